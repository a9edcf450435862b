import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { failed } from './errors';
import { productSearchSchema, read } from './input';
import { type Product, SPEEDS } from './model';
import { amount, methodUid } from './pricing';
import type { State } from './state';

const REGIONS = ['US-CA', 'EU', 'UK', 'OC', 'ROW'];
const QUANTITIES = [1, 10, 100];

function presentProduct({ productUid, attributes }: Product) {
	return { productUid, attributes, isStockable: true, isPrintable: true };
}

/** `/v3`: catalogs, products, prices and stock; and `/v1/shipment-methods`. */
export function catalogRoutes(app: FastifyInstance, state: State): void {
	const catalog = (uid: string) => {
		const found = state.catalogs.find(({ catalogUid }) => catalogUid === uid);
		if (!found) throw failed(404, 'The catalog was not found.');
		return found;
	};
	const productOf = (uid: string) => {
		const product = state.products.get(uid);
		if (!product) throw failed(404, 'The product was not found.');
		return product;
	};
	const within = (uid: string) =>
		[...state.products.values()].filter(({ catalogUid }) => catalogUid === uid);

	app.get('/v3/catalogs', { config: { operation: 'listCatalogs' } }, async () => state.catalogs);

	app.get<{ Params: { uid: string } }>(
		'/v3/catalogs/:uid',
		{ config: { operation: 'getCatalog' } },
		async ({ params }) => {
			const found = catalog(params.uid);
			const entries = within(found.catalogUid).flatMap((one) => Object.entries(one.attributes));
			const names = [...new Set(entries.map(([name]) => name))];
			const productAttributes = names.map((name) => ({
				productAttributeUid: name,
				title: name,
				values: [...new Set(entries.filter(([one]) => one === name).map(([, value]) => value))].map(
					(value) => ({ productAttributeValueUid: value, title: value }),
				),
			}));
			return { ...found, productAttributes };
		},
	);

	app.post<{ Params: { uid: string } }>(
		'/v3/catalogs/:uid([^/:]+)/products::search',
		{ config: { operation: 'searchProducts' } },
		async ({ params, body }) => {
			const { attributeFilters, limit, offset } = read(productSearchSchema, body);
			const found = within(catalog(params.uid).catalogUid).filter(({ attributes }) =>
				Object.entries(attributeFilters).every(([name, values]) =>
					values.includes(attributes[name] ?? ''),
				),
			);
			const products = found.slice(offset, offset + limit).map(presentProduct);
			return { products, hits: { attributeHits: {} } };
		},
	);

	app.get<{ Params: { uid: string } }>(
		'/v3/products/:uid',
		{ config: { operation: 'getProduct' } },
		async ({ params }) => presentProduct(productOf(params.uid)),
	);

	app.get<{ Params: { uid: string }; Querystring: { currency?: string; country?: string } }>(
		'/v3/products/:uid/prices',
		{ config: { operation: 'getProductPrices' } },
		async ({ params, query }) => {
			const { productUid, cost } = productOf(params.uid);
			const { country = 'US', currency = 'USD' } = query;
			return QUANTITIES.map((quantity) => {
				return { productUid, country, quantity, price: amount(cost * quantity), currency };
			});
		},
	);

	const stock = { config: { operation: 'getStockRegionAvailability' } };
	app.post('/v3/stock/region-availability', stock, async ({ body }) => {
		const { products } = read(
			z.object({ products: z.array(z.string().min(1)).default([]) }).strict(),
			body,
		);
		if (products.length === 0) throw failed(400, 'invalid_request_products_not_provided');
		if (products.length > 250) throw failed(400, 'invalid_request_too_many_products');
		const productsAvailability = products.map((productUid) => ({
			productUid,
			availability: REGIONS.map((stockRegionUid) => ({
				stockRegionUid,
				status: statusOf(state.products.get(productUid)),
			})),
		}));
		return { productsAvailability };
	});

	app.get('/v1/shipment-methods', { config: { operation: 'listShipmentMethods' } }, async () => {
		const places = [...new Set([...state.products.values()].map(({ madeIn }) => madeIn))];
		return {
			shipmentMethods: places.flatMap((country) =>
				SPEEDS.map((type) => ({
					shipmentMethodUid: methodUid(country, type),
					type,
					name: `${country} Post ${type}`,
					isBusiness: true,
					isPrivate: true,
					hasTracking: true,
					supportedCountries: ['US', 'GB', 'DE'],
				})),
			),
		};
	});
}

function statusOf(product: Product | undefined): string {
	if (!product) return 'not-supported';
	return product.isAvailable ? 'in-stock' : 'out-of-stock';
}
