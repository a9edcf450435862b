import { config } from '@n8n/node-cli/eslint';

/** What ships is held to n8n's community-node rules; the rest may use all of Node. */
const notShipped = [
	'sandbox/**/*.ts',
	'host/**/*.ts',
	'install/**/*.ts',
	'demo/**/*.ts',
	'bench/**/*.ts',
	'chaos/**/*.ts',
	'test/**/*.ts',
];

export default [
	{ ignores: ['dist/**', 'node_modules/**', 'coverage/**', 'workflows/**'] },
	...config,
	{
		files: ['**/*.ts'],
		rules: {
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			'import-x/no-cycle': 'error',
			eqeqeq: 'error',
		},
	},
	{
		// Design 3: the arrows point one way.
		files: ['core/domain/**/*.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{ patterns: ['n8n-*', '**/transport/**', '**/providers/**', '**/nodes/**', 'node:*'] },
			],
		},
	},
	{
		files: ['core/transport/**/*.ts'],
		rules: { 'no-restricted-imports': ['error', { patterns: ['**/providers/**', '**/nodes/**'] }] },
	},
	{
		files: ['core/providers/**/*.ts'],
		rules: { 'no-restricted-imports': ['error', { patterns: ['**/nodes/**'] }] },
	},
	{
		files: ['core/**/*.ts', 'nodes/**/*.ts', 'credentials/**/*.ts'],
		rules: {
			'no-restricted-syntax': [
				'error',
				{
					selector:
						'ImportDeclaration[source.value=/(sandbox|test|bench|chaos|demo|host|install)\\u002F/]',
					message: 'Nothing shipped imports sandbox, host, install, demo, test, bench or chaos.',
				},
			],
		},
	},
	{
		files: notShipped,
		rules: {
			'@n8n/community-nodes/no-restricted-globals': 'off',
			'@n8n/community-nodes/no-restricted-imports': 'off',
			'@n8n/community-nodes/no-dangerous-functions': 'off',
			'@n8n/community-nodes/no-hardcoded-secrets': 'off',
			'@n8n/community-nodes/require-node-api-error': 'off',
			'@n8n/community-nodes/no-silent-error-swallowing': 'off',
			'@n8n/community-nodes/missing-paired-item': 'off',
			'@n8n/community-nodes/no-http-request-with-manual-auth': 'off',
		},
	},
];
