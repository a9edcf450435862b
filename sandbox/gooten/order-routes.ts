import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';

import { accountOf, checkBillingKey, queryOf } from './access';
import { choose, readyOf } from './choose';
import { complaint, refused } from './errors';
import { orderSchema, pageSchema, read, searchSchema } from './input';
import type { Lifecycle } from './lifecycle';
import type { Account, Item, Order, Picture, Variant } from './model';
import { presentOrder } from './present';
import { presentCosts } from './pricing';
import type { State } from './state';
import { wayOf } from './ways';

type OrderBody = z.infer<typeof orderSchema>;

/** Creating, reading, searching and billing orders. */
export function orderRoutes(
	app: FastifyInstance,
	base: string,
	state: State,
	lifecycle: Lifecycle,
): void {
	for (const path of [`${base}/orders`, `${base}/orders/`]) {
		app.post(path, { config: { operation: 'submitOrder' } }, async (request) => {
			const account = accountOf(request);
			const body = read(orderSchema, request.body);
			checkBillingKey(account, body.Payment.PartnerBillingKey);
			checkSourceId(state.ordersOf(account), body);
			const order = newOrder(state, account, body);
			state.addOrder(order);
			lifecycle.begin(order, body.IsInTestMode === true);
			return { Id: order.id, HadError: false };
		});

		app.get(path, { config: { operation: 'getOrder' } }, async (request) => ({
			...presentOrder(state.orderOf(accountOf(request), queryOf(request).id)),
			HadError: false,
		}));
	}

	for (const path of [`${base}/ordersearch`, `${base}/ordersearch/`]) {
		app.get(path, { config: { operation: 'searchOrders' } }, async (request) => {
			const account = accountOf(request);
			const query = queryOf(request);
			checkBillingKey(account, query.partnerbillingkey);
			const { page, pagesize } = read(pageSchema, query);
			const filter = read(searchSchema, query);
			const found = state.ordersOf(account).filter((order) => matches(order, filter));
			return {
				Orders: found.slice((page - 1) * pagesize, page * pagesize).map(presentOrder),
				TotalPages: Math.ceil(found.length / pagesize),
				Page: page,
				HadError: false,
			};
		});
	}

	app.get(`${base}/orderbilling`, { config: { operation: 'getOrderBilling' } }, async (request) => {
		const account = accountOf(request);
		const query = queryOf(request);
		checkBillingKey(account, query.partnerbillingkey);
		const order = state.orderByNumber(account, query.orderid);
		return presentCosts(order.items, account.taxPercent, query.currency ?? order.currency);
	});
}

/** With the flag, and only with it, a second order of the same number is refused. */
function checkSourceId(orders: readonly Order[], body: OrderBody): void {
	const { IsPartnerSourceIdUnique, SourceId } = body;
	if (IsPartnerSourceIdUnique !== true || !SourceId) return;
	if (!orders.some(({ sourceId }) => sourceId === SourceId)) return;
	const words = 'An order with this SourceId was already submitted.';
	throw refused(complaint('SourceId', words, SourceId));
}

function newOrder(state: State, account: Account, body: OrderBody): Order {
	const id = state.newOrderId();
	const items = body.Items.map((item, at) =>
		newItem(state, account, item, body.ShipToAddress.CountryCode, `Items[${at}]`),
	);
	return {
		id,
		niceId: `Magic${id.slice(0, 7)}`,
		gootenId: state.newNumber(),
		account,
		createdAt: state.now,
		sourceId: body.SourceId ?? null,
		currency: body.Payment.CurrencyCode ?? 'USD',
		shipTo: body.ShipToAddress,
		billTo: body.BillingAddress,
		meta: body.Meta,
		items,
	};
}

function newItem(
	state: State,
	account: Account,
	item: OrderBody['Items'][number],
	country: string,
	property: string,
): Item {
	const ready = item.IsPreconfiguredSku === true ? readyOf(state, account, item.SKU) : undefined;
	if (item.IsPreconfiguredSku === true && !ready) {
		throw refused(complaint(`${property}.SKU`, 'The SKU is not preconfigured.', item.SKU));
	}
	const variant = choose(state, account, item.SKU, country);
	return {
		id: state.newNumber(),
		sku: item.SKU,
		variant,
		quantity: item.Quantity,
		shipType: wayOf(state, variant.product, item, property),
		images: ready?.images ?? picturesOf(variant, item.Images, property),
		sourceId: item.SourceId ?? null,
		meta: item.Meta,
		status: 'New',
		trackingNumber: null,
		nextAt: null,
	};
}

/** @throws a refusal for no picture, and for a print area that the variant does not have */
export function picturesOf(
	{ spaces }: Variant,
	images: ReadonlyArray<{ Url: string; SpaceId: string }>,
	property: string,
): Picture[] {
	if (images.length === 0) {
		throw refused(complaint(`${property}.Images`, 'There should be an image.', null));
	}
	return images.map(({ Url, SpaceId }, at) => {
		const space =
			spaces.find(({ id }) => id === SpaceId) ?? (SpaceId === '' ? spaces[at] : undefined);
		if (space) return { Url, SpaceId: space.id };
		throw refused(complaint(`${property}.Images[${at}].SpaceId`, 'Unknown space.', SpaceId));
	});
}

/** Free words look into who and where, not into the seller's own number: no source says so. */
function matches(order: Order, filter: z.infer<typeof searchSchema>): boolean {
	const { shipTo, createdAt } = order;
	const same = (asked: string | undefined, value: string) =>
		asked === undefined || value.toLowerCase() === asked.toLowerCase();
	const day = new Date(createdAt).toISOString().slice(0, 10);
	const words = filter.genericvalues?.toLowerCase();
	const isMeant = Object.values(shipTo).some((value) => String(value).toLowerCase() === words);
	return (
		(words === undefined || isMeant) &&
		same(filter.lastname, shipTo.LastName) &&
		same(filter.email, shipTo.Email) &&
		same(filter.postalcode, shipTo.PostalCode) &&
		(filter.startdate === undefined || day >= filter.startdate) &&
		(filter.enddate === undefined || day <= filter.enddate)
	);
}
