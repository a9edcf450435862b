import type { INodeProperties } from 'n8n-workflow';

/** Which order at the provider is meant. */
export const orderIdProperty: INodeProperties = {
	displayName: 'Order ID',
	name: 'providerOrderId',
	type: 'string',
	default: '={{ $json.providerOrderId }}',
	required: true,
	placeholder: 'e.g. 5a96f649b2439217d070f507',
	description: "The provider's own ID of the order, as Create puts it out",
};
