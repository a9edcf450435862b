import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

import { VendorError } from '../../core/service';
import { isSecondVersion, keep, route, storeOf } from '../access';
import { ok, read } from '../envelope';
import { failed, failedWithData } from '../errors';
import { LockoutWindow } from '../limits';
import type { Store, Variant } from '../model';
import { decimal } from '../money';
import { checkPlace, recipientSchema } from '../orders/address';
import { byPlace, shippingCost, waysOf } from '../orders/costs';
import { wayName } from '../present/order';
import type { State } from '../state';
import { day } from '../time';

const DAY_MS = 86_400_000;
/** With so many pieces there are fewer calls (facts/printful.md 2). */
const MANY = 100;
const MANY_PER_MINUTE = 5;

const ratesSchema = z.object({
	recipient: recipientSchema,
	items: z
		.array(
			z.object({
				variant_id: z.coerce.number().int().optional(),
				external_variant_id: z.string().optional(),
				quantity: z.coerce.number().int().min(1),
				value: z.string().optional(),
			}),
		)
		.min(1),
	currency: z.string().optional(),
	locale: z.string().optional(),
});

const ratesV2Schema = z.object({
	recipient: recipientSchema,
	order_items: z
		.array(
			z.object({
				source: z.literal('catalog'),
				catalog_variant_id: z.number().int(),
				quantity: z.number().int().min(1).max(1000),
			}),
		)
		.min(1),
	currency: z.string().optional(),
});

interface Line {
	variant: Variant;
	quantity: number;
}

/** What sending would cost, in both versions. @returns forgets the limits */
export function shippingRoutes(app: FastifyInstance, state: State): () => void {
	const window = new LockoutWindow(state.world.clock);
	const limit = (request: FastifyRequest, reply: FastifyReply, lines: readonly Line[]) => {
		const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0);
		if (pieces <= MANY) return;
		const key = String(storeOf(request).account.id);
		keep(reply, window.take(key, MANY_PER_MINUTE), isSecondVersion(request));
	};

	app.post('/shipping/rates', route('getRates', { store: true }), async (request, reply) => {
		const store = storeOf(request);
		const { recipient, items, currency } = read(ratesSchema, request.body);
		checkPlace(recipient);
		const lines = items.map((item) => {
			const variant =
				item.external_variant_id === undefined
					? state.variants.get(item.variant_id ?? 0)
					: state.storeVariantOf(store, `@${item.external_variant_id}`).variant.variant;
			if (!variant) throw failed(400, 'Invalid variant ID');
			return { variant, quantity: item.quantity };
		});
		limit(request, reply, lines);
		const rates = ratesOf(lines, recipient.country_code).map(({ way, cost, days }) => ({
			id: way,
			name: wayName(way),
			rate: decimal(cost),
			currency: currency ?? store.currency,
			minDeliveryDays: days[0],
			maxDeliveryDays: days[1],
			minDeliveryDate: day(state.now + days[0] * DAY_MS),
			maxDeliveryDate: day(state.now + days[1] * DAY_MS),
		}));
		return ok(rates);
	});

	app.post('/v2/shipping-rates', route('getRatesV2', { store: true }), async (request, reply) => {
		try {
			const { recipient, order_items, currency } = read(ratesV2Schema, request.body);
			checkPlace(recipient);
			const lines = order_items.map((item) => {
				const variant = state.variants.get(item.catalog_variant_id);
				if (!variant) throw failed(400, `Catalog variant ${item.catalog_variant_id} was not found`);
				return { variant, quantity: item.quantity };
			});
			limit(request, reply, lines);
			return { data: presentV2(state, storeOf(request), lines, recipient.country_code, currency) };
		} catch (error) {
			// This call has a shape of errors of its own.
			if (error instanceof VendorError && error.status === 400) {
				throw failedWithData(400, messageIn(error));
			}
			throw error;
		}
	});

	return () => window.reset();
}

function presentV2(
	state: State,
	store: Store,
	lines: readonly Line[],
	countryCode: string,
	currency: string | undefined,
) {
	return ratesOf(lines, countryCode).map(({ way, cost, days, parcels }) => ({
		shipping: way,
		shipping_method_name: wayName(way),
		rate: decimal(cost),
		currency: currency ?? store.currency,
		min_delivery_days: days[0],
		max_delivery_days: days[1],
		min_delivery_date: day(state.now + days[0] * DAY_MS),
		max_delivery_date: day(state.now + days[1] * DAY_MS),
		shipments: parcels.map((group) => {
			const from = group[0]?.variant.product.madeIn ?? null;
			return {
				departure_country: from,
				shipment_items: group.map(({ variant, quantity }) => ({
					catalog_variant_id: variant.id,
					quantity,
				})),
				customs_fees_possible: from !== countryCode,
			};
		}),
	}));
}

/** @throws 400 (SH-2) when one of the lines is not sent there */
function ratesOf(lines: readonly Line[], countryCode: string) {
	for (const { variant } of lines) {
		const { shipsTo } = variant.product;
		if (shipsTo && !shipsTo.includes(countryCode)) {
			throw failed(400, `Shipping to ${countryCode} is not available for variant ${variant.id}`);
		}
	}
	return waysOf(lines).map((way) => ({
		way,
		cost: shippingCost(lines, way),
		days: way === 'STANDARD' ? ([4, 7] as const) : ([2, 3] as const),
		parcels: byPlace(lines),
	}));
}

function messageIn({ body }: VendorError): string {
	return (body as { result?: string }).result ?? '';
}
