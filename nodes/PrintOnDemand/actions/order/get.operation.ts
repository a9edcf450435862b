import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { failure } from '../../../../core/domain/failure';
import { fail, ok, type Result } from '../../../../core/domain/result';
import { openProvider } from '../../helpers/open-provider';

/** The limiter keeps the provider's limits; this keeps waiting requests from piling up. */
export const concurrency = 10;

const properties: INodeProperties[] = [
	{
		displayName: 'Order ID',
		name: 'providerOrderId',
		type: 'string',
		default: '={{ $json.providerOrderId }}',
		required: true,
		placeholder: 'e.g. 5a96f649b2439217d070f507',
		description: "The provider's own ID of the order, as Create puts it out",
	},
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
];

/** The parameters of Get. */
export const description = updateDisplayOptions(
	{ show: { resource: ['order'], operation: ['get'] } },
	properties,
);

/**
 * Reads one order in the neutral form. Costs one call.
 * @returns without Simplify also the provider's own object under `raw`, which holds the address
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const provider = await openProvider(context, itemIndex);
	if (!provider.ok) return provider;
	const id: unknown = context.getNodeParameter('providerOrderId', itemIndex);
	const orderId = typeof id === 'string' || typeof id === 'number' ? String(id).trim() : '';
	if (orderId === '') {
		return fail(
			failure({
				category: 'validation',
				provider: 'pack',
				operation: 'order:get',
				message: "The field 'Order ID' is empty",
				hint: "Enter the provider's ID of the order, as Create puts it out",
				fields: ['providerOrderId'],
			}),
		);
	}
	const answer = await provider.value.getOrder(orderId);
	if (!answer.ok) return answer;
	const { raw, ...order } = answer.value;
	const simplify = context.getNodeParameter('simplify', itemIndex) === true;
	return ok([toJson(simplify ? order : { ...order, raw })]);
}

/** An item's JSON has no undefined values; they would show as empty columns. */
function toJson(value: object): IDataObject {
	return JSON.parse(JSON.stringify(value)) as IDataObject;
}
