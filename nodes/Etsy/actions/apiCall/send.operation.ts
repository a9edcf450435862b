import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { anyCall, anyList, safePath, type AnyCall } from '../../../../core/etsy/any-call';
import { toJson } from '../../../shared/to-json';
import { openEtsy, type EtsySession } from '../../../shared/etsy/session';
import { resolveShopId } from '../../../shared/etsy/shop-id';
import { bodyProperties, pairsProperty, readBody, readPairs } from './request-fields';

/** Stands for the number of the credential's shop. */
const SHOP_PLACE = /\{shop_id\}/g;

const properties: INodeProperties[] = [
	{
		displayName:
			'Everything but GET may change your shop, cost a fee or e-mail a buyer, and is not undone. It is sent once and never again by itself.',
		name: 'apiCallNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Method',
		name: 'method',
		type: 'options',
		options: ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'].map((method) => ({
			name: method,
			value: method,
		})),
		default: 'GET',
		description: "What to do, as in the documentation of Etsy's API",
	},
	{
		displayName: 'Path',
		name: 'path',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. /shops/{shop_id}/sections',
		description:
			'What comes after /v3/application. {shop_id} stands for the shop of the credential.',
	},
	{
		displayName: 'Read All Pages',
		name: 'allPages',
		type: 'boolean',
		displayOptions: { show: { method: ['GET'] } },
		default: false,
		description: 'Whether to read all pages of a list, one item an entry',
	},
	pairsProperty('Query Parameters', 'queryParameters'),
	...bodyProperties,
];

/** The parameters of Send. */
export const description = updateDisplayOptions(
	{ show: { resource: ['apiCall'], operation: ['send'] } },
	properties,
);

async function readPath(
	context: IExecuteFunctions,
	itemIndex: number,
	{ api }: EtsySession,
): Promise<Result<string>> {
	const entered = String(context.getNodeParameter('path', itemIndex, ''));
	if (entered.search(SHOP_PLACE) === -1) return safePath(entered);
	const shopId = await resolveShopId(context, api, '');
	return shopId.ok ? safePath(entered.replace(SHOP_PLACE, shopId.value)) : shopId;
}

/** An answer as items: a list of objects is one item each, anything else one item. */
function toItems(answer: unknown): IDataObject[] {
	const entries = Array.isArray(answer) ? answer : [answer];
	return entries.map((entry: unknown) => {
		if (entry === null) return { success: true };
		return typeof entry === 'object' && !Array.isArray(entry) ? toJson(entry) : toJson({ entry });
	});
}

/**
 * Sends any call to Etsy's API. Costs one call, or one for each hundred entries with Read All
 * Pages, and one more an execution where the path names the shop.
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const etsy = await openEtsy(context, itemIndex);
	if (!etsy.ok) return etsy;
	const path = await readPath(context, itemIndex, etsy.value);
	if (!path.ok) return path;
	const method = String(context.getNodeParameter('method', itemIndex)) as AnyCall['method'];
	const query = readPairs(context, 'queryParameters', itemIndex);
	if (method === 'GET') {
		const what = { method, path: path.value, query };
		const all = context.getNodeParameter('allPages', itemIndex, false) === true;
		const answer = await (all ? anyList : anyCall)(etsy.value.call, what);
		return answer.ok ? ok(toItems(answer.value)) : answer;
	}
	const body = readBody(context, itemIndex);
	if (!body.ok) return body;
	const what = { method, path: path.value, query, body: body.value };
	const answer = await anyCall(etsy.value.call, what);
	return answer.ok ? ok(toItems(answer.value)) : answer;
}
