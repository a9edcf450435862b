import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { runOperation } from '../shared/router';
import { chosenOperation } from './actions/operations';
import * as order from './actions/order/order.resource';
import * as shop from './actions/shop/shop.resource';
import { listSearch } from './methods';

/**
 * Reads an Etsy shop. Programmatic rather than declarative: lists are read by a moving window,
 * answers are checked and brought into our words, limits are kept across executions.
 */
export class Etsy implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Etsy',
		name: 'etsy',
		icon: { light: 'file:../../icons/etsy.svg', dark: 'file:../../icons/etsy.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Read the orders and the shop of an Etsy seller',
		defaults: { name: 'Etsy' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'etsyOAuth2Api', required: true }],
		hints: [
			{
				message:
					'Orders hold buyer data. Keep it no longer than needed: turn off saving of successful executions in the workflow settings, or use "Leave Out Buyer Data".',
				displayCondition: '={{ $parameter["resource"] === "order" }}',
				whenToDisplay: 'beforeExecution',
				location: 'ndv',
			},
		],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'Order', value: 'order' },
					{ name: 'Shop', value: 'shop' },
				],
				default: 'order',
			},
			...order.description,
			...shop.description,
			...order.operationProperties,
			...shop.operationProperties,
		],
	};

	methods = { listSearch };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this, chosenOperation(this));
	}
}
