const { createHash } = require('node:crypto');
const { prepared } = require('../../scripts/browser-library.cjs');

const text = (file) => prepared(file, 'cjs');

/** Gives jest a decoder that is written for browsers as the build gives it to the package. */
module.exports = {
	process: (_text, file) => ({ code: text(file) }),
	getCacheKey: (_text, file) => createHash('sha256').update(text(file)).digest('hex'),
};
