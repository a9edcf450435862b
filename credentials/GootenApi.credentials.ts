import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

/** The calls that the billing key belongs to; in those that are paid with it, it is in the body. */
const NEEDS_BILLING_KEY = /\/(?:ordersearch|orderbilling|orderstatus|shippingAddress)\/?$/i;

function textOf(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

/**
 * Access to one Gooten storefront (a "recipe"). Gooten takes its secrets in the query
 * (facts/gooten.md 1): the recipe on every call, the billing key only where it asks for it, and
 * both only at the address of the credential.
 */
export class GootenApi implements ICredentialType {
	name = 'gootenApi';

	displayName = 'Gooten API';

	icon: Icon = { light: 'file:../icons/gooten.svg', dark: 'file:../icons/gooten.dark.svg' };

	documentationUrl =
		'https://github.com/print-on-demand-n8n/n8n-nodes-print-on-demand/blob/main/docs/credentials/gooten.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Recipe ID',
			name: 'recipeId',
			type: 'string',
			default: '',
			required: true,
			description:
				'In the Gooten admin under Settings > API. One recipe is one storefront: use a credential for each.',
		},
		{
			displayName: 'Partner Billing Key',
			name: 'secretBillingKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'In the same place. Orders are paid with it, so keep it to yourself.',
		},
		{
			displayName: 'Test Mode',
			name: 'isTestMode',
			type: 'boolean',
			default: false,
			description:
				'Whether orders are tests only: Gooten takes them, but prints and charges nothing',
		},
		{
			displayName: 'Billing Currency',
			name: 'currency',
			type: 'string',
			default: 'USD',
			required: true,
			placeholder: 'e.g. EUR',
			description: 'What Gooten bills you in, as a three-letter code',
		},
		{
			displayName: 'Catalog Country',
			name: 'countryCode',
			type: 'string',
			default: 'US',
			required: true,
			placeholder: 'e.g. DE',
			description:
				'Where most of your buyers are, as a two-letter code. What Gooten has in its catalog depends on it.',
		},
		{
			displayName: 'Fallback E-Mail',
			name: 'fallbackEmail',
			type: 'string',
			placeholder: 'e.g. orders@example.com',
			default: '',
			description:
				'An address of your own, sent to Gooten for orders without one. Etsy rarely gives the one of the buyer.',
		},
		{
			displayName: 'Base Address',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.print.io',
			required: true,
			placeholder: 'e.g. https://api.print.io',
			description: 'Where Gooten is reached. Change it only to practise against the sandbox.',
		},
	];

	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const address = new URL(`${request.baseURL ?? ''}${request.url}`);
		if (address.origin !== new URL(textOf(credentials.baseUrl)).origin) return request;
		const needsKey = NEEDS_BILLING_KEY.test(address.pathname);
		return {
			...request,
			qs: {
				...request.qs,
				recipeid: textOf(credentials.recipeId),
				...(needsKey ? { partnerBillingKey: textOf(credentials.secretBillingKey) } : {}),
			},
		};
	};

	// Gooten has no call that names the account; looking for one order proves that both secrets work.
	// Its answer to wrong ones has status 200.
	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.baseUrl.replace(/\\/+$/, "") }}',
			url: '/api/v/5/source/api/ordersearch',
			qs: { pageSize: 1 },
		},
		rules: [
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'HadError',
					value: true,
					message: 'Gooten did not accept the recipe ID or the partner billing key.',
				},
			},
		],
	};
}
