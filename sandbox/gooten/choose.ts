import { complaint, refused } from './errors';
import type { Account, ReadyProduct, Variant } from './model';
import type { State } from './state';

/** The seller's own SKU, if it is one. */
export function readyOf(state: State, account: Account, sku: string): ReadyProduct | undefined {
	return [...state.readyProducts.values()].find(
		(one) => one.account === account && one.sku === sku,
	);
}

/**
 * The variant behind a SKU of Gooten's or of the seller's own.
 * @throws a refusal for one that is not known, or not sent to that country
 */
export function choose(state: State, account: Account, sku: string, country: string): Variant {
	const variant = state.variants.get(sku) ?? readyOf(state, account, sku)?.variant;
	if (!variant) throw refused(complaint('SKU', `The SKU ${sku} was not found.`, sku));
	const { countries } = variant.product;
	if (!countries || countries.includes(country)) return variant;
	throw refused(complaint('SKU', `The SKU ${sku} is not sent to ${country}.`, sku));
}
