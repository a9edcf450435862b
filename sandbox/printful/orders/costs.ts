import { countryOf } from '../countries';
import type { Item, Order } from '../model';
import type { State } from '../state';

/** What each further piece of a parcel costs to send, in minor units. */
const FURTHER_PIECE = 100;
const DIGITIZATION = 295;
/** Charged where the buyer lives in Europe; percent. */
const VAT = 20;

/** Printful's price of an order; minor units. */
export interface Costs {
	subtotal: number;
	shipping: number;
	digitization: number;
	vat: number;
	total: number;
}

/** What one piece costs, with all that is printed on it. */
export function priceOf({ variant, prints }: Item): number {
	const names = new Set(prints.map(({ placement }) => placement));
	return variant.product.placements
		.filter(({ placement }) => names.has(placement))
		.reduce((sum, { price }) => sum + price, variant.cost);
}

/** Groups lines by where they are made: each place sends a parcel of its own. */
export function byPlace<T extends { variant: Item['variant'] }>(items: readonly T[]): T[][] {
	const groups = new Map<string, T[]>();
	for (const item of items) {
		const { madeIn } = item.variant.product;
		groups.set(madeIn, [...(groups.get(madeIn) ?? []), item]);
	}
	return [...groups.values()];
}

/** What sending costs: in each parcel the dearest piece counts, and something for each further. */
export function shippingCost(
	items: ReadonlyArray<{ variant: Item['variant']; quantity: number }>,
	way: string,
): number {
	return byPlace(items).reduce((sum, group) => {
		const pieces = group.reduce((all, { quantity }) => all + quantity, 0);
		const dearest = Math.max(...group.map(({ variant }) => variant.product.shipping[way] ?? 0));
		return sum + dearest + (pieces - 1) * FURTHER_PIECE;
	}, 0);
}

/** The ways that all lines can be sent by. */
export function waysOf(items: ReadonlyArray<{ variant: Item['variant'] }>): string[] {
	const [first, ...others] = items.map(({ variant }) => Object.keys(variant.product.shipping));
	return (first ?? ['STANDARD']).filter((way) => others.every((ways) => ways.includes(way)));
}

/**
 * What Printful charges for an order, in minor units; value-added tax within Europe only.
 * @param newDesigns embroidery designs that have to be made ready first
 */
export function costsOf(
	{ items, shipping: way, recipient }: Pick<Order, 'items' | 'shipping' | 'recipient'>,
	newDesigns = 0,
): Costs {
	const subtotal = items.reduce((sum, item) => sum + priceOf(item) * item.quantity, 0);
	const shipping = items.length > 0 ? shippingCost(items, way) : 0;
	const digitization = newDesigns * DIGITIZATION;
	const isEurope = countryOf(recipient.country_code ?? '')?.region === 'europe';
	const net = subtotal + shipping + digitization;
	const vat = isEurope ? Math.round((net * VAT) / 100) : 0;
	return { subtotal, shipping, digitization, vat, total: net + vat };
}

/** Embroidery designs of an order that this account has not had made ready before. */
export function newDesigns(state: State, { items, store }: Order): string[] {
	const designs = items
		.flatMap(({ prints }) => prints)
		.filter(({ technique }) => technique === 'embroidery')
		.map(({ file }) => `${store.account.id} ${file.url}`);
	return [...new Set(designs)].filter((design) => !state.digitized.has(design));
}

/** What the buyer pays by what the seller told; minor units, null: not told. */
export function retailOf({ items, retail }: Order) {
	const isTold = items.length > 0 && items.every(({ retailMinor }) => retailMinor !== null);
	const subtotal = isTold
		? items.reduce((sum, { retailMinor, quantity }) => sum + (retailMinor ?? 0) * quantity, 0)
		: null;
	const { discount, shipping, tax } = retail;
	const total =
		subtotal === null ? null : subtotal - (discount ?? 0) + (shipping ?? 0) + (tax ?? 0);
	return { subtotal, discount, shipping, tax, total };
}
