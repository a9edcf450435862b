const { prepared } = require('../../scripts/browser-library.cjs');

/** Gives jest a decoder that is written for browsers as the build gives it to the package. */
module.exports = {
	process: (_text, file) => ({ code: prepared(file, 'cjs') }),
};
