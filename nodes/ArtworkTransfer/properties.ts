import type { INodeCredentialDescription } from 'n8n-workflow';
import { providerModules } from '../../core/providers/registry';
import { pairsWith } from './provider.properties';

/** None is required: a file in the item needs none, and a missing one is told when it is needed. */
export const credentials: INodeCredentialDescription[] = [
	{
		name: 'etsyOAuth2Api',
		required: false,
		displayOptions: { show: { operation: ['transfer'], target: ['etsyListing'] } },
	},
	...providerModules().map(({ name, credential }) => ({
		name: credential.type,
		displayName: credential.displayName,
		required: false,
		displayOptions: { show: { provider: [name, ...pairsWith(name)] } },
	})),
];
