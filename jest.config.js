const BROWSER_LIBRARIES = '(pdf\\.image_decoders\\.mjs|webp_dec\\.js)$';

/** @type {import('jest').Config} */
const shared = {
	testEnvironment: 'node',
	transform: {
		'\\.(wasm|ttf)$': '<rootDir>/test/support/binary-transform.cjs',
		[BROWSER_LIBRARIES]: '<rootDir>/test/support/browser-library-transform.cjs',
		'^.+\\.ts$': [
			'@swc/jest',
			{
				jsc: {
					parser: { syntax: 'typescript', decorators: true },
					transform: { legacyDecorator: true, decoratorMetadata: true },
					target: 'es2022',
				},
			},
		],
	},
	transformIgnorePatterns: [`^(?!.*${BROWSER_LIBRARIES}).*/node_modules/.+\\.[cm]?js$`],
	modulePathIgnorePatterns: ['<rootDir>/dist'],
};

const suite = (name, extra = {}) => ({
	...shared,
	displayName: name,
	testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
	...extra,
});

module.exports = {
	// A test that hangs ends at some time; how fast one is, is not tested here but in bench/.
	testTimeout: 60_000,
	testSequencer: '<rootDir>/test/support/long-files-first.cjs',
	projects: [
		suite('unit'),
		suite('contract'),
		suite('engine', { setupFilesAfterEnv: ['<rootDir>/test/support/nock-lifecycle.ts'] }),
		suite('e2e'),
		// Minutes of kills, see CONTRIBUTING.md.
		suite('chaos'),
	],
};
