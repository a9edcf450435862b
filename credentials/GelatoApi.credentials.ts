import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

/**
 * Access to one Gelato account. One key is one account; its stores cannot be listed, so the store
 * is entered by its ID (facts/gelato.md 1).
 */
export class GelatoApi implements ICredentialType {
	name = 'gelatoApi';

	displayName = 'Gelato API';

	icon: Icon = { light: 'file:../icons/gelato.svg', dark: 'file:../icons/gelato.dark.svg' };

	documentationUrl =
		'https://github.com/print-on-demand-n8n/n8n-nodes-print-on-demand/blob/main/docs/credentials/gelato.md';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'In the Gelato dashboard under Developer > API Keys. It is shown once.',
		},
		{
			displayName: 'Store ID',
			name: 'storeId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 6ada0d2f-73f4-41f4-af92-91911c22171d',
			description:
				'Only for saved products: the store that they are in. It is in the address of the store in the Gelato dashboard. Orders need none.',
		},
		{
			displayName: 'Billing Currency',
			name: 'currency',
			type: 'string',
			default: 'USD',
			required: true,
			placeholder: 'e.g. EUR',
			description: 'What Gelato bills you in, as a three-letter code',
		},
		{
			displayName: 'Fallback E-Mail',
			name: 'fallbackEmail',
			type: 'string',
			placeholder: 'e.g. orders@example.com',
			default: '',
			description:
				'An address of your own, sent to Gelato for orders without one. Gelato demands an e-mail address with every order, and Etsy rarely gives the one of the buyer.',
		},
		{
			displayName: 'Base Address',
			name: 'baseUrl',
			type: 'string',
			default: 'https://order.gelatoapis.com',
			required: true,
			placeholder: 'e.g. https://order.gelatoapis.com',
			description:
				'Where Gelato is reached. Change it only to practise against the sandbox, which has all of Gelato under one address.',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { 'X-API-KEY': '={{ $credentials.apiKey }}' } },
	};

	// Gelato has no call that names the account; looking for one order proves that the key works.
	test: ICredentialTestRequest = {
		request: {
			method: 'POST',
			baseURL: '={{ $credentials.baseUrl.replace(/\\/+$/, "") }}',
			url: '/v4/orders:search',
			body: { limit: 1, offset: 0 },
			json: true,
		},
	};
}
