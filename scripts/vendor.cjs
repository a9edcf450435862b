// Libraries that ship inside the package. A community node may have no dependencies and may read no
// files, so core/artwork/vendor/*.ts, the only files that import a bundled library, are bundled in
// place after tsc, and a wasm or font that they import becomes text inside them.
const { readFileSync, readdirSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { deflateRawSync } = require('node:zlib');
const { browserLibraries } = require('./browser-library.cjs');

/** What n8n or Node itself gives at run time. */
const EXTERNAL = ['n8n-workflow', 'zod', 'crypto', 'node:crypto'];
const BINARY = /\.(wasm|ttf|otf)$/;

/** For packages that come without a file of their licence. */
const NOTICES = {
	'@resvg/resvg-wasm': `Copyright (c) 2021-present, yisibl
Mozilla Public License 2.0, https://www.mozilla.org/MPL/2.0/, shipped unchanged.
Source: https://github.com/yisibl/resvg-js (tag v2.6.2), built on
https://github.com/linebender/resvg`,
};

function filesIn(folder, name) {
	const names = readdirSync(folder).filter((file) => name.test(file));
	return names.map((file) => path.join(folder, file));
}

/** The text that a binary file is shipped as: deflated (raw), then base64. */
function packedText(file) {
	return deflateRawSync(readFileSync(file), { level: 9 }).toString('base64');
}

const binaries = {
	name: 'binaries',
	setup(build) {
		build.onLoad({ filter: BINARY }, ({ path: file }) => ({
			contents: packedText(file),
			loader: 'text',
		}));
	},
};

/** Bundles every vendor file of a built package in place; their licences go along. */
async function bundleVendor(root) {
	const folder = path.join(root, 'dist', 'core', 'artwork', 'vendor');

	const { metafile } = await require('esbuild').build({
		absWorkingDir: root,
		// From the sources, as modules: what is not used of a library is then left out.
		entryPoints: filesIn(path.join(root, 'core', 'artwork', 'vendor'), /(?<!\.d)\.ts$/),
		outdir: folder,
		allowOverwrite: true,
		tsconfigRaw: {},
		bundle: true,
		format: 'cjs',
		platform: 'neutral',
		mainFields: ['module', 'main'],
		target: 'es2022',
		external: EXTERNAL,
		drop: ['console'],
		legalComments: 'inline',
		logLevel: 'warning',
		metafile: true,
		preserveSymlinks: true,
		plugins: [binaries, browserLibraries],
	});
	const packages = Object.keys(metafile.inputs).flatMap(
		(file) => file.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1] ?? [],
	);
	const notices = [...new Set(packages)].sort().map((name) => notice(root, name));
	writeFileSync(path.join(root, 'dist', 'THIRD-PARTY-LICENSES.txt'), notices.join('\n\n'));
}

function notice(root, name) {
	const files = filesIn(path.join(root, 'node_modules', name), /^licen[cs]e/i);
	const texts = files.map((file) => readFileSync(file, 'utf8').trim());
	if (name in NOTICES) texts.push(NOTICES[name]);
	if (texts.length === 0) throw new Error(`${name} comes without a licence`);
	return [name, ...texts].join('\n\n') + '\n';
}

module.exports = { bundleVendor, packedText };
