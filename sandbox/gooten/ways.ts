import { complaint, refused } from './errors';
import { type Product, SHIP_TYPES, type ShipType } from './model';
import type { State } from './state';

/** The number by which an order names a way of shipping; each vendor has its own. */
export function methodId(state: State, { vendor }: Product, way: ShipType): number {
	const vendors = [...new Set([...state.products.values()].map((product) => product.vendor))];
	return (vendors.indexOf(vendor) + 1) * 10 + SHIP_TYPES.indexOf(way) + 1;
}

/** What an item says of how it shall be sent. */
interface Asked {
	ShipType?: ShipType | null;
	ShipCarrierMethodId?: number | null;
}

/** @throws a refusal for a way that the product does not have, and for none */
export function wayOf(state: State, product: Product, asked: Asked, property: string): ShipType {
	const { ShipType: type, ShipCarrierMethodId: id } = asked;
	const offered = SHIP_TYPES.filter((way) => product.shipping[way] !== undefined);
	const found = offered.find((way) => way === type || methodId(state, product, way) === id);
	if (found) return found;
	const words = 'The shipping method is not available for this item.';
	throw refused(complaint(`${property}.ShipType`, words, type ?? id ?? null));
}
