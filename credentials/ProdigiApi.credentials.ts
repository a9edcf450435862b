import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

/**
 * Access to one Prodigi account. One key is one account; there are no stores (facts/prodigi.md 1).
 */
export class ProdigiApi implements ICredentialType {
	name = 'prodigiApi';

	displayName = 'Prodigi API';

	icon: Icon = { light: 'file:../icons/prodigi.svg', dark: 'file:../icons/prodigi.dark.svg' };

	documentationUrl =
		'https://github.com/print-on-demand-n8n/n8n-nodes-print-on-demand/blob/main/docs/credentials/prodigi.md';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'In the Prodigi dashboard under Settings > Integrations > API. The live account and the sandbox account have a key each.',
		},
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: [
				{
					name: 'Live',
					value: 'live',
					description: 'Orders are printed, sent and charged',
				},
				{
					name: 'Sandbox',
					value: 'sandbox',
					description: "Prodigi's own test environment: nothing is printed or charged",
				},
				{
					name: 'Other Address',
					value: 'other',
					description: 'For practice against the sandbox of this package',
				},
			],
			default: 'live',
			description: 'Which account the key belongs to. A live key is refused in the sandbox.',
		},
		{
			displayName: 'Base Address',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.prodigi.com',
			required: true,
			placeholder: 'e.g. https://api.prodigi.com',
			displayOptions: { show: { environment: ['other'] } },
			description: 'Where Prodigi is reached, without the version',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { 'X-API-Key': '={{ $credentials.apiKey }}' } },
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL:
				'={{ $credentials.environment === "sandbox" ? "https://api.sandbox.prodigi.com" : $credentials.environment === "other" ? $credentials.baseUrl.replace(/\\/+$/, "") : "https://api.prodigi.com" }}',
			url: '/v4.0/orders',
			qs: { top: 1 },
		},
	};
}
