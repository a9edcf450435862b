import {
	existsSync,
	mkdirSync,
	readFileSync,
	readdirSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { N8N_VERSION, NODE_VERSION, cacheDir, n8nRoot, nodePackageName, nodePaths } from './cache';
import type { NodePaths } from './cache';
import { npmEnv, runCommand } from './command';
import { messageOf } from './errors';
import { hasFreshFolder, makeFreshFolder } from './fresh-folder';
import { buildSqlite, placeSqlite, verifySqlite } from './install-sqlite';
import { withLock } from './lock';
import { toStdout, withProgress } from './progress';
import type { Log } from './progress';
import { ensureBuildTools } from './system-packages';

const STAMP = '.pod-install.json';
const NPM_INSTALL = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];
/**
 * Older versions of n8n take the reader of Excel files from its makers' own server, which not every
 * network lets through. No workflow of ours reads such files: what npm has of it will do.
 */
const FROM_NPM = { xlsx: '0.18.5' };

export interface InstallOptions {
	n8nVersion?: string;
	nodeVersion?: string;
	cache?: string;
	log?: Log;
}

/** An n8n that is ready to be started. */
export interface N8nInstall {
	n8nVersion: string;
	node: NodePaths;
	root: string;
	/** The script to give to Node: `node <bin> start`. */
	bin: string;
}

/**
 * Makes sure that an n8n and the Node.js it needs are in the cache, and says where. Takes minutes
 * the first time (n8n is about 3 GB) and next to nothing after that. What a killed run left behind
 * is done again; two processes do not install at once.
 */
export async function installN8n({
	n8nVersion = N8N_VERSION,
	nodeVersion = NODE_VERSION,
	cache = cacheDir(),
	log = toStdout,
}: InstallOptions = {}): Promise<N8nInstall> {
	const node = nodePaths(nodeVersion, cache);
	const root = n8nRoot(n8nVersion, nodeVersion, cache);
	const install = { n8nVersion, node, root, bin: join(root, 'node_modules', 'n8n', 'bin', 'n8n') };
	if (isStamped(node.root) && isStamped(root) && hasFreshFolder(install)) return install;

	mkdirSync(cache, { recursive: true });
	await withLock(join(cache, '.install.lock'), log, async () => {
		await complete(
			node.root,
			{ node: nodeVersion },
			() => verifyNode(node),
			async (partial) =>
				withProgress(`Installing Node.js ${nodeVersion}`, cache, log, () =>
					npmInstall(partial, { [nodePackageName()]: nodeVersion }),
				),
		);
		await complete(
			root,
			{ n8n: n8nVersion, node: nodeVersion },
			() => verifyN8n(install),
			async (partial) => {
				await ensureBuildTools(log);
				await withProgress(`Installing n8n ${n8nVersion} (about 3 GB)`, cache, log, () =>
					fillN8n(partial, n8nVersion, node),
				);
			},
		);
		if (!hasFreshFolder(install)) {
			await withProgress("Preparing n8n's database", cache, log, () => makeFreshFolder(install));
		}
	});
	return install;
}

/** n8n from npm and its SQLite binding from the compiler, side by side. */
async function fillN8n(partial: string, n8nVersion: string, node: NodePaths): Promise<void> {
	const sqliteFolder = `${partial}-sqlite`;
	// Both are waited for also when one fails, so that nothing is left running.
	const [binding, n8n] = await Promise.allSettled([
		buildSqlite(sqliteFolder, node),
		npmInstall(partial, { n8n: n8nVersion }, dirname(node.bin)),
	]);
	if (n8n.status === 'rejected') throw n8n.reason;
	if (binding.status === 'rejected') throw binding.reason;
	await placeSqlite(partial, node, binding.value, `${sqliteFolder}-2`);
	await verifySqlite(partial, node);
}

async function npmInstall(
	folder: string,
	dependencies: Record<string, string>,
	nodeBinDir?: string,
): Promise<void> {
	mkdirSync(folder, { recursive: true });
	const content = { private: true, dependencies, overrides: FROM_NPM };
	writeFileSync(join(folder, 'package.json'), JSON.stringify(content));
	await runCommand('npm', NPM_INSTALL, { cwd: folder, env: npmEnv(nodeBinDir) });
}

/**
 * Brings a folder of the cache to its complete, verified, stamped state: keeps it when stamped,
 * adopts it when somebody made it by hand and it works, else fills a `.partial-` folder and
 * renames.
 */
async function complete(
	target: string,
	versions: Record<string, string>,
	verify: () => Promise<void>,
	fill: (partial: string) => Promise<void>,
): Promise<void> {
	if (isStamped(target)) return;
	removePartials(target);
	if (!(await isUsable(target, verify))) {
		rmSync(target, { recursive: true, force: true });
		const partial = `${target}.partial-${process.pid}`;
		await fill(partial);
		renameSync(partial, target);
		await verify();
		removePartials(target);
	}
	const stamp = { ...versions, platform: process.platform, arch: process.arch, at: new Date() };
	writeFileSync(join(target, STAMP), `${JSON.stringify(stamp, null, 2)}\n`);
}

function isStamped(folder: string): boolean {
	return existsSync(join(folder, STAMP));
}

async function isUsable(folder: string, verify: () => Promise<void>): Promise<boolean> {
	if (!existsSync(folder)) return false;
	return await verify().then(
		() => true,
		() => false,
	);
}

function removePartials(target: string): void {
	for (const name of readdirSync(dirname(target))) {
		if (name.startsWith(`${basename(target)}.partial-`)) {
			const folder = join(dirname(target), name);
			rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
		}
	}
}

async function verifyNode(node: NodePaths): Promise<void> {
	const version = (await runCommand(node.bin, ['--version'])).trim();
	if (version !== `v${node.version}`) throw new Error(`${node.bin} is ${version}`);
}

async function verifyN8n({ n8nVersion, node, root, bin }: N8nInstall): Promise<void> {
	const lockfile = readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8');
	const { packages } = JSON.parse(lockfile) as { packages: Record<string, { version?: string }> };
	const found = packages['node_modules/n8n']?.version;
	if (found !== n8nVersion) throw new Error(`${root} holds n8n ${found}, not ${n8nVersion}`);
	await verifySqlite(root, node);
	const said = await runCommand(node.bin, [bin, '--version']).catch((error: unknown) => {
		throw new Error(`n8n in ${root} does not start: ${messageOf(error)}`);
	});
	if (said.trim() !== n8nVersion) throw new Error(`${bin} says it is ${said.trim()}`);
}
