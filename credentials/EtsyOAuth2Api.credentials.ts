import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

/** The Etsy permissions that this pack always asks for (facts/etsy.md 2); none deletes anything. */
const SCOPES = [
	'listings_r',
	'listings_w',
	'shops_r',
	'shops_w',
	'transactions_r',
	'transactions_w',
];

/** Asked for only where the seller says so: with it, listings can be deleted for good. */
const DELETE_SCOPE = 'listings_d';

const REAL_BASE_URL = 'https://openapi.etsy.com';

/**
 * A hidden address that follows the base address: Etsy's own, or the same service's when the
 * credential points elsewhere (the sandbox serves everything under one address).
 */
function derivedUrl(real: string, path: string): string {
	const base = '$self["baseUrl"].replace(/\\/+$/, "")';
	return `={{ ${base} === "${REAL_BASE_URL}" ? "${real}" : ${base} + "${path}" }}`;
}

/**
 * Access to one Etsy shop by OAuth 2.0 with PKCE.
 *
 * Etsy wants the keystring as `client_id` and no secret in the token calls (facts/etsy.md 2), but
 * `keystring:shared secret` in the `x-api-key` header of every API call. n8n sends whatever stands
 * in `clientSecret` with the token calls (as body field or Basic header), so that field stays empty
 * and hidden and the shared secret has its own field. With an empty `clientSecret`, n8n 2.41 sends
 * `client_id` in the body and no Authorization header, both when it trades the code and when it
 * refreshes (read in @n8n/client-oauth2 `code-flow.js` and `client-oauth2-token.js`).
 * n8n never calls an OAuth2 credential's `authenticate`, so our transport adds `x-api-key`.
 *
 * The editor labels every field named `clientId` "Client ID", whatever its `displayName` (editor-ui
 * 2.41, `credText`), so the keystring has a field of its own and the hidden `clientId` follows it.
 * What is hidden follows the fields each time: n8n works it out when it connects and when it reads.
 */
export class EtsyOAuth2Api implements ICredentialType {
	name = 'etsyOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Etsy OAuth2 API';

	icon: Icon = { light: 'file:../icons/etsy.svg', dark: 'file:../icons/etsy.dark.svg' };

	documentationUrl =
		'https://github.com/print-on-demand-n8n/n8n-nodes-print-on-demand/blob/main/docs/credentials/etsy.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'hidden',
			default: 'pkce',
		},
		{
			displayName: 'Keystring',
			name: 'keystring',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 1aa2bb33c44d55eeeeee6fff',
			description: 'The "Keystring" of your app, as Etsy shows it under "Manage Your Apps"',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'hidden',
			default: '={{ $self["keystring"] }}',
		},
		{
			displayName: 'Shared Secret',
			name: 'sharedSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			placeholder: 'e.g. a1b2c3d4e5',
			description: 'The "Shared Secret" of the same app. Etsy refuses calls without it.',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'hidden',
			typeOptions: { password: true },
			default: '',
		},
		{
			displayName: 'Base Address',
			name: 'baseUrl',
			type: 'string',
			default: REAL_BASE_URL,
			required: true,
			placeholder: 'e.g. https://openapi.etsy.com',
			description: 'Where Etsy is reached. Change it only to practise against the sandbox.',
		},
		{
			displayName: 'Allow Deleting Listings',
			name: 'allowDelete',
			type: 'boolean',
			default: false,
			description:
				'Whether to ask Etsy for the permission to delete listings as well. After a change, save and connect again.',
		},
		{
			displayName:
				'To see that it works and what your key may do, run the operation "Check Access" of the Etsy node: it shows the name of your shop.',
			name: 'checkNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName:
				"The term 'Etsy' is a trademark of Etsy, Inc. This application uses the Etsy API but is not endorsed or certified by Etsy, Inc.",
			name: 'trademarkNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: derivedUrl('https://www.etsy.com/oauth/connect', '/oauth/connect'),
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: derivedUrl('https://api.etsy.com/v3/public/oauth/token', '/v3/public/oauth/token'),
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: `={{ "${SCOPES.join(' ')}" + ($self["allowDelete"] ? " ${DELETE_SCOPE}" : "") }}`,
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: '',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'hidden',
			default: 'body',
		},
	];

	/**
	 * For n8n's own test of credentials (its public API, in 2.41), which says "works" or why not. The
	 * editor offers none for OAuth2 credentials (`isCredentialTestable` in editor-ui 2.41), a
	 * `testedBy` of a node is ignored for them, and no test can make n8n show a name: so the name of
	 * the shop comes from the operation Check Access.
	 */
	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.baseUrl.replace(/\\/+$/, "") }}',
			url: '/v3/application/users/me',
			headers: {
				'x-api-key': '={{ $credentials.keystring + ":" + $credentials.sharedSecret }}',
			},
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message: 'Etsy does not accept this connection. Connect the credential again.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message:
						'Etsy does not accept this key. Compare Keystring and Shared Secret with your app.',
				},
			},
		],
	};
}
