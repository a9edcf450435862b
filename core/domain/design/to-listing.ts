import type { VariantOption } from '../catalog';
import { toDecimal, type Money } from '../money';
import type { ProductMockup } from '../provider-product';
import { axisOfName } from '../variant-map/meaning/axis';

/** A variant of a design, as it is sold. */
export interface DesignVariant {
	/** Of the saved product, as an order names it. */
	variantId: string;
	sku: string;
	options: VariantOption[];
	cost: Money;
	price: Money;
}

/** An image of the listing to come, in its order. */
export interface DesignImage {
	url: string;
	/** Different for each image: by it an image is known again. */
	altText: string;
	/** The value of the option with images that it shows. */
	value?: string;
}

/** What the listing of a design is made of. */
export interface DesignListing {
	/** The lowest of its variants; the listing is made with it. */
	price: string;
	/** For Variation, Update: the whole set. */
	rows: Array<{
		options?: Record<string, string>;
		newSku: string;
		price: string;
		quantity: number;
	}>;
	images: DesignImage[];
	/** For Image, Set Variation Images; empty where the listing has no colours. */
	variationImages: Array<{ value: string; rank: number }>;
	/** The option that shows images; empty where none does. */
	imageOption: string;
}

/** How a seller wants the listing. */
export interface ListingWishes {
	title: string;
	quantity: number;
	/** Addresses of the seller's own pictures. */
	pictures: readonly string[];
	picturesFirst: boolean;
	/** Without the seller's own. */
	mostMockups: number;
}

/** Etsy takes 20 images and 500 characters (facts/etsy.md 7). */
const MOST_IMAGES = 20;
const LONGEST_ALT = 500;

/** `color` as buyers read it. */
function shown(name: string): string {
	return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The options in which the variants differ; what they all share is no choice. */
function choicesOf(variants: readonly DesignVariant[]): string[] {
	const names = [...new Set(variants.flatMap(({ options }) => options.map(({ name }) => name)))];
	return names.filter((name) => new Set(variants.map((one) => valueOf(one, name))).size > 1);
}

function valueOf({ options }: DesignVariant, name: string): string | undefined {
	return options.find((option) => option.name === name)?.value;
}

/** Whether a mock-up shows a variant; one that names none shows all. */
function shows({ variantIds }: ProductMockup, { variantId }: DesignVariant): boolean {
	return variantIds.length === 0 || variantIds.includes(variantId);
}

/** Whether there is a picture of every variant. Pure. */
export function mockupsAreReady(
	mockups: readonly ProductMockup[],
	variants: readonly DesignVariant[],
): boolean {
	return (
		mockups.length > 0 &&
		variants.every((variant) => mockups.some((mockup) => shows(mockup, variant)))
	);
}

/** The first one, then one of each colour, then the rest; each address once. */
function pickMockups(
	mockups: readonly ProductMockup[],
	variants: readonly DesignVariant[],
	colour: string | undefined,
): Array<ProductMockup & { value?: string }> {
	const valued = mockups.map((mockup): ProductMockup & { value?: string } => {
		const values = new Set(
			variants.filter((one) => shows(mockup, one)).map((one) => valueOf(one, colour ?? '')),
		);
		const [value] = values;
		return values.size === 1 && value !== undefined ? { ...mockup, value } : mockup;
	});
	const byDefault = [...valued].sort((a, b) => Number(b.isDefault) - Number(a.isDefault));
	const seen = new Set<string | undefined>();
	const first = byDefault.filter(({ value }) => !seen.has(value) && seen.add(value));
	const all = [...first, ...byDefault.filter((one) => !first.includes(one))];
	return all.filter(({ url }, at) => all.findIndex((other) => other.url === url) === at);
}

/** Makes texts different by a number behind those that come again. */
function distinct(images: readonly DesignImage[]): DesignImage[] {
	const times = new Map<string, number>();
	return images.map((image) => {
		const count = (times.get(image.altText) ?? 0) + 1;
		times.set(image.altText, count);
		const text = image.altText.slice(0, LONGEST_ALT - 5);
		return { ...image, altText: count === 1 ? text : `${text} (${count})` };
	});
}

/**
 * The listing of a design: variants with SKU, price and quantity, images in their order with alt
 * texts, and which image each colour shows. Pure.
 */
export function toListing(
	variants: readonly DesignVariant[],
	mockups: readonly ProductMockup[],
	wishes: ListingWishes,
): DesignListing {
	const { title, quantity, pictures } = wishes;
	const choices = choicesOf(variants);
	const colour = choices.find((name) => axisOfName(name) === 'colour');
	const room = Math.max(0, Math.min(wishes.mostMockups, MOST_IMAGES - pictures.length));
	const ofProvider = pickMockups(mockups, variants, colour)
		.slice(0, room)
		.map(({ url, placement = '', value }) => ({
			url,
			altText: [title, value, placement].filter(Boolean).join(', '),
			...(value === undefined ? {} : { value }),
		}));
	const own = pictures.slice(0, MOST_IMAGES).map((url) => ({ url, altText: title }));
	const images = distinct(wishes.picturesFirst ? [...own, ...ofProvider] : [...ofProvider, ...own]);
	const values = [...new Set(images.flatMap(({ value }) => value ?? []))];
	const prices = variants.map(({ price }) => price);
	const lowest = prices.reduce((a, b) => (a.amountMinor <= b.amountMinor ? a : b));
	return {
		price: toDecimal(lowest),
		rows: variants.map((variant) => ({
			...(choices.length === 0
				? {}
				: {
						options: Object.fromEntries(
							choices.map((name) => [shown(name), valueOf(variant, name) ?? '']),
						),
					}),
			newSku: variant.sku,
			price: toDecimal(variant.price),
			quantity,
		})),
		images,
		variationImages: values.map((value) => ({
			value,
			rank: images.findIndex((image) => image.value === value) + 1,
		})),
		imageOption: values.length === 0 ? '' : shown(colour ?? ''),
	};
}
