import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './command';
import { hostEnv } from './env';
import type { N8nInstall } from './install';
import { freePorts } from './ports';

const KEPT = ['database.sqlite', 'config'];

/** n8n's command line ends without closing its database: brings the log's content into the file. */
const CHECKPOINT = `
	const { Database } = require('sqlite3');
	const database = new Database(process.argv[1]);
	database.get('PRAGMA wal_checkpoint(TRUNCATE)', (error, row) => {
		if (error || row.busy !== 0) throw error ?? new Error('the database is busy');
		database.close();
	});`;

/**
 * Lets the installed n8n make its database once. That proves that it runs, and saves every new
 * host the three hundred migrations of an empty database.
 */
export async function makeFreshFolder(install: N8nInstall): Promise<void> {
	const target = freshFolder(install);
	const folder = mkdtempSync(join(install.root, '.fresh-'));
	const [port = 0, brokerPort = 0] = await freePorts(2);
	const nodeBin = install.node.bin;
	const url = `http://127.0.0.1:${port}`;
	const { n8nVersion } = install;
	const env = hostEnv({ n8nVersion, userFolder: folder, nodeBin, port, brokerPort, url });
	await runCommand(nodeBin, [install.bin, 'list:workflow'], { cwd: install.root, env });
	await runCommand(nodeBin, ['-e', CHECKPOINT, join(folder, '.n8n', 'database.sqlite')], {
		cwd: install.root,
	});
	mkdirSync(join(folder, 'kept'));
	for (const name of KEPT) renameSync(join(folder, '.n8n', name), join(folder, 'kept', name));
	renameSync(join(folder, 'kept'), target);
	rmSync(folder, { recursive: true, force: true });
}

/** Whether the install has its ready-made database. */
export function hasFreshFolder(install: N8nInstall): boolean {
	return existsSync(freshFolder(install));
}

/** Gives a user folder that has no database yet the ready-made one. */
export function fillUserFolder(install: N8nInstall, userFolder: string): void {
	const target = join(userFolder, '.n8n');
	if (existsSync(join(target, 'database.sqlite')) || !hasFreshFolder(install)) return;
	cpSync(freshFolder(install), target, { recursive: true });
}

function freshFolder(install: N8nInstall): string {
	return join(install.root, '.fresh-n8n-folder');
}
