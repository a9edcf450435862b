import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { runOperation } from '../shared/router';
import { resolve } from './actions/resolve.operation';

/** Says what to print for each line of an Etsy order. */
export class VariantMap implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Variant Map',
		name: 'variantMap',
		icon: {
			light: 'file:../../icons/variantMap.svg',
			dark: 'file:../../icons/variantMap.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: '={{$parameter["operation"]}}',
		description: 'Find out which print-on-demand variant belongs to each line of an Etsy order',
		defaults: { name: 'Variant Map' },
		usableAsTool: true,
		inputs: [
			{ type: NodeConnectionTypes.Main, displayName: 'Orders' },
			{ type: NodeConnectionTypes.Main, displayName: 'Variant Map' },
		],
		outputs: [NodeConnectionTypes.Main],
		properties: [
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Resolve',
						value: 'resolve',
						action: 'Resolve order lines',
						description: 'Say for each order line which provider variant it prints as, and why not',
					},
				],
				default: 'resolve',
			},
			...resolve.description,
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this, resolve);
	}
}
