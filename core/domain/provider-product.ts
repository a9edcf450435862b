import type { VariantOption } from './catalog';
import type { Money } from './money';
import type { PrintFile } from './print-file';

/** A variant of a saved product to make. */
export interface ProductVariantRequest {
	/** The catalog's variant, or the template's. */
	variantId: string;
	sku?: string;
	retailPrice?: Money;
	isEnabled?: boolean;
}

/** A saved product to make: a blank with artwork on it. */
export interface ProviderProductRequest {
	title: string;
	description?: string;
	tags?: string[];
	/** The blank of the catalog; absent where a template says it. */
	productId?: string;
	/** Who makes it, where a provider works with several. */
	makerId?: string;
	/** A design template made by hand at the provider. */
	templateId?: string;
	variants: ProductVariantRequest[];
	/** The artwork for all variants, by print area. */
	files: PrintFile[];
	/** The seller's own number of it, where the provider keeps one. */
	externalId?: string;
}

/** A variant of a saved product. */
export interface ProviderProductVariant {
	variantId: string;
	title?: string;
	sku?: string;
	options: VariantOption[];
	retailPrice?: Money;
	/** What one costs the seller without shipping and tax. */
	cost?: Money;
	isEnabled: boolean;
	isAvailable: boolean;
}

/** Whether a saved product is in the shop that it is made for. */
export type PublishState = 'not_published' | 'publishing' | 'published' | 'failed' | 'unknown';

/** A picture of a product with the artwork on it, made by the provider. */
export interface ProductMockup {
	/** Some expire. */
	url: string;
	/** The variants that it shows; none: all of them. */
	variantIds: string[];
	/** What it shows, such as `front`. */
	placement?: string;
	isDefault: boolean;
}

/** A saved product. */
export interface ProviderProduct {
	providerProductId: string;
	title: string;
	description?: string;
	tags: string[];
	variants: ProviderProductVariant[];
	/** Addresses of mock-up pictures; some expire. */
	imageUrls: string[];
	/**
	 * The same pictures with what they show. Providers make them some time after the product is
	 * saved: until each variant has one, more are to come.
	 */
	mockups: ProductMockup[];
	publishState: PublishState;
	/** What the shop calls it, such as Etsy's listing id. */
	shopListingId?: string;
	externalId?: string;
	raw: unknown;
}
