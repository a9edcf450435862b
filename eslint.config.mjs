import { readdirSync } from 'node:fs';
import { config } from '@n8n/node-cli/eslint';

const SHIPPED = ['core', 'nodes', 'credentials'];
const NOT_SHIPPED = ['sandbox', 'host', 'install', 'demo', 'bench', 'chaos', 'test'];

/** What ships is held to n8n's community-node rules; the rest may use all of Node. */
const notShipped = NOT_SHIPPED.map((folder) => `${folder}/**/*.ts`);

/** A node knows no other node: what several need is in `nodes/shared`. */
const nodes = readdirSync('nodes').map((name) => `nodes/${name}`);
const otherNodes = nodes.map((node) => [
	node,
	nodes.filter((other) => other !== node && other !== 'nodes/shared'),
]);

/** What a layer must not import. */
const REFUSED = {
	...Object.fromEntries(otherNodes),
	...{ core: NOT_SHIPPED, nodes: NOT_SHIPPED, credentials: NOT_SHIPPED },
	'core/domain': ['core/transport', 'core/etsy', 'core/providers', 'core/artwork', 'nodes'],
	'core/transport': ['core/etsy', 'core/providers', 'core/artwork', 'nodes'],
	'core/etsy': ['core/providers', 'core/artwork', 'nodes'],
	'core/providers': ['core/etsy', 'core/artwork', 'nodes'],
	'core/artwork': ['nodes'],
};
const zones = Object.entries(REFUSED).flatMap(([layer, folders]) =>
	folders.map((folder) => ({
		target: `./${layer}`,
		from: `./${folder}`,
		message: `${layer} imports nothing of ${folder}.`,
	})),
);

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
		// The arrows point one way, see CONTRIBUTING.md.
		files: SHIPPED.map((folder) => `${folder}/**/*.ts`),
		rules: { 'import-x/no-restricted-paths': ['error', { zones }] },
	},
	{
		files: ['core/domain/**/*.ts'],
		rules: { 'no-restricted-imports': ['error', { patterns: ['n8n-*', 'node:*'] }] },
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
