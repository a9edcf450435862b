import type { FastifyRequest } from 'fastify';

import { link } from '../envelope';
import type { Placement, Product, Variant } from '../model';
import { decimal } from '../money';

/** The regions that v2 sells in (facts/printful.md 5). */
export const REGIONS = [
	'worldwide',
	'north_america',
	'canada',
	'europe',
	'spain',
	'latvia',
	'uk',
	'france',
	'germany',
	'australia',
	'japan',
	'new_zealand',
	'italy',
	'brazil',
	'southeast_asia',
	'republic_of_korea',
];

/** A product has a picture of its own; nothing is behind the address. */
function imageOf(kind: string, id: number): string {
	return `https://files.cdn.example.com/${kind}/${id}.jpg`;
}

/** The techniques of a product; the first is what it is sold with. */
export function techniquesOf({ placements }: Product): string[] {
	return [...new Set(placements.map(({ technique }) => technique))];
}

function isDiscontinued({ variants }: Product): boolean {
	return variants.every((variant) => variant.isDiscontinued);
}

/** A product as v1 writes it. */
export function presentProduct(product: Product) {
	return {
		id: product.id,
		main_category_id: product.categoryId,
		type: product.type,
		type_name: product.type,
		title: product.title,
		brand: product.brand ?? '',
		model: product.model ?? product.title,
		image: imageOf('products', product.id),
		variant_count: product.variants.length,
		currency: 'USD',
		files: product.placements.map(({ placement, title, price }, at) => ({
			id: at === 0 ? 'default' : placement,
			type: placement,
			title,
			additional_price: decimal(price),
			options: [],
		})),
		options: [],
		is_discontinued: isDiscontinued(product),
		avg_fulfillment_time: 3.5,
		description: `${product.title}.`,
		// v1 writes techniques in upper case.
		techniques: techniquesOf(product).map((technique, at) => ({
			key: technique.toUpperCase(),
			display_name: technique,
			is_default: at === 0,
		})),
		origin_country: null,
	};
}

/** A variant as v1 writes it. */
export function presentVariant(variant: Variant) {
	const { product } = variant;
	const status = variant.isDiscontinued
		? 'discontinued'
		: variant.isAvailable
			? 'in_stock'
			: 'out_of_stock';
	return {
		id: variant.id,
		product_id: product.id,
		name: variant.name,
		size: variant.size,
		color: variant.color ?? '',
		color_code: variant.colorCode ?? '',
		color_code2: '',
		image: imageOf('variants', variant.id),
		price: decimal(variant.cost),
		in_stock: status === 'in_stock',
		availability_regions: { [product.madeIn]: product.madeIn },
		availability_status: [{ region: product.madeIn, status }],
		material: [],
	};
}

/** A product as v2 writes it. */
export function presentProductV2(request: FastifyRequest, product: Product) {
	const to = (path: string) => link(request, `/v2/catalog-products/${product.id}${path}`);
	const colors = new Map(
		product.variants.flatMap(({ color, colorCode }) =>
			color === null ? [] : [[color, colorCode ?? '#000000'] as const],
		),
	);
	return {
		id: product.id,
		main_category_id: product.categoryId,
		type: product.type,
		name: product.title,
		brand: product.brand,
		model: product.model,
		image: imageOf('products', product.id),
		variant_count: product.variants.length,
		is_discontinued: isDiscontinued(product),
		description: `${product.title}.`,
		sizes: [...new Set(product.variants.map(({ size }) => size))],
		colors: [...colors].map(([name, value]) => ({ name, value })),
		techniques: techniquesOf(product).map((key, at) => ({
			key,
			display_name: key,
			is_default: at === 0,
		})),
		placements: product.placements.map(({ placement, technique }) => ({
			placement,
			technique,
			layers: [{ type: 'file', layer_options: [] }],
			placement_options: [],
			conflicting_placements: [],
		})),
		product_options: [],
		_links: {
			self: to(''),
			variants: to('/catalog-variants'),
			categories: to('/catalog-categories'),
			product_prices: to('/prices'),
			product_sizes: to('/sizes'),
			product_images: to('/images'),
			availability: to('/availability'),
		},
	};
}

/** A variant as v2 writes it. */
export function presentVariantV2(request: FastifyRequest, variant: Variant) {
	const { id, product } = variant;
	const to = (path: string) => link(request, `/v2/catalog-variants/${id}${path}`);
	const details = link(request, `/v2/catalog-products/${product.id}`);
	return {
		id,
		catalog_product_id: product.id,
		name: variant.name,
		size: variant.size,
		color: variant.color,
		color_code: variant.colorCode,
		color_code2: null,
		placement_dimensions: product.placements.map(({ placement, height, width }) => ({
			placement,
			height,
			width,
			orientation: 'any',
		})),
		image: imageOf('variants', id),
		_links: {
			self: to(''),
			product_details: details,
			product_variants: link(request, `/v2/catalog-products/${product.id}/catalog-variants`),
			variant_prices: to('/prices'),
			variant_images: to('/images'),
			variant_availability: to('/availability'),
		},
	};
}

/** What each place costs on top. */
export function presentPlacementPrice({ placement, title, technique, price }: Placement) {
	return {
		id: placement,
		title,
		type: technique,
		technique_key: technique,
		price: decimal(price),
		discounted_price: decimal(price),
		placement_options: [],
		layers: [{ type: 'file', additional_price: '0.00', layer_options: [] }],
	};
}

/** What a variant costs by each technique. */
export function presentVariantPrice({ id, cost, product }: Variant) {
	return {
		id,
		techniques: techniquesOf(product).map((technique) => ({
			technique_key: technique,
			technique_display_name: technique,
			price: decimal(cost),
			discounted_price: decimal(cost),
		})),
	};
}

/** Whether a variant can be had, by technique and region. */
export function presentAvailability(request: FastifyRequest, variant: Variant, region?: string) {
	const availability = variant.isDiscontinued
		? 'not fulfillable'
		: variant.isAvailable
			? 'in stock'
			: 'out of stock';
	return {
		catalog_variant_id: variant.id,
		techniques: techniquesOf(variant.product).map((technique) => ({
			technique,
			selling_regions: REGIONS.filter((name) => !region || name === region).map((name) => ({
				name,
				availability,
				placement_option_availability: [],
			})),
		})),
		_links: { variant: link(request, `/v2/catalog-variants/${variant.id}`) },
	};
}
