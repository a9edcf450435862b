import { createHash } from 'node:crypto';
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { cacheDir } from './cache';

/** Everything that the tarball is made from. */
const SOURCES = [
	'core',
	'credentials',
	'gulpfile.js',
	'icons',
	'LICENSE',
	'nodes',
	'package-lock.json',
	'package.json',
	'README.md',
	'tsconfig.json',
	'workflows',
];

function filesIn(path: string): string[] {
	const entries = readdirSync(path, { withFileTypes: true, recursive: true });
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
}

/** A name for the state of the sources: the same sources, the same name. */
export function sourcesHash(repository: string): string {
	const hash = createHash('sha256');
	for (const source of SOURCES) {
		const path = join(repository, source);
		if (!existsSync(path)) continue;
		const files = /\.\w+$|LICENSE$/.test(source) ? [path] : filesIn(path);
		for (const file of files) {
			const content = readFileSync(file);
			hash.update(`${relative(repository, file)}\0${content.length}\0`).update(content);
		}
	}
	return hash.digest('hex');
}

/**
 * The tarball of these sources, made once: building takes longer than all the rest of a start.
 * @param make builds and packs, and answers where the tarball is
 */
export async function cachedTarball(
	repository: string,
	make: () => Promise<string>,
): Promise<string> {
	const kept = join(cacheDir(), 'packs', `${sourcesHash(repository).slice(0, 32)}.tgz`);
	if (existsSync(kept)) return kept;
	const made = await make();
	mkdirSync(dirname(kept), { recursive: true });
	copyFileSync(made, `${kept}.${process.pid}`);
	renameSync(`${kept}.${process.pid}`, kept);
	return kept;
}
