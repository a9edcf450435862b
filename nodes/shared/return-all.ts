import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

/** The parameters Return All and Limit of every Get Many. */
export const returnAllProperties: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		displayOptions: { show: { returnAll: [false] } },
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
	},
];

/** How many to return at most; nothing for all. */
export function readLimit(context: IExecuteFunctions, itemIndex: number): number | undefined {
	if (context.getNodeParameter('returnAll', itemIndex) === true) return undefined;
	const limit = Math.floor(Number(context.getNodeParameter('limit', itemIndex)));
	return Number.isFinite(limit) ? Math.max(1, limit) : 1;
}
