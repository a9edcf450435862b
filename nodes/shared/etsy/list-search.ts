import type { ILoadOptionsFunctions, INodeListSearchItems } from 'n8n-workflow';
import type { Result } from '../../../core/domain/result';
import type { EtsyCall } from '../../../core/etsy/caller';
import { failureToError } from '../failure-to-error';
import { openEtsy } from './session';
import { isNumber, resolveShopId } from './shop-id';

/** The value, or the error that the editor shows. @throws NodeApiError, NodeOperationError */
export function orThrow<T>(context: ILoadOptionsFunctions, result: Result<T>): T {
	if (result.ok) return result.value;
	throw failureToError(context.getNode(), result.failure, 0);
}

/** The number in the option Shop ID; an expression cannot be worked out here. */
function givenShopId(context: ILoadOptionsFunctions): string {
	const options: unknown = context.getCurrentNodeParameters()?.options;
	const shopId: unknown =
		typeof options === 'object' && options !== null ? Reflect.get(options, 'shopId') : '';
	const text = typeof shopId === 'string' || typeof shopId === 'number' ? String(shopId) : '';
	return isNumber(text.trim()) ? text : '';
}

/**
 * Opens the shop that a list is for: the one in the option Shop ID, or the credential's own, which
 * costs one call.
 * @throws NodeApiError or NodeOperationError, which the editor shows
 */
export async function openShop(
	context: ILoadOptionsFunctions,
): Promise<{ call: EtsyCall; shopId: string }> {
	const etsy = orThrow(context, await openEtsy(context, 0));
	const shopId = orThrow(context, await resolveShopId(context, etsy.api, givenShopId(context)));
	return { call: etsy.call, shopId };
}

/**
 * Keeps the entries whose name or number holds what the user typed, in any case.
 * @param filter as the editor gives it; nothing keeps all
 */
export function matching(
	entries: readonly INodeListSearchItems[],
	filter: string | undefined,
): INodeListSearchItems[] {
	const wanted = (filter ?? '').trim().toLowerCase();
	return entries.filter(({ name, value }) =>
		[name, String(value)].some((text) => text.toLowerCase().includes(wanted)),
	);
}
