const { default: Sequencer } = require('@jest/test-sequencer');

/**
 * The end-to-end files that take longest, the longest first. On a fresh clone jest knows no times
 * and goes by the size of files: one of these would run at the end, when nothing is left to run
 * beside it.
 */
const LONG = [
	'sync',
	'conformance',
	'etsy-trigger',
	'publish-a-design',
	'panels',
	'retry-what-failed',
	'publish-at-printful',
	'editor',
].map((name) => `test/e2e/${name}.test.ts`);

/** jest's own order, except that files known to be long come first. */
class LongFilesFirst extends Sequencer {
	sort(tests) {
		const rank = ({ path }) => {
			const at = LONG.findIndex((file) => path.replaceAll('\\', '/').endsWith(`/${file}`));
			return at < 0 ? LONG.length : at;
		};
		return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b));
	}
}

module.exports = LongFilesFirst;
module.exports.LONG = LONG;
