import type { INodeProperties } from 'n8n-workflow';

/** Whether the provider's own object stays out. */
export const simplifyProperty: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** The words to search a list by. */
export const searchProperty: INodeProperties = {
	displayName: 'Search',
	name: 'search',
	type: 'string',
	default: '',
	placeholder: 'e.g. heavy cotton tee',
	description: 'Only entries that hold all these words. Left empty, everything.',
};
