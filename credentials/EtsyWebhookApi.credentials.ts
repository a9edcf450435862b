import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/**
 * The secret that Etsy signs its webhooks with. It belongs to one endpoint of the Webhook portal
 * and gives no access to anything, so it is a credential of its own beside the OAuth connection.
 * There is nothing at Etsy to test it against: the node looks whether it is whole (`testedBy`).
 */
export class EtsyWebhookApi implements ICredentialType {
	name = 'etsyWebhookApi';

	displayName = 'Etsy Webhook API';

	icon: Icon = { light: 'file:../icons/etsy.svg', dark: 'file:../icons/etsy.dark.svg' };

	documentationUrl =
		'https://github.com/print-on-demand-n8n/n8n-nodes-print-on-demand/blob/main/docs/credentials/etsy-webhook.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Signing Secret',
			name: 'signingSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			placeholder: 'e.g. whsec_...',
			description:
				'The secret of your endpoint in Etsy\'s Webhook portal. It begins with "whsec_". Requests that are not signed with it are refused.',
		},
	];
}
