import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cachedTarball, sourcesHash } from '../../../host/pack-cache';

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'pod-pack-cache-'));
	process.env.POD_CACHE_DIR = join(folder, 'cache');
	mkdirSync(join(folder, 'nodes'));
	writeFileSync(join(folder, 'nodes', 'A.node.ts'), 'one');
});

afterEach(() => {
	delete process.env.POD_CACHE_DIR;
	rmSync(folder, { recursive: true, force: true });
});

/** Stands for build and pack; counts how often it runs. */
function maker() {
	const runs: string[] = [];
	const make = async () => {
		const file = join(folder, `made-${runs.length}.tgz`);
		writeFileSync(file, `tarball ${runs.length}`);
		runs.push(file);
		return file;
	};
	return { runs, make };
}

test('the same sources are packed once, changed ones anew', async () => {
	const { runs, make } = maker();
	const first = await cachedTarball(folder, make);
	expect(await cachedTarball(folder, make)).toBe(first);
	expect(runs).toHaveLength(1);

	writeFileSync(join(folder, 'nodes', 'A.node.ts'), 'two');
	const second = await cachedTarball(folder, make);
	expect(second).not.toBe(first);
	expect(readFileSync(second, 'utf8')).toBe('tarball 1');
});

test('a moved line, a new and a renamed file change the name of the sources', () => {
	const names = new Set([sourcesHash(folder)]);
	writeFileSync(join(folder, 'nodes', 'B.node.ts'), '');
	names.add(sourcesHash(folder));
	rmSync(join(folder, 'nodes', 'B.node.ts'));
	writeFileSync(join(folder, 'nodes', 'C.node.ts'), '');
	names.add(sourcesHash(folder));
	expect(names.size).toBe(3);
});
