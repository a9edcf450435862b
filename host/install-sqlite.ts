import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import type { NodePaths } from './cache';
import { npmEnv, runCommand } from './command';

/** The version that n8n 2.x depends on; another one is built in place after the install. */
const EXPECTED_VERSION = '5.1.7';
const NODE_GYP_RANGE = '^12.1.0';
const BINDING = join('build', 'Release', 'node_sqlite3.node');

/** A compiled SQLite binding and the version of sqlite3 it belongs to. */
export interface SqliteBinding {
	version: string;
	file: string;
}

/**
 * Compiles the sqlite3 binding in a folder of its own, so that it can go on while npm installs n8n.
 * node-gyp is called directly: npm blocks install scripts, and sqlite3's own script would first try
 * to download a binary.
 */
export async function buildSqlite(
	folder: string,
	node: NodePaths,
	version = EXPECTED_VERSION,
): Promise<SqliteBinding> {
	mkdirSync(folder, { recursive: true });
	writeFileSync(
		join(folder, 'package.json'),
		JSON.stringify({
			private: true,
			dependencies: { sqlite3: version, 'node-gyp': NODE_GYP_RANGE },
		}),
	);
	const env = npmEnv(dirname(node.bin));
	await runCommand('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], {
		cwd: folder,
		env,
	});
	const sqlite = join(folder, 'node_modules', 'sqlite3');
	const nodeGyp = join(folder, 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
	await runCommand(
		node.bin,
		[nodeGyp, 'rebuild', `--nodedir=${node.packageDir}`, `--jobs=${availableParallelism()}`],
		{ cwd: sqlite, env },
	);
	return { version, file: join(sqlite, BINDING) };
}

/** Puts the binding into an installed n8n, after compiling another one if the version differs. */
export async function placeSqlite(
	n8nFolder: string,
	node: NodePaths,
	binding: SqliteBinding,
	buildFolder: string,
): Promise<string> {
	const target = join(n8nFolder, 'node_modules', 'sqlite3');
	const version = readVersion(target);
	const fitting =
		version === binding.version ? binding : await buildSqlite(buildFolder, node, version);
	mkdirSync(dirname(join(target, BINDING)), { recursive: true });
	cpSync(fitting.file, join(target, BINDING));
	return version;
}

/** Opens a database with the installed binding; throws if that does not work. */
export async function verifySqlite(n8nFolder: string, node: NodePaths): Promise<void> {
	const script = `
		const { Database } = require('sqlite3');
		new Database(':memory:').get('SELECT 42 AS answer', (error, row) => {
			if (error || row.answer !== 42) throw error ?? new Error('wrong answer');
		});`;
	await runCommand(node.bin, ['-e', script], { cwd: n8nFolder });
}

function readVersion(packageFolder: string): string {
	const file = join(packageFolder, 'package.json');
	if (!existsSync(file)) throw new Error(`${file} is missing: the install of n8n is not complete`);
	return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
