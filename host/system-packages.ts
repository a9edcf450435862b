import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runCommand } from './command';
import type { Log } from './progress';

/** The full path of a program on PATH, or undefined. */
export function findProgram(name: string, path = process.env.PATH ?? ''): string | undefined {
	return path
		.split(delimiter)
		.filter(Boolean)
		.map((folder) => join(folder, name))
		.find((file) => {
			try {
				accessSync(file, constants.X_OK);
				return true;
			} catch {
				return false;
			}
		});
}

/** Whether this process may install Debian packages. */
export function canInstallPackages(): boolean {
	return process.getuid?.() === 0 && findProgram('apt-get') !== undefined;
}

/** Installs Debian packages with apt-get; the caller has checked that it may. */
export async function aptInstall(packages: string[], log: Log): Promise<void> {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	log(`Installing ${packages.join(', ')} with apt-get ...`);
	await runCommand('apt-get', ['update', '-qq'], { env });
	await runCommand('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
		env,
	});
}

/** What compiling SQLite's binding takes: a compiler, make and Python 3. */
export async function ensureBuildTools(log: Log): Promise<void> {
	const missing = [
		{ program: 'make', packages: ['make'] },
		{ program: 'c++', packages: ['g++'] },
		{ program: 'python3', packages: ['python3'] },
	].filter(({ program }) => !works(program));
	if (missing.length === 0) return;
	if (!canInstallPackages()) {
		const names = missing.map(({ program }) => program).join(', ');
		throw new Error(
			`n8n's SQLite binding has to be compiled, and this machine has no ${names}. ` +
				'Install a C++ compiler, make and Python 3 (Debian, Ubuntu: g++ make python3; ' +
				'macOS: the Xcode command line tools) and run this again.',
		);
	}
	await aptInstall(
		missing.flatMap(({ packages }) => packages),
		log,
	);
}

function works(program: string): boolean {
	return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}
