import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

/**
 * Access to one Printify account by a personal access token. Printify lets a token live one year
 * and refuses requests without a User-Agent (facts/printify.md 1).
 */
export class PrintifyApi implements ICredentialType {
	name = 'printifyApi';

	displayName = 'Printify API';

	icon: Icon = { light: 'file:../icons/printify.svg', dark: 'file:../icons/printify.dark.svg' };

	documentationUrl =
		'https://github.com/print-on-demand-n8n/n8n-nodes-print-on-demand/blob/main/docs/credentials/printify.md';

	properties: INodeProperties[] = [
		{
			displayName: 'API Token',
			name: 'apiToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'In Printify under My Profile > Connections > Generate. It is shown once and lives for one year.',
		},
		{
			displayName: 'Shop ID',
			name: 'shopId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 5432',
			description:
				'The shop to work in where a node does not choose one. The node lists your shops with their IDs.',
		},
		{
			displayName: 'Base Address',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.printify.com',
			required: true,
			placeholder: 'e.g. https://api.printify.com',
			description: 'Where Printify is reached. Change it only to practise against the sandbox.',
		},
		{
			displayName: 'Calls a Minute',
			name: 'callsPerMinute',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 600,
			description:
				'How many calls n8n may make. Printify allows an account 600 a minute, and says nothing of it in its answers. Enter less where other programs use the account too, or several n8n workers share it; more where Printify allowed you more.',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: {
			headers: {
				Authorization: '=Bearer {{ $credentials.apiToken }}',
				'User-Agent': 'n8n-nodes-print-on-demand',
			},
		},
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.baseUrl.replace(/\\/+$/, "") }}',
			url: '/v1/shops.json',
		},
	};
}
