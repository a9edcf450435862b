import type { Money } from './money';

/** Whether something can be made at the moment. */
export const AVAILABILITIES = ['in_stock', 'out_of_stock', 'discontinued', 'unknown'] as const;
/** One of {@link AVAILABILITIES}. */
export type Availability = (typeof AVAILABILITIES)[number];

/** A blank product of a provider's catalog, such as a T-shirt of a make. */
export interface CatalogProduct {
	productId: string;
	title: string;
	brand?: string;
	description?: string;
	imageUrl?: string;
	category?: string;
	/** The provider's own object. */
	raw: unknown;
}

/** Who makes a product, where a provider works with several print shops. */
export interface CatalogMaker {
	makerId: string;
	title: string;
	/** ISO 3166-1 alpha-2. */
	countryCode?: string;
	raw: unknown;
}

/** A place on a product that can be printed. */
export interface PrintArea {
	/** The provider's name of it, as `PrintFile.placement` wants it. */
	placement: string;
	technique?: string;
	/** The size that fills the area, in pixels. */
	widthPx?: number;
	heightPx?: number;
	/** The area itself, in inches. */
	widthInch?: number;
	heightInch?: number;
	/** Pixels an inch at which it is printed. */
	dpi?: number;
	/** Whether an order without a file for it is refused. */
	isRequired?: boolean;
}

/** A choice that makes a variant, such as the size M. */
export interface VariantOption {
	name: string;
	value: string;
}

/** One size and colour of a product, as it is ordered. */
export interface CatalogVariant {
	/** What an order line names. */
	variantId: string;
	title: string;
	/** What an order line must say besides, where several variants share an id. */
	attributes?: Record<string, string>;
	/** What the product is called, where the provider cannot list its catalog. */
	productTitle?: string;
	options: VariantOption[];
	printAreas: PrintArea[];
	/** What the seller pays for one without shipping and tax, where the catalog tells it. */
	cost?: Money;
	availability: Availability;
	raw: unknown;
}

/** Stock of one variant. */
export interface VariantStock {
	variantId: string;
	availability: Availability;
	/** By the provider's region, where it tells them apart. */
	regions?: Record<string, Availability>;
	/** ISO 8601 date when it is expected back. */
	expectedAt?: string;
}
