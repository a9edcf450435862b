import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { pickOperation } from '../shared/pick-operation';
import { runOperation } from '../shared/router';
import { outputCount, portsExpression } from './actions/ports';
import {
	providerCredentials,
	providerProperty,
	storeProperty,
} from '../shared/provider/provider.properties';
import { resources } from './actions/resources';
import { providerOfItem } from '../shared/provider-of-item';
import { listSearch } from './methods';

/**
 * One node for all printing providers. Programmatic rather than declarative: creating an order
 * may take look-ups and further tries, and answers are brought into one neutral form.
 */
export class PrintOnDemand implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Print on Demand',
		name: 'printOnDemand',
		icon: {
			light: 'file:../../icons/printOnDemand.svg',
			dark: 'file:../../icons/printOnDemand.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Plan, create and follow orders at print-on-demand providers',
		defaults: { name: 'Print on Demand' },
		usableAsTool: true,
		inputs: portsExpression('inputs'),
		outputs: portsExpression('outputs'),
		credentials: providerCredentials,
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: resources.map(({ option }) => option),
				default: 'order',
			},
			// Before the operation, whose list depends on what the provider can do.
			providerProperty,
			...resources.flatMap(({ description }) => description),
			storeProperty,
			...resources.flatMap(({ operationProperties }) => operationProperties),
		],
	};

	methods = { listSearch };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const { operation, outputs } = pickOperation(this, { resources }, outputCount);
		return await runOperation(this, operation, outputs, providerOfItem);
	}
}
