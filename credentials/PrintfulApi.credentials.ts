import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

/**
 * Access to Printful by a private token, which belongs to one store or to the whole account and
 * ends at the date that was chosen when it was made (facts/printful.md 1). Both API versions take
 * it.
 */
export class PrintfulApi implements ICredentialType {
	name = 'printfulApi';

	displayName = 'Printful API';

	icon: Icon = { light: 'file:../icons/printful.svg', dark: 'file:../icons/printful.dark.svg' };

	documentationUrl =
		'https://github.com/print-on-demand-n8n/n8n-nodes-print-on-demand/blob/main/docs/credentials/printful.md';

	properties: INodeProperties[] = [
		{
			displayName: 'API Token',
			name: 'apiToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'A private token from developers.printful.com > Your Tokens. It is shown once and ends at the date that you choose there.',
		},
		{
			displayName: 'Store ID',
			name: 'storeId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1234567',
			description:
				'The store to work in where a node does not choose one. The node lists your stores with their IDs. May stay empty for a token that belongs to one store.',
		},
		{
			displayName: 'Base Address',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.printful.com',
			required: true,
			placeholder: 'e.g. https://api.printful.com',
			description:
				'Where Printful is reached, without the version. Change it only to practise against the sandbox.',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{ $credentials.apiToken.trim() }}' } },
	};

	// Reads the store of the Store ID, so that a number of somebody else's is found out; without one,
	// the stores that the token reaches.
	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.baseUrl.replace(/\\/+$/, "") }}',
			url: '={{ String($credentials.storeId ?? "").trim() === "" ? "/v2/stores" : "/v2/stores/" + encodeURIComponent(String($credentials.storeId).trim()) }}',
		},
	};
}
