/** A kind of blank product, as Printify and the seller's Etsy listings see it. */
export interface BlankKind {
	/** First part of the SKU. */
	code: string;
	noun: string;
	blueprintId: number;
	printProviderId: number;
	/** Etsy price and Printify cost of one, cents. */
	price: number;
	cost: number;
	sizes: readonly string[];
	colors: ReadonlyArray<{ code: string; name: string }>;
}

const INK = [
	{ code: 'BLK', name: 'Black' },
	{ code: 'WHT', name: 'White' },
	{ code: 'NVY', name: 'Navy' },
];

/** What the generated shops sell. */
export const BLANKS: readonly BlankKind[] = [
	{
		code: 'TEE',
		noun: 'T-Shirt',
		blueprintId: 6,
		printProviderId: 99,
		price: 2499,
		cost: 1123,
		sizes: ['S', 'M', 'L', 'XL'],
		colors: INK,
	},
	{
		code: 'HOOD',
		noun: 'Hoodie',
		blueprintId: 77,
		printProviderId: 99,
		price: 4499,
		cost: 2385,
		sizes: ['S', 'M', 'L'],
		colors: INK.slice(0, 2),
	},
	{
		code: 'MUG',
		noun: 'Mug',
		blueprintId: 68,
		printProviderId: 28,
		price: 1699,
		cost: 612,
		sizes: ['11oz', '15oz'],
		colors: INK.slice(1, 2),
	},
	{
		code: 'TOTE',
		noun: 'Tote Bag',
		blueprintId: 553,
		printProviderId: 28,
		price: 1999,
		cost: 899,
		sizes: ['One size'],
		colors: INK.slice(0, 2),
	},
];

/** Designs that are printed on them. */
export const DESIGNS: readonly string[] = [
	'Sunrise',
	'Fern',
	'Moth',
	'Tidepool',
	'Kestrel',
	'Juniper',
	'Comet',
	'Lantern',
	'Thistle',
	'Harbor',
	'Bramble',
];

/** The seller makes this one at home: no provider knows it, and it is in no variant map. */
export const HANDMADE = {
	sku: 'HANDMADE-BOOKMARK',
	title: 'Hand-folded paper bookmark',
	price: 450,
};

/** The SKU of one variant of a design, for example `TEE-MOTH-BLK-M`. */
export function skuOf(blank: BlankKind, design: string, color: string, size: string): string {
	const sizeCode = size.toUpperCase().replace(/[^A-Z0-9]/g, '');
	return [blank.code, design.toUpperCase(), color, sizeCode].join('-');
}
