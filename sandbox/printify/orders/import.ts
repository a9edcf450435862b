import { InputError } from '../../core/input-error';
import type { Order } from '../model';
import type { State } from '../state';
import { createOrder, orderSchema } from './create';
import type { PrintifyScenarioImport } from '../../scenario/printify-types';

/** To whom an imported order goes that says nothing of it; the seller's own key never sees it. */
const SOMEBODY = {
	first_name: 'Sandbox',
	last_name: 'Buyer',
	country: 'US',
	region: 'IL',
	address1: '1 Example Street',
	city: 'Springfield',
	zip: '62704',
};

/**
 * Makes an order as Printify's own connection to Etsy does: the shop's number of it is its
 * `shop_order_id`, and it goes the way of every order.
 * @throws InputError for a shop that is not connected to Etsy
 */
export function importOrder(state: State, asked: PrintifyScenarioImport): Order {
	const shop = state.shops.get(asked.shopId);
	if (shop?.salesChannel !== 'etsy') {
		throw new InputError([{ path: '/shopId', message: 'is not a shop connected to Etsy' }]);
	}
	const input = orderSchema.parse({
		external_id: asked.receiptId,
		label: asked.receiptId,
		line_items: asked.lines,
		shipping_method: 1,
		address_to: asked.address_to ?? SOMEBODY,
	});
	return createOrder(state, shop, input, 'external');
}
