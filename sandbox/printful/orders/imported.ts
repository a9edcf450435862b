import type { PrintfulScenarioOrder } from '../../scenario/printful-types';
import { countryOf } from '../countries';
import type { IncompleteItem, Item, Order } from '../model';
import type { State } from '../state';

/**
 * An order as a store's own connection imports it. Assumed: the number of the shop's order is the
 * `external_id`, that of its line the item's; what is not linked becomes an incomplete item.
 */
export function importOrder(state: State, given: PrintfulScenarioOrder, at: number): Order {
	const store = state.stores.get(given.storeId);
	if (!store) throw new Error(`There is no store ${given.storeId}`);
	const items: Item[] = [];
	const incomplete: IncompleteItem[] = [];
	for (const { externalId = null, syncVariantId, quantity, retailPrice } of given.items) {
		const { variant: own } = state.storeVariantOf(store, String(syncVariantId));
		if (!own.variant) {
			incomplete.push({ externalId, storeVariant: own, quantity });
			continue;
		}
		items.push({
			id: state.nextId(),
			externalId,
			variant: own.variant,
			storeVariant: own,
			quantity,
			retailMinor: retailPrice ?? own.retailMinor,
			name: own.name,
			sku: own.sku,
			prints: own.prints,
			options: [],
			orientation: null,
		});
	}
	const { status = 'draft', shipping = 'STANDARD', recipient } = given;
	const country = countryOf(recipient.country_code ?? '');
	return {
		id: state.nextId(),
		store,
		externalId: given.externalId,
		status,
		shipping,
		createdAt: at,
		updatedAt: at,
		recipient: { ...recipient, country_name: country?.name ?? '' },
		items,
		incomplete,
		retail: { currency: store.currency, discount: null, shipping: null, tax: null },
		gift: undefined,
		packingSlip: undefined,
		costsAt: at,
		designs: [],
		reason: undefined,
		isCharged: status === 'pending',
		parcels: [],
		nextAt: status === 'pending' ? at + state.times.accept : null,
		isImported: true,
	};
}
