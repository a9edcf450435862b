import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';
import { runPoll, runSample } from './poll-once';
import { properties } from './properties';

/** Starts a workflow when something happens in an Etsy shop. Polls: Etsy need not reach n8n. */
export class EtsyTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Etsy Trigger',
		name: 'etsyTrigger',
		icon: { light: 'file:../../icons/etsy.svg', dark: 'file:../../icons/etsy.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		description: 'Starts the workflow when something happens to the orders or listings of a shop',
		defaults: { name: 'Etsy Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'etsyOAuth2Api', required: true }],
		polling: true,
		properties,
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return this.getMode() === 'manual' ? await runSample(this) : await runPoll(this);
	}
}
