import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { runOperation } from '../shared/router';
import * as connection from './actions/connection/connection.resource';
import { chosenOperation } from './actions/operations';
import * as order from './actions/order/order.resource';
import { portsExpression } from './actions/ports';
import { providerCredentials, providerProperties } from './actions/provider.properties';
import * as report from './actions/report/report.resource';
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
				options: [
					{ name: 'Connection', value: 'connection' },
					{ name: 'Order', value: 'order' },
					{ name: 'Report', value: 'report' },
				],
				default: 'order',
			},
			...connection.description,
			...order.description,
			...report.description,
			...providerProperties,
			...connection.operationProperties,
			...order.operationProperties,
			...report.operationProperties,
		],
	};

	methods = { listSearch };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const { operation, outputs } = chosenOperation(this);
		return await runOperation(this, operation, outputs);
	}
}
