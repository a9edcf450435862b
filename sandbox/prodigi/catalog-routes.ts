import type { FastifyInstance } from 'fastify';

import { accountOf } from './access';
import { choose } from './choose';
import type { Context } from './context';
import { TRACE } from './errors';
import { quoteSchema, read } from './input';
import { METHODS } from './model';
import { presentProduct } from './present';
import { byLab, carrierFor, cost, itemCost, parcelCost } from './pricing';

/** Products by SKU, and quotes. */
export function catalogRoutes(app: FastifyInstance, version: string, { state }: Context): void {
	app.get(
		`${version}/products/:sku`,
		{ config: { operation: 'getProductDetails' } },
		async (request) => {
			const { sku } = request.params as { sku: string };
			return { outcome: 'Ok', product: presentProduct(state.productOf(sku)), traceParent: TRACE };
		},
	);

	app.post(`${version}/quotes`, { config: { operation: 'createQuote' } }, async (request) => {
		const body = read(quoteSchema, request.body);
		const products = choose(state, body.items, body.destinationCountryCode);
		// Another currency is quoted one to one: Prodigi's rates are its own.
		const currency = body.currencyCode ?? accountOf(request).currency;
		const items = body.items.flatMap((item, index) => {
			const product = products[index];
			return product ? [{ ...item, product, id: `qit_${state.random.hex(32)}` }] : [];
		});
		const methods = body.shippingMethod ? [body.shippingMethod] : METHODS;
		return {
			outcome: 'Created',
			quotes: methods.map((method) => quoteBy(method, items, currency)),
			traceParent: TRACE,
		};
	});
}

type QuoteItem = Parameters<typeof itemCost>[0] & {
	id: string;
	attributes?: Record<string, string> | null;
	assets: unknown[];
};

function quoteBy(method: string, items: QuoteItem[], currency: string) {
	const parcels = byLab(items);
	const shipping = parcels.map((parcel) => parcelCost(parcel, method));
	const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0);
	return {
		shipmentMethod: method,
		costSummary: {
			items: cost(sum(items.map(itemCost)), currency),
			shipping: cost(sum(shipping), currency),
		},
		shipments: parcels.map((parcel, at) => {
			const { countryCode = '', code = '' } = parcel[0]?.product.lab ?? {};
			return {
				carrier: carrierFor(countryCode, method),
				fulfillmentLocation: { countryCode, labCode: code },
				cost: cost(shipping[at] ?? 0, currency),
				items: parcel.map(({ id }) => id),
			};
		}),
		items: items.map(({ id, product, copies, attributes, assets }) => ({
			id,
			sku: product.sku,
			copies,
			unitCost: cost(product.cost, currency),
			attributes: attributes ?? {},
			assets,
		})),
	};
}
