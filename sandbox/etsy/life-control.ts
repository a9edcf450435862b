import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { CONTROL_PREFIX } from '../core/app';
import { check } from '../core/control';
import { InputError } from '../core/input-error';
import { parseScenario } from '../scenario/load';
import type { Scenario } from '../scenario/types';
import { befall } from './receipt-life';
import type { EtsyState } from './state';

const addressSchema = z
	.object({
		name: z.string(),
		first_line: z.string(),
		second_line: z.string().nullable(),
		city: z.string(),
		state: z.string().nullable(),
		zip: z.string(),
		country_iso: z.string().length(2),
	})
	.partial()
	.strict();

const changeSchema = z
	.object({
		receiptId: z.number().int().positive(),
		action: z.enum(['cancel', 'pay', 'refund', 'ship', 'touch']),
		movesTime: z.boolean().optional(),
		behindSeconds: z.number().min(0).optional(),
		amount: z.number().int().positive().optional(),
		message: z.string().optional(),
		address: addressSchema.optional(),
	})
	.strict();

const receiptsSchema = z
	.object({
		add: z.array(z.unknown()).default([]),
		behindSeconds: z.number().min(0).default(0),
		change: z.array(changeSchema).default([]),
	})
	.strict();

const listingId = z.number().int().positive();
const listingsSchema = z
	.object({
		change: z
			.array(
				z
					.object({
						listingId,
						state: z.enum(['active', 'inactive', 'sold_out', 'draft', 'expired']),
					})
					.strict(),
			)
			.default([]),
		copy: z.array(z.object({ listingId, as: listingId }).strict()).default([]),
	})
	.strict();

const reviewsSchema = z.object({ add: z.array(z.unknown()) }).strict();

/** What new receipts and reviews may refer to, and they themselves, as a scenario to be checked. */
function checked(state: EtsyState, added: object): Scenario {
	const listings = [...state.listings.values()].map(({ id, shopId, title, products }) => ({
		id,
		shopId,
		title,
		products: products.map(({ id: productId, sku, price, quantity }) => ({
			...{ id: productId, sku, price, quantity },
		})),
	}));
	return parseScenario({ shops: [...state.shops.values()], listings, ...added });
}

/** Control routes by which orders, listings and reviews live on while a test runs. */
export function addLifeControl(app: FastifyInstance, state: EtsyState): void {
	const base = `${CONTROL_PREFIX}/etsy`;
	const { clock } = state.world;

	app.post(`${base}/receipts`, { bodyLimit: 64 * 1024 * 1024 }, async (request) => {
		const { add, behindSeconds, change } = check(receiptsSchema, request.body);
		const { receipts = [] } = checked(state, { receipts: add });
		receipts.forEach(({ id }, index) => {
			if (!state.receipts.has(id)) return;
			throw new InputError([{ path: `/add/${index}/id`, message: `${id} exists already` }]);
		});
		for (const receipt of receipts) state.addReceipt(receipt, clock.now() - behindSeconds * 1000);
		change.forEach(({ receiptId, ...what }, index) => {
			const receipt = state.receipts.get(receiptId);
			if (!receipt) {
				throw new InputError([{ path: `/change/${index}/receiptId`, message: 'no such order' }]);
			}
			befall(receipt, what, clock.now());
		});
		return { added: receipts.length, changed: change.length };
	});

	app.post(`${base}/listings`, async (request) => {
		const { change, copy } = check(listingsSchema, request.body);
		change.forEach(({ listingId: id, state: listingState }, index) => {
			const listing = state.listings.get(id);
			if (!listing) {
				throw new InputError([{ path: `/change/${index}/listingId`, message: 'no such listing' }]);
			}
			const now = clock.nowSeconds();
			Object.assign(listing, { state: listingState, stateAt: now, updatedAt: now });
		});
		copy.forEach(({ listingId: id, as }, index) => {
			const path = `/copy/${index}`;
			if (state.listings.has(as)) {
				throw new InputError([{ path: `${path}/as`, message: `${as} exists already` }]);
			}
			if (!state.copyListing(id, as)) {
				throw new InputError([{ path: `${path}/listingId`, message: 'no such listing' }]);
			}
		});
		return { changed: change.length, copied: copy.length };
	});

	app.post(`${base}/reviews`, async (request) => {
		const { add } = check(reviewsSchema, request.body);
		const { reviews = [] } = checked(state, { reviews: add });
		state.reviews.add(reviews, clock.now());
		return { added: reviews.length };
	});
}
