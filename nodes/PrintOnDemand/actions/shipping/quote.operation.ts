import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { askProvider } from '../../helpers/ask-provider';
import { simplifyProperty } from '../../../shared/provider/common-properties';
import { readQuoteRequest } from '../../helpers/read-quote-request';
import { textParameter } from '../../helpers/text-parameter';

/** The limiter keeps the provider's limits; this keeps waiting requests from piling up. */
export const concurrency = 5;

const properties: INodeProperties[] = [
	{
		displayName: 'Lines',
		name: 'lines',
		type: 'json',
		default: '={{ $json.lines }}',
		required: true,
		description:
			'What is to be priced: a list of <code>{ quantity, source }</code>, as an order has it',
	},
	{
		displayName: 'Ship To',
		name: 'shipTo',
		type: 'json',
		default: '={{ $json.shipTo }}',
		required: true,
		description:
			'Where to: <code>countryCode</code>, and <code>stateCode</code>, <code>postalCode</code> and so on where they are known',
	},
	{
		displayName: 'Currency',
		name: 'currency',
		type: 'string',
		default: '',
		placeholder: 'e.g. USD',
		description: "What to price in. Left empty, the provider's own.",
	},
	{
		displayName: 'Reference',
		name: 'quoteKey',
		type: 'string',
		default: '={{ $json.quoteKey }}',
		description:
			'Comes back as <code>quoteKey</code>, so that Plan knows what the price is for. Order: List Quotes gives it. May be empty.',
	},
	simplifyProperty,
];

/** The parameters of this operation. */
export const description = updateDisplayOptions(
	{ show: { resource: ['shipping'], operation: ['quote'] } },
	properties,
);

/**
 * Prices an order without making it: all ways of shipping, and what else the provider tells. Costs
 * one call.
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const request = readQuoteRequest({
		lines: context.getNodeParameter('lines', itemIndex),
		shipTo: context.getNodeParameter('shipTo', itemIndex),
		currency: context.getNodeParameter('currency', itemIndex, ''),
	});
	if (!request.ok) return request;
	const quoteKey = textParameter(context, 'quoteKey', itemIndex).trim();
	return await askProvider(context, itemIndex, async (provider) => {
		const quote = await provider.quote(request.value);
		return quote.ok && quoteKey !== '' ? ok({ quoteKey, ...quote.value }) : quote;
	});
}
