import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import type { Failure } from '../../../../core/domain/failure';
import { ok, type Result } from '../../../../core/domain/result';
import { accessReport } from '../../../../core/etsy/access-report';
import { countActiveListings } from '../../../../core/etsy/count-listings';
import { hasWholeAddress, readReceipt } from '../../../../core/etsy/read-receipt';
import { toShop } from '../../../../core/etsy/to-shop';
import { toJson } from '../../../shared/to-json';
import { openEtsy, readAccessToken, type EtsySession } from '../../../shared/etsy/session';

/** These orders are looked at for an address. */
const NEWEST_PAID = {
	was_paid: true,
	sort_on: 'created',
	sort_order: 'desc',
	limit: 25,
} as const;

const properties: INodeProperties[] = [
	{
		displayName:
			'Reads only. Tells which permissions the connection has, whether Etsy gives this key buyer addresses and probably takes its tracking, and how many calls are left today.',
		name: 'checkAccessNotice',
		type: 'notice',
		default: '',
	},
];

/** The parameters of Check Access. */
export const description = updateDisplayOptions(
	{ show: { resource: ['shop'], operation: ['checkAccess'] } },
	properties,
);

/**
 * A refusal is an answer here (`permission`, `not_found`); anything else, such as a limit or a
 * lost connection, would make the report wrong and fails the check.
 */
function answered<T>(result: Result<T>): Result<T | undefined> {
	if (result.ok) return result;
	return refuses(result.failure) ? ok(undefined) : result;
}

function refuses({ category }: Failure): boolean {
	return category === 'permission' || category === 'not_found' || category === 'validation';
}

async function readScopes(
	context: IExecuteFunctions,
	itemIndex: number,
	{ api }: EtsySession,
): Promise<Result<string[] | undefined>> {
	const token = await readAccessToken(context, itemIndex);
	if (!token.ok) return token;
	const scopes = await api.tokenScopes(token.value);
	// Etsy's document leaves the form of this answer open, so an unknown form means "not told".
	const isOddForm = !scopes.ok && scopes.failure.code === 'unexpected_answer';
	return isOddForm ? ok(undefined) : answered(scopes);
}

/**
 * Finds out what the key may do, without changing anything on Etsy. Costs five calls: who the
 * token belongs to, its permissions, the shop, the number of listings, the newest paid orders. The
 * first also makes n8n renew an expired token, so that the second asks about the one in use.
 * @returns one item without buyer data
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const etsy = await openEtsy(context, itemIndex);
	if (!etsy.ok) return etsy;
	const { api, limits } = etsy.value;
	const me = await api.getMe();
	if (!me.ok) return me;
	const shopId = me.value.shop_id;
	const scopes = await readScopes(context, itemIndex, etsy.value);
	if (!scopes.ok) return scopes;
	const shop = answered(await api.getShop(shopId));
	if (!shop.ok) return shop;
	const listings = answered(await countActiveListings(etsy.value.call, shopId));
	if (!listings.ok) return listings;
	const page = answered(await api.getShopReceipts(shopId, NEWEST_PAID));
	if (!page.ok) return page;
	const known = shop.value ? toShop(shop.value) : undefined;
	const report = accessReport({
		shopId,
		shopName: known?.name,
		currency: known?.currency,
		scopes: scopes.value,
		receipts: page.value?.results.map((raw, index) => ({
			...readReceipt(raw, index, shopId),
			hasWholeAddress: hasWholeAddress(raw),
		})),
		activeListings: listings.value,
		limits: limits(),
	});
	return ok([toJson(report)]);
}
