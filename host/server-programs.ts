import { chownSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './command';
import { findProgram } from './system-packages';

/** Debian keeps PostgreSQL's programs by version, off the search path. */
const DEBIAN_POSTGRES = '/usr/lib/postgresql';

const INSTALL = 'On Debian or Ubuntu: apt-get install postgresql redis-server';

function debianPostgres(name: string): string | undefined {
	try {
		const versions = readdirSync(DEBIAN_POSTGRES).sort((a, b) => Number(b) - Number(a));
		return versions
			.map((version) => findProgram(name, join(DEBIAN_POSTGRES, version, 'bin')))
			.find((file) => file !== undefined);
	} catch {
		// No such folder: PostgreSQL is installed elsewhere, or not at all.
		return undefined;
	}
}

/**
 * Where one of PostgreSQL's programs is.
 * @throws Error that says what to install
 */
export function postgresProgram(name: 'initdb' | 'postgres' | 'psql'): string {
	const file = debianPostgres(name) ?? findProgram(name);
	if (!file) throw new Error(`Queue mode needs PostgreSQL, and there is no ${name}. ${INSTALL}`);
	return file;
}

/**
 * Where Redis is.
 * @throws Error that says what to install
 */
export function redisProgram(): string {
	const file = findProgram('redis-server');
	if (!file) throw new Error(`Queue mode needs Redis, and there is no redis-server. ${INSTALL}`);
	return file;
}

/** Whether the servers that queue mode needs are installed. */
export function hasQueuePrograms(): boolean {
	try {
		return Boolean(postgresProgram('initdb') && redisProgram());
	} catch {
		// What is missing is said by whoever needs it.
		return false;
	}
}

/** The unprivileged user that Debian's package makes: PostgreSQL refuses to run as root. */
const SERVER_USER = 'postgres';

/** A command as it must be run: as root, for another user; else as it is. */
export function unprivileged(command: string[]): string[] {
	if (process.getuid?.() !== 0) return command;
	const as = [`--reuid=${SERVER_USER}`, `--regid=${SERVER_USER}`, '--clear-groups'];
	return ['setpriv', ...as, ...command];
}

/** Lets the unprivileged user own a folder, where we are root. */
export async function handOver(folder: string): Promise<void> {
	if (process.getuid?.() !== 0) return;
	const id = async (flag: string) => Number((await runCommand('id', [flag, SERVER_USER])).trim());
	chownSync(folder, await id('-u'), await id('-g'));
}
