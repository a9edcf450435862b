import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { ok, type Result } from '../../core/domain/result';
import { readAccessToken, type EtsySession } from '../shared/etsy/session';
import { isNumber, resolveShopId } from '../shared/etsy/shop-id';

/** Etsy's tokens begin with the number of their user (facts/etsy.md 2), which is no secret. */
async function userOfToken(context: IWebhookFunctions): Promise<string | undefined> {
	const token = await readAccessToken(context, 0);
	return token.ok ? /^(\d{1,20})\./.exec(token.value)?.[1] : undefined;
}

function rememberedShop(data: IDataObject, user: string | undefined): string | undefined {
	const shop = data.shop as { userId?: unknown; shopId?: unknown } | undefined;
	if (user === undefined || shop?.userId !== user) return undefined;
	return typeof shop.shopId === 'string' && isNumber(shop.shopId) ? shop.shopId : undefined;
}

/**
 * The shop whose notices are taken: the one given, else the credential's own. A user has one shop
 * at most, so it is looked up once for each user and kept in the workflow's static data; connecting
 * the credential to another account makes it be looked up anew.
 * @param given what stands in the option Shop ID
 */
export async function ownShop(
	context: IWebhookFunctions,
	etsy: EtsySession,
	given: unknown,
): Promise<Result<string>> {
	const isGiven = (typeof given === 'string' && given.trim() !== '') || typeof given === 'number';
	if (isGiven) return await resolveShopId(context, etsy.api, given);
	const user = await userOfToken(context);
	const data = context.getWorkflowStaticData('node');
	const known = rememberedShop(data, user);
	if (known !== undefined) return ok(known);
	const found = await resolveShopId(context, etsy.api, '');
	if (found.ok && user !== undefined) data.shop = { userId: user, shopId: found.value };
	return found;
}
