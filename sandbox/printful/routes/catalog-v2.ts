import type { FastifyInstance, FastifyRequest } from 'fastify';

import { route } from '../access';
import { COUNTRIES } from '../countries';
import { link, listIn, pageLinks, pageSchema, pageWithLinks, read } from '../envelope';
import { failed, failedWithData } from '../errors';
import type { Category, Product, Variant } from '../model';
import {
	presentAvailability,
	presentPlacementPrice,
	presentProductV2,
	presentVariantPrice,
	presentVariantV2,
	REGIONS,
	techniquesOf,
} from '../present/catalog';
import type { State } from '../state';

interface IdParams {
	Params: { id: string };
}

/** The catalog of v2: products, variants, prices, stock, and the places to print on. */
export function catalogV2Routes(app: FastifyInstance, state: State): void {
	const base = '/v2/catalog-products';
	const productOf = ({ id }: { id: string }): Product => {
		const product = state.products.get(Number(id));
		if (!product) throw failed(404, 'Not found');
		return product;
	};
	const variantOf = ({ id }: { id: string }): Variant => {
		const variant = state.variants.get(Number(id));
		if (!variant) throw failed(404, 'Not found');
		return variant;
	};
	const present = (request: FastifyRequest, { id, parentId, title }: Category) => ({
		id,
		parent_id: parentId || null,
		image_url: `https://files.cdn.example.com/categories/${id}.png`,
		title,
		_links: { self: link(request, `/v2/catalog-categories/${id}`) },
	});

	app.get(base, route('listCatalogProducts'), async (request) => {
		const asks = (name: string, values: readonly unknown[]) => {
			const wanted = listIn(request, name);
			return wanted.length === 0 || values.some((value) => wanted.includes(String(value)));
		};
		const { destination_country: to } = request.query as { destination_country?: string };
		const found = [...state.products.values()].filter(
			(product) =>
				asks('category_ids', [product.categoryId]) &&
				asks('techniques', techniquesOf(product)) &&
				asks('types', [product.type]) &&
				asks(
					'placements',
					product.placements.map(({ placement }) => placement),
				) &&
				asks(
					'colors',
					product.variants.map(({ color }) => color),
				) &&
				(!to || !product.shipsTo || product.shipsTo.includes(to)),
		);
		const answer = pageWithLinks(request, found, (one) => presentProductV2(request, one));
		// The one list without a way back.
		const { self, next, first, last } = answer._links;
		return { ...answer, _links: { self, ...(next ? { next } : {}), first, last } };
	});

	app.get<IdParams>(`${base}/:id`, route('getCatalogProduct'), async (request) => ({
		data: presentProductV2(request, productOf(request.params)),
	}));

	app.get<IdParams>(
		`${base}/:id/catalog-variants`,
		route('listCatalogVariants'),
		async (request) => {
			const product = productOf(request.params);
			// The document gives no limit here: all variants come at once.
			const total = product.variants.length;
			const links = pageLinks(request, total, 0, Math.max(1, total));
			return {
				data: product.variants.map((variant) => presentVariantV2(request, variant)),
				paging: { total, offset: 0, limit: total },
				_links: { ...links, product_details: link(request, `${base}/${product.id}`) },
			};
		},
	);

	app.get<IdParams>('/v2/catalog-variants/:id', route('getCatalogVariant'), async (request) => {
		const data = presentVariantV2(request, variantOf(request.params));
		const { self, product_variants, product_details, variant_prices, variant_images } = data._links;
		return {
			data,
			_links: { self, product_variants, product_details, variant_prices, variant_images },
		};
	});

	app.get<IdParams>(`${base}/:id/prices`, route('getProductPrices'), async (request) => {
		const product = productOf(request.params);
		const total = product.variants.length;
		return {
			data: {
				currency: currencyIn(request),
				product: { id: product.id, placements: product.placements.map(presentPlacementPrice) },
				variants: product.variants.map(presentVariantPrice),
			},
			paging: { total, offset: 0, limit: total },
			_links: {
				...pageLinks(request, total, 0, Math.max(1, total)),
				product_details: link(request, `${base}/${product.id}`),
			},
		};
	});

	app.get<IdParams>(
		'/v2/catalog-variants/:id/prices',
		route('getVariantPrices'),
		async (request) => {
			const variant = variantOf(request.params);
			const { product } = variant;
			return {
				data: {
					currency: currencyIn(request),
					product: { id: product.id, placements: product.placements.map(presentPlacementPrice) },
					variant: presentVariantPrice(variant),
				},
				_links: {
					self: link(request, `/v2/catalog-variants/${variant.id}/prices`),
					product_prices: link(request, `${base}/${product.id}/prices`),
					product_details: link(request, `${base}/${product.id}`),
				},
			};
		},
	);

	app.get<IdParams>(
		`${base}/:id/availability`,
		route('getProductAvailability'),
		async (request) => {
			const product = productOf(request.params);
			const region = regionIn(request);
			const answer = pageWithLinks(request, product.variants, (variant) =>
				presentAvailability(request, variant, region),
			);
			return {
				...answer,
				filter_settings: settings(region),
				_links: { ...answer._links, product: link(request, `${base}/${product.id}`) },
			};
		},
	);

	app.get<IdParams>(
		'/v2/catalog-variants/:id/availability',
		route('getVariantAvailability'),
		async (request) => {
			const variant = variantOf(request.params);
			const region = regionIn(request);
			return {
				data: presentAvailability(request, variant, region),
				filter_settings: settings(region),
				_links: {
					self: link(request, `/v2/catalog-variants/${variant.id}/availability`),
					variant: link(request, `/v2/catalog-variants/${variant.id}`),
				},
			};
		},
	);

	app.get<IdParams>(`${base}/:id/mockup-styles`, route('listMockupStyles'), async (request) => {
		const product = state.products.get(Number(request.params.id));
		// This call alone has the other shape of errors.
		if (!product) throw failedWithData(404);
		const wanted = listIn(request, 'placements');
		const places = product.placements.filter(
			({ placement }) => wanted.length === 0 || wanted.includes(placement),
		);
		const answer = pageWithLinks(request, places, (place) => ({
			placement: place.placement,
			display_name: place.title,
			technique: place.technique,
			print_area_width: place.width,
			print_area_height: place.height,
			print_area_type: 'simple',
			dpi: place.dpi,
			mockup_styles: [
				{
					id: product.id * 100 + product.placements.indexOf(place),
					category_name: 'Flat',
					view_name: place.title,
					restricted_to_variants: null,
				},
			],
		}));
		const to = link(request, `${base}/${product.id}`);
		return { ...answer, _links: { ...answer._links, product: to } };
	});

	app.get<IdParams>(
		`${base}/:id/shipping-countries`,
		route('listShippingCountries'),
		async (request) => {
			const { shipsTo } = productOf(request.params);
			const found = COUNTRIES.filter(({ code }) => !shipsTo || shipsTo.includes(code));
			return pageWithLinks(request, found, ({ code, name }) => ({ code, name }));
		},
	);

	app.get('/v2/catalog-categories', route('listCatalogCategories'), async (request) => {
		const { self, first, last } = pageLinks(request, 1, 0, 20);
		const data = state.categories.map((category) => present(request, category));
		return { data, _links: { self, first, last } };
	});

	app.get('/v2/countries', route('listCountriesV2'), async (request) => {
		const { offset, limit } = read(pageSchema, request.query);
		return {
			data: COUNTRIES.slice(offset, offset + limit).map(({ code, name, states }) => ({
				code,
				name,
				states: states ?? [],
			})),
			paging: { total: COUNTRIES.length, offset, limit },
			_links: pageLinks(request, COUNTRIES.length, offset, limit),
		};
	});
}

/** Prices are the same in any currency (assumed: there is no exchange rate here). */
function currencyIn({ query }: FastifyRequest): string {
	return (query as { currency?: string }).currency ?? 'USD';
}

function regionIn({ query }: FastifyRequest): string | undefined {
	const { selling_region_name: name } = query as { selling_region_name?: string };
	if (name !== undefined && !REGIONS.includes(name)) throw failed(400, 'Invalid selling region.');
	return name;
}

function settings(region = 'worldwide') {
	return [{ name: 'selling_region_name', value: region }];
}
