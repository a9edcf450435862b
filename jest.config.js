/** @type {import('jest').Config} */
const shared = {
	testEnvironment: 'node',
	transform: {
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
	modulePathIgnorePatterns: ['<rootDir>/dist'],
};

const suite = (name, extra = {}) => ({
	...shared,
	displayName: name,
	testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
	...extra,
});

module.exports = {
	projects: [
		suite('unit'),
		suite('contract'),
		suite('engine', { setupFilesAfterEnv: ['<rootDir>/test/support/nock-lifecycle.ts'] }),
		suite('e2e'),
	],
};
