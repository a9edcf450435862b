import type { INodeProperties } from 'n8n-workflow';
import { failure } from '../../../core/domain/failure';
import { fail, ok, type Result } from '../../../core/domain/result';
import type { EtsyApi } from '../../../core/etsy/client';

/** The option that every operation on a shop has. */
export const shopIdOption: INodeProperties = {
	displayName: 'Shop ID',
	name: 'shopId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 12345678',
	description:
		'The number of the shop. Left empty, the shop of the credential is looked up, which costs one call an execution.',
};

/**
 * The shop of each execution's credential. Keyed by n8n's context object, which lives as long as
 * one run of one node, so nothing is shared between executions or credentials of other nodes.
 */
const known = new WeakMap<object, Promise<Result<string>>>();

async function lookUp(api: EtsyApi): Promise<Result<string>> {
	const me = await api.getMe();
	return me.ok ? ok(me.value.shop_id) : me;
}

/**
 * Which shop is meant: the one given, or the credential's own, which is looked up once for all
 * items. A failed look-up is not kept, so the next item tries again.
 * @param given what stands in the option Shop ID
 */
export async function resolveShopId(
	context: object,
	api: EtsyApi,
	given: unknown,
): Promise<Result<string>> {
	const shopId = typeof given === 'string' || typeof given === 'number' ? String(given).trim() : '';
	if (shopId !== '') return isNumber(shopId) ? ok(shopId) : fail(notANumber());
	const pending = known.get(context) ?? lookUp(api);
	known.set(context, pending);
	const found = await pending;
	if (!found.ok) known.delete(context);
	return found;
}

/** Whether a text can be one of Etsy's ids. */
export function isNumber(text: string): boolean {
	return /^[1-9]\d{0,19}$/.test(text);
}

function notANumber() {
	return failure({
		category: 'validation',
		provider: 'pack',
		operation: 'shop',
		message: "The value of 'Shop ID' is not a number.",
		hint: "Enter the number of the shop, or leave 'Shop ID' empty to use the shop of the credential.",
		fields: ['options.shopId'],
	});
}
