import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { properties } from './properties';
import { receive } from './receive';
import { isSigningSecretWhole, requireSigningKey } from './signing-key';

/**
 * Receives the webhooks that Etsy sends about orders, and reads the order each one is about. Etsy
 * has no call to subscribe (facts/etsy.md 11): a person pastes the address into Etsy's portal.
 */
export class EtsyWebhookTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Etsy Webhook Trigger',
		name: 'etsyWebhookTrigger',
		icon: { light: 'file:../../icons/etsy.svg', dark: 'file:../../icons/etsy.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		description: 'Starts the workflow when Etsy reports an order by webhook',
		defaults: { name: 'Etsy Webhook Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'etsyWebhookApi',
				displayName: 'Signing Secret',
				required: true,
				testedBy: 'isSigningSecretWhole',
			},
			{ name: 'etsyOAuth2Api', displayName: 'Etsy Connection', required: true },
		],
		hints: [
			{
				message:
					'Webhooks can be late or get lost. Let nothing depend on them alone: the template "Sync Etsy orders" finds every order without them.',
				whenToDisplay: 'beforeExecution',
				location: 'ndv',
			},
		],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				responseData: 'noData',
				path: 'webhook',
			},
		],
		properties,
	};

	methods = { credentialTest: { isSigningSecretWhole } };

	webhookMethods = {
		default: {
			/** Etsy cannot be asked, so n8n goes on to `create` each time. */
			async checkExists(this: IHookFunctions): Promise<boolean> {
				await requireSigningKey(this);
				return false;
			},
			/** There is nothing to create at Etsy; without a secret nothing may be activated. */
			async create(this: IHookFunctions): Promise<boolean> {
				await requireSigningKey(this);
				return true;
			},
			/** The endpoint in Etsy's portal is the user's; n8n stops listening by itself. */
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
