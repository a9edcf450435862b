import type { INodeProperties } from 'n8n-workflow';

/** The store at the provider, for operations whose provider may have several. */
export const storeIdOption: INodeProperties = {
	displayName: 'Store ID',
	name: 'storeId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 5432',
	description:
		'The shop or store in your account at the provider. Left empty, the one in the credential is used.',
};

/** The same at the provider that a file is taken from, where that is not the one that gets it. */
export const sourceStoreIdOption: INodeProperties = {
	displayName: 'Store ID of the Source',
	name: 'sourceStoreId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 5432',
	description:
		'Between two providers: the shop or store at the one that the file is taken from. Left empty, the one in its credential is used.',
};

/** Hosts from which files are fetched unchecked. */
export const trustedHostsOption: INodeProperties = {
	displayName: 'Trusted Hosts',
	name: 'trustedHosts',
	type: 'string',
	default: '',
	placeholder: 'e.g. files.example.com',
	description:
		'Names of hosts that you vouch for, separated by commas: files are fetched from there even where n8n cannot find out beforehand where a name leads (before n8n 2.30, or behind a proxy)',
};
