import type { FastifyInstance } from 'fastify';

import { accountOf, checkBillingKey, queryOf } from './access';
import { choose } from './choose';
import { complaint, refused } from './errors';
import { pageSchema, priceSchema, read, shippingSchema } from './input';
import { type Product, SHIP_TYPES } from './model';
import { methodId } from './ways';
import { presentProduct, presentTemplates, presentVariant } from './present';
import { byVendor, money, parcelCost, presentCosts } from './pricing';
import type { State } from './state';

/** Products, SKUs, print areas, ways of shipping and prices. */
export function catalogRoutes(app: FastifyInstance, base: string, state: State): void {
	const countryOf = (query: Record<string, string | undefined>): string => {
		const { countrycode = '' } = query;
		if (/^[A-Z]{2}$/.test(countrycode)) return countrycode;
		throw refused(complaint('CountryCode', 'The country code is missing.', countrycode));
	};
	const isSent = ({ countries }: Product, country: string) =>
		!countries || countries.includes(country);

	app.get(`${base}/products`, { config: { operation: 'listProducts' } }, async (request) => {
		const country = countryOf(queryOf(request));
		const sent = [...state.products.values()].filter((product) => isSent(product, country));
		return { Products: sent.map(presentProduct), HadError: false };
	});

	app.get(
		`${base}/productvariants`,
		{ config: { operation: 'listProductVariants' } },
		async (request) => {
			const query = queryOf(request);
			const country = countryOf(query);
			const product = state.products.get(query.productid ?? '');
			if (!product) {
				throw refused(
					complaint('ProductId', 'The product was not found.', query.productid ?? null),
				);
			}
			const { page, pagesize } = read(pageSchema, query);
			const all = isSent(product, country) ? product.variants : [];
			return {
				ProductVariants: all
					.slice((page - 1) * pagesize, page * pagesize)
					.map((variant) => presentVariant(variant, query.currencycode ?? 'USD')),
				Options: [],
				HadError: false,
			};
		},
	);

	app.get(
		`${base}/producttemplates`,
		{ config: { operation: 'listProductTemplates' } },
		async (request) => {
			const { sku = '' } = queryOf(request);
			const variant = state.variants.get(sku);
			if (!variant) throw refused(complaint('Sku', 'The SKU was not found.', sku));
			return { Options: presentTemplates(variant), HadError: false };
		},
	);

	app.post(
		`${base}/shippingprices`,
		{ config: { operation: 'getShippingOptions' } },
		async (request) => {
			const body = read(shippingSchema, request.body);
			const items = body.Items.map((item) => ({
				sku: item.SKU,
				variant: choose(state, accountOf(request), item.SKU, body.ShipToCountry),
			}));
			const Result = byVendor(items).map((parcel) => ({
				SKUs: parcel.map(({ sku }) => sku),
				ShipOptions: SHIP_TYPES.flatMap((way, at) => {
					const cost = parcelCost(parcel, way);
					const product = parcel[0]?.variant.product;
					if (cost === undefined || !product) return [];
					return {
						Id: methodId(state, product, way),
						MethodType: way.charAt(0).toUpperCase() + way.slice(1),
						MethodId: at + 1,
						Name: `${product.carrier} ${way}`,
						CarrierName: product.carrier,
						Price: money(cost, body.CurrencyCode),
						EstBusinessDaysTilDelivery: [7, 3, 1][at],
					};
				}),
			}));
			return { Result, HadError: false };
		},
	);

	app.post(`${base}/price`, { config: { operation: 'getPriceEstimate' } }, async (request) => {
		const account = accountOf(request);
		const body = read(priceSchema, request.body);
		checkBillingKey(account, body.Payment.PartnerBillingKey);
		const items = body.Items.map((item) => ({
			variant: choose(state, account, item.SKU, body.ShipToAddress.CountryCode),
			quantity: item.Quantity,
			shipType: item.ShipType,
		}));
		return presentCosts(items, account.taxPercent, body.Payment.CurrencyCode);
	});
}
