import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { providerCredentials } from '../shared/provider/provider.properties';
import { searchStores } from '../shared/provider/search-stores';
import { isRegistered, register, unregister } from './lifecycle';
import { registeredByUs } from './notices';
import { properties } from './properties';
import { receive } from './receive';

/**
 * Receives the webhooks of all printing providers, makes sure that they are true, and emits them
 * in one form. Registers itself where a provider has a call for it.
 */
export class PrintOnDemandTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Print on Demand Trigger',
		name: 'printOnDemandTrigger',
		icon: {
			light: 'file:../../icons/printOnDemand.svg',
			dark: 'file:../../icons/printOnDemand.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ [$parameter["provider"] || "no provider", ...($parameter["events"] || [])].join(", ") }}',
		description: 'Starts the workflow when a print-on-demand provider reports news by webhook',
		defaults: { name: 'Print on Demand Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: providerCredentials,
		hints: [
			{
				message:
					'Webhooks can be late or get lost. Let nothing depend on them alone: Print on Demand > Order > Get Changed, on a schedule, finds every order without them.',
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
				// Where it is registered by itself, nobody needs to see the address.
				ndvHideUrl: `={{ ${JSON.stringify(registeredByUs())}.includes($parameter["provider"]) }}`,
			},
		],
		properties,
	};

	methods = { listSearch: { searchStores } };

	webhookMethods = {
		default: {
			/** Whether the provider still has what this workflow registered. */
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await isRegistered(this);
			},
			/** Registers the address where that can be done by a call. */
			async create(this: IHookFunctions): Promise<boolean> {
				await register(this);
				return true;
			},
			/** Takes away what this workflow registered, and nothing else. */
			async delete(this: IHookFunctions): Promise<boolean> {
				await unregister(this);
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
