import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layDown } from '../../../host/pack';

describe('laying down the pack', () => {
	let folder: string;

	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'pod-pack-test-'));
	});

	afterEach(() => rmSync(folder, { recursive: true }));

	function tarball(extra: object): string {
		const source = join(folder, 'package');
		mkdirSync(join(source, 'dist'), { recursive: true });
		const packageJson = {
			name: 'n8n-nodes-sample',
			version: '1.2.3',
			n8n: { nodes: ['dist/A.node.js'] },
			devDependencies: { a: '1' },
			peerDependencies: { b: '1' },
			optionalDependencies: { c: '1' },
			...extra,
		};
		writeFileSync(join(source, 'package.json'), JSON.stringify(packageJson));
		writeFileSync(join(source, 'dist', 'A.node.js'), '');
		execFileSync('tar', ['-czf', 'sample.tgz', 'package'], { cwd: folder });
		return join(folder, 'sample.tgz');
	}

	it('leaves what n8n’s installer of community nodes leaves', async () => {
		const target = await layDown(tarball({}), folder);
		const nodes = join(folder, '.n8n', 'nodes');
		expect(target).toBe(join(nodes, 'node_modules', 'n8n-nodes-sample'));
		expect(existsSync(join(target, 'dist', 'A.node.js'))).toBe(true);
		expect(JSON.parse(readFileSync(join(target, 'package.json'), 'utf8'))).toEqual({
			name: 'n8n-nodes-sample',
			version: '1.2.3',
			n8n: { nodes: ['dist/A.node.js'] },
		});
		expect(JSON.parse(readFileSync(join(nodes, 'package.json'), 'utf8'))).toEqual({
			name: 'installed-nodes',
			private: true,
			dependencies: { 'n8n-nodes-sample': '1.2.3' },
		});
	});

	it('replaces an earlier version', async () => {
		const target = await layDown(tarball({}), folder);
		writeFileSync(join(target, 'dist', 'Old.node.js'), '');
		await layDown(tarball({ version: '1.2.4' }), folder);
		expect(existsSync(join(target, 'dist', 'Old.node.js'))).toBe(false);
	});

	it('refuses run-time dependencies, which it does not install', async () => {
		const file = tarball({ dependencies: { 'left-pad': '1' } });
		await expect(layDown(file, folder)).rejects.toThrow('has left-pad');
	});
});
