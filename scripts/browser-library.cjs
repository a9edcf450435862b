// Decoders that are written for browsers. They ship inside the package, where nothing of a browser or
// of Node's process may be named, so what they look for is taken out of their text before they are
// bundled, or loaded by a test.
const { readFileSync } = require('node:fs');
const { transformSync } = require('esbuild');

/** What they find instead of the global object. */
const BEFORE = `const hostless = {
	Uint8ClampedArray,
	ImageData: class {
		constructor(data, width, height) { Object.assign(this, { data, width, height }); }
	},
};
const noTimer = () => { throw new Error('A decoder has no timers'); };
`;

const DEFINE = {
	globalThis: 'hostless',
	...Object.fromEntries(
		['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'].map((name) => [name, 'noTimer']),
	),
	'import.meta.url': '"https://library.invalid/"',
	...Object.fromEntries(
		[
			...['process', 'global', 'self', 'window', 'document'],
			...['importScripts', 'fetch', 'XMLHttpRequest'],
		].map((name) => [name, 'undefined']),
	),
};

/** By file: what is cut out of it, which must be there. */
const CUTS = {
	// Keeps all that the file has from being left out, and asks whether the browser allows "eval".
	'pdf.image_decoders.mjs': [/globalThis\.pdfjsImageDecoders = \{[^}]*\};/, /new Function\(""\);/],
	'webp_dec.js': [],
};
const FILES = /[\\/](pdf\.image_decoders\.mjs|webp_dec\.js)$/;

/** The text of such a library as it ships: a module in the form that is asked for. */
function prepared(file, format) {
	let text = readFileSync(file, 'utf8');
	for (const cut of CUTS[file.match(FILES)[1]]) {
		if (!cut.test(text)) throw new Error(`${file} has changed: ${cut} is not in it`);
		text = text.replace(cut, '');
	}
	const options = { define: DEFINE, drop: ['console'], format, target: 'es2022' };
	return transformSync(BEFORE + text, options).code;
}

/** For esbuild. */
const browserLibraries = {
	name: 'browser-libraries',
	setup(build) {
		build.onLoad({ filter: FILES }, ({ path: file }) => ({
			contents: prepared(file, 'esm'),
			loader: 'js',
		}));
	},
};

module.exports = { browserLibraries, prepared };
