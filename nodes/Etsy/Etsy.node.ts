import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { pickOperation } from '../shared/pick-operation';
import { runOperation } from '../shared/router';
import { resources } from './actions/resources';
import { hintOnDayLeft } from '../shared/etsy/day-left';
import { listSearch } from './methods';

/**
 * Runs an Etsy shop. Programmatic rather than declarative: lists are read by a moving window,
 * answers are checked and brought into our words, writes are compared with what is there first,
 * limits are kept across executions.
 */
export class Etsy implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Etsy',
		name: 'etsy',
		icon: { light: 'file:../../icons/etsy.svg', dark: 'file:../../icons/etsy.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Run an Etsy shop: orders, tracking, listings, variants, images and settings',
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
				options: resources.map(({ option }) => option),
				default: 'order',
			},
			...resources.flatMap(({ description }) => description),
			...resources.flatMap(({ operationProperties }) => operationProperties),
		],
	};

	methods = { listSearch };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		try {
			return await runOperation(this, pickOperation(this, { resources }).operation);
		} finally {
			hintOnDayLeft(this);
		}
	}
}
