const { spawnSync } = require('node:child_process');
const { rmSync } = require('node:fs');
const path = require('node:path');
const { dest, parallel, series, src } = require('gulp');
const { bundleVendor } = require('./scripts/vendor.cjs');

/** Start from nothing, so that a deleted node does not live on in the package. */
function clean(done) {
	rmSync(path.join(__dirname, 'dist'), { recursive: true, force: true });
	done();
}

function compile(done) {
	const tsc = require.resolve('typescript/bin/tsc');
	const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.json'], {
		cwd: __dirname,
		stdio: 'inherit',
	});
	done(status === 0 ? undefined : new Error('TypeScript found errors'));
}

function icons() {
	return src('icons/*.svg', { encoding: false }).pipe(dest('dist/icons'));
}

async function bundle() {
	await bundleVendor(__dirname);
}

exports.clean = clean;
exports.build = series(clean, parallel(compile, icons), bundle);
exports.default = exports.build;
