import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { npmEnv, runCommand } from './command';
import { cachedTarball } from './pack-cache';

const REPOSITORY = dirname(__dirname);

interface PackageJson {
	name: string;
	version: string;
	dependencies?: Record<string, string>;
	[field: string]: unknown;
}

/**
 * Builds the package and packs it, and returns the tarball; the same sources are built once.
 * `POD_PACK_TARBALL` names one that is ready (npm test packs once for all its steps).
 */
export async function buildPack({ repository = REPOSITORY } = {}): Promise<string> {
	if (process.env.POD_PACK_TARBALL) return process.env.POD_PACK_TARBALL;
	return await cachedTarball(repository, async () => {
		const gulp = join(repository, 'node_modules', 'gulp', 'bin', 'gulp.js');
		await runCommand(process.execPath, [gulp, 'build'], { cwd: repository, env: npmEnv() });
		return await packRepository(repository);
	});
}

/** Packs what `dist` holds now. */
export async function packRepository(repository = REPOSITORY): Promise<string> {
	const folder = mkdtempSync(join(tmpdir(), 'pod-pack-'));
	const args = ['pack', '--ignore-scripts', '--pack-destination', folder];
	await runCommand('npm', args, { cwd: repository, env: npmEnv() });
	const [tarball] = readdirSync(folder);
	if (!tarball) throw new Error(`npm pack left nothing in ${folder}`);
	return join(folder, tarball);
}

/**
 * Puts a packed package into a user folder the way n8n's own installer of community nodes leaves
 * it: unpacked below `nodes/node_modules`, without development, peer and optional dependencies, and
 * listed in `nodes/package.json`.
 */
export async function layDown(tarball: string, userFolder: string): Promise<string> {
	const nodes = join(userFolder, '.n8n', 'nodes');
	const { name } = await readPackageJson(tarball);
	const target = join(nodes, 'node_modules', name);
	rmSync(target, { recursive: true, force: true });
	mkdirSync(target, { recursive: true });
	await runCommand('tar', ['-xzf', tarball, '-C', target, '--strip-components=1']);

	const file = join(target, 'package.json');
	const installed = withoutOtherDependencies(JSON.parse(readFileSync(file, 'utf8')) as PackageJson);
	const needed = Object.keys(installed.dependencies ?? {});
	if (needed.length > 0) {
		throw new Error(`${name} must not have run-time dependencies, but has ${needed.join(', ')}`);
	}
	writeFileSync(file, JSON.stringify(installed, null, 2));
	writeFileSync(
		join(nodes, 'package.json'),
		JSON.stringify(
			{ name: 'installed-nodes', private: true, dependencies: { [name]: installed.version } },
			null,
			2,
		),
	);
	return target;
}

/** package.json as n8n's installer rewrites it. */
export function withoutOtherDependencies(packageJson: PackageJson): PackageJson {
	const rest = { ...packageJson };
	delete rest.devDependencies;
	delete rest.peerDependencies;
	delete rest.optionalDependencies;
	return rest;
}

async function readPackageJson(tarball: string): Promise<PackageJson> {
	const text = await runCommand('tar', ['-xzOf', tarball, 'package/package.json']);
	return JSON.parse(text) as PackageJson;
}
