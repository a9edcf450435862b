import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';

import { accountOf } from './access';
import { choose } from './choose';
import type { Context } from './context';
import { TRACE } from './errors';
import type { recipientSchema } from './input';
import { entriesOf, listSchema, orderSchema, read } from './input';
import { type Account, type Order, type Recipient, STEPS } from './model';
import { presentHeld, presentOrder } from './present';
import type { State } from './state';

/** Creating, reading and listing orders, below a path such as `/v4.0/orders`. */
export function orderRoutes(app: FastifyInstance, base: string, context: Context): void {
	const { state, lifecycle } = context;
	app.post(base, { config: { operation: 'createOrder' } }, async (request) => {
		const account = accountOf(request);
		const body = read(orderSchema, request.body);
		const known = body.idempotencyKey ? state.orderByKey(account, body.idempotencyKey) : undefined;
		if (known) return answer('AlreadyExists', known);
		const order = newOrder(state, account, body);
		state.addOrder(order);
		lifecycle.start(order);
		if (order.stage === 'OnHold') return answer('OnHold', order, presentHeld(order));
		return answer(order.issues.length > 0 ? 'CreatedWithIssues' : 'Created', order);
	});

	app.get(base, { config: { operation: 'listOrders' } }, async (request) => {
		const { top, skip, ...filter } = read(listSchema, request.query);
		const found = [...state.orders.values()]
			.filter((order) => order.account === accountOf(request) && matches(order, filter))
			.reverse();
		const hasMore = found.length > skip + top;
		const query = new URLSearchParams(request.url.split('?')[1]);
		query.set('skip', String(skip + top));
		return {
			outcome: 'Ok',
			hasMore,
			nextUrl: hasMore ? `http://${request.host}${base}?${query.toString()}` : null,
			orders: found.slice(skip, skip + top).map(presentOrder),
			traceParent: TRACE,
		};
	});

	app.get(`${base}/:orderId`, { config: { operation: 'getOrder' } }, async (request) => {
		const { orderId } = request.params as { orderId: string };
		return answer('Ok', state.orderOf(accountOf(request), orderId));
	});
}

function answer(outcome: string, order: Order, shown: object = presentOrder(order)) {
	return { outcome, order: shown, traceParent: TRACE };
}

function newOrder(state: State, account: Account, body: z.infer<typeof orderSchema>): Order {
	const products = choose(state, body.items, body.recipient.address.countryCode);
	const now = state.now;
	return {
		id: state.newId('ord'),
		account,
		createdAt: now,
		updatedAt: now,
		callbackUrl: body.callbackUrl ?? null,
		merchantReference: body.merchantReference ?? null,
		idempotencyKey: body.idempotencyKey ?? null,
		shippingMethod: body.shippingMethod,
		recipient: toRecipient(body.recipient),
		items: body.items.flatMap(({ assets, ...item }, index) => {
			const product = products[index];
			if (!product) return [];
			return {
				id: state.newId('ori'),
				product,
				merchantReference: item.merchantReference ?? null,
				copies: item.copies,
				sizing: item.sizing,
				attributes: item.attributes ?? {},
				recipientCost: item.recipientCost ?? null,
				assets: assets.map(({ printArea, url, md5Hash }) => ({
					id: state.newId('ast'),
					printArea,
					url,
					md5Hash: md5Hash ?? null,
					status: 'InProgress' as const,
				})),
			};
		}),
		metadata: body.metadata,
		packingSlip: body.packingSlip,
		branding: body.branding,
		stage: 'InProgress',
		details: Object.fromEntries(STEPS.map((step) => [step, 'NotStarted'])) as Order['details'],
		issues: [],
		charges: [],
		parcels: [],
		downloads: 0,
		nextAt: null,
	};
}

/** A recipient as an order shows it: what was left out is null. */
export function toRecipient(given: z.infer<typeof recipientSchema>): Recipient {
	const { line2, stateOrCounty } = given.address;
	return {
		name: given.name,
		email: given.email ?? null,
		phoneNumber: given.phoneNumber ?? null,
		address: {
			...given.address,
			line2: line2 ?? null,
			stateOrCounty: stateOrCounty ?? null,
		},
	};
}

type Filter = Omit<z.infer<typeof listSchema>, 'top' | 'skip'>;

function matches(order: Order, filter: Filter): boolean {
	const ids = entriesOf(filter.orderIds);
	const references = entriesOf(filter.merchantReferences);
	if (ids && !ids.includes(order.id)) return false;
	if (references && !references.includes(order.merchantReference ?? '')) return false;
	if (filter.status && order.stage.toLowerCase() !== filter.status) return false;
	if (filter.createdFrom && order.createdAt < Date.parse(filter.createdFrom)) return false;
	return !filter.createdTo || order.createdAt <= Date.parse(filter.createdTo);
}
