import { z } from 'zod';

import { failedWith } from '../errors';
import type { Order, RetailCosts, Store } from '../model';
import { minorOf } from '../money';
import type { State } from '../state';
import { recipientSchema, toRecipient } from './address';
import { waysOf } from './costs';
import { itemSchema, orderItemSchema, priceSchema } from './lines';

/** Third parties send numbers, too; Printful itself recommends them. */
const externalId = z.preprocess(
	(value) => (typeof value === 'number' ? String(value) : value),
	z
		.string()
		.regex(/^[A-Za-z0-9_-]{1,32}$/, 'must be up to 32 letters, digits, dashes and underscores')
		.nullish(),
);

const retailSchema = z
	.object({
		currency: z
			.string()
			.regex(/^[A-Z]{3}$/)
			.nullish(),
		discount: priceSchema,
		shipping: priceSchema,
		tax: priceSchema,
	})
	.nullish();

const words = z.record(z.string().nullish());
const giftSchema = z
	.object({ subject: z.string().max(200).nullish(), message: z.string().max(200).nullish() })
	.nullish();

const common = {
	external_id: externalId,
	shipping: z.string().min(1).nullish(),
	retail_costs: retailSchema,
};

/** An order of v1. */
export const orderSchema = z.object({
	...common,
	recipient: recipientSchema,
	items: z.array(itemSchema).min(1),
	gift: giftSchema,
	packing_slip: words.nullish(),
});

/** A change by v1: what is left out stays. */
export const changeSchema = orderSchema.partial();

/** An order of v2; its guide makes orders without any item, which the document does not allow. */
export const orderV2Schema = z.object({
	...common,
	recipient: recipientSchema,
	order_items: z.array(orderItemSchema).default([]),
	customization: z.object({ gift: giftSchema, packing_slip: words.nullish() }).nullish(),
});
export type OrderV2Input = z.infer<typeof orderV2Schema>;

interface Head {
	external_id?: string | null | undefined;
	shipping?: string | null | undefined;
	retail_costs?: z.infer<typeof retailSchema>;
	recipient: z.infer<typeof recipientSchema>;
}

/** An order with everything but lines and extras. */
export function newOrder(state: State, store: Store, head: Head): Order {
	return {
		id: state.nextId(),
		store,
		externalId: head.external_id ?? null,
		status: 'draft',
		shipping: head.shipping ?? 'STANDARD',
		createdAt: state.now,
		updatedAt: state.now,
		recipient: toRecipient(head.recipient),
		items: [],
		incomplete: [],
		retail: toRetail(store, head.retail_costs),
		gift: undefined,
		packingSlip: undefined,
		costsAt: state.now,
		designs: [],
		reason: undefined,
		isCharged: false,
		parcels: [],
		nextAt: null,
		isImported: false,
	};
}

/**
 * The retail costs that were sent, in minor units; null where none were, in the store's currency
 * where none is named.
 */
export function toRetail(store: Store, given: z.infer<typeof retailSchema>): RetailCosts {
	const minor = (text: string | null | undefined) => (text ? minorOf(text) : null);
	return {
		currency: given?.currency ?? store.currency,
		discount: minor(given?.discount),
		shipping: minor(given?.shipping),
		tax: minor(given?.tax),
	};
}

/** Texts that were given; undefined for none. */
export function toWords(
	given: Record<string, string | null | undefined> | null | undefined,
): Record<string, string> | undefined {
	const entries = Object.entries(given ?? {}).flatMap(([name, value]) =>
		value ? [[name, value] as const] : [],
	);
	return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** @throws 400 (OR-4) for a way that one of the lines cannot be sent by */
export function refuseWay({ items, shipping }: Pick<Order, 'items' | 'shipping'>): void {
	if (waysOf(items).includes(shipping)) return;
	throw failedWith('OR-4', `Shipping method ${shipping} is not available for this order`);
}

/** @throws 400 (OR-13) for an id that another order of the store has, a cancelled one included */
export function refuseTaken(
	state: State,
	store: Store,
	id: string | null | undefined,
	own?: Order,
): void {
	const other = id ? state.findOrder(store, `@${id}`) : undefined;
	if (!other || other === own) return;
	throw failedWith('OR-13', 'Order with this External ID already exists');
}
