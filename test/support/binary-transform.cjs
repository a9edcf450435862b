const { packedText } = require('../../scripts/vendor.cjs');

/** Gives jest a wasm or a font as the build gives it to the package: as text. */
module.exports = {
	process: (_text, file) => ({ code: `module.exports = ${JSON.stringify(packedText(file))};` }),
};
