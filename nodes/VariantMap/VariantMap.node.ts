import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { portsBy } from '../shared/ports';
import { runOperation } from '../shared/router';
import { chosenOperation, operationChoice, operationProperties } from './actions/operations';
import { LINES, PORTS } from './actions/ports';
import { credentials } from './properties';

const CASES = [
	['$parameter["operation"] === "resolve" && $parameter["giveOut"] === "lines"', LINES] as const,
	...Object.entries(PORTS).map(
		([operation, ports]) => [`$parameter["operation"] === "${operation}"`, ports] as const,
	),
];

/** Says what to print for each line of an Etsy order, and keeps the table that says so. */
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
		inputs: portsBy(CASES, 'inputs'),
		outputs: portsBy(CASES, 'outputs'),
		credentials,
		properties: [operationChoice, ...operationProperties],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const { operation, outputs } = chosenOperation(this);
		return await runOperation(this, operation, outputs);
	}
}
