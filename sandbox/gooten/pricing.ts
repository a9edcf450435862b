import type { Item, Order, ShipType, Variant } from './model';

/** Minor units as Gooten writes money: a decimal number. All its currencies here have cents. */
export function money(minor: number, currency: string) {
	return {
		Price: minor / 100,
		CurrencyCode: currency,
		FormattedPrice: `$${(minor / 100).toFixed(2)}`,
		CurrencyFormat: '${1}',
		CurrencyDigits: 2,
	};
}

/** What is priced. */
export type Priced = Pick<Item, 'variant' | 'quantity' | 'shipType'>;

/** Things by the vendor that makes them, in their order. */
export function byVendor<T extends { variant: Variant }>(items: readonly T[]): T[][] {
	const vendors = new Map<string, T[]>();
	for (const item of items) {
		const { vendor } = item.variant.product;
		vendors.set(vendor, [...(vendors.get(vendor) ?? []), item]);
	}
	return [...vendors.values()];
}

/** What one parcel costs: its dearest item counts; undefined where one is not sent so. */
export function parcelCost(
	items: readonly Pick<Item, 'variant'>[],
	way: ShipType,
): number | undefined {
	const costs = items.map(({ variant }) => variant.product.shipping[way]);
	const known = costs.filter((cost) => cost !== undefined);
	return known.length === costs.length ? Math.max(...known) : undefined;
}

/** What an order costs the seller, in minor units. */
export function costsOf(items: readonly Priced[], taxPercent: number) {
	const products = sum(items.map(({ variant, quantity }) => variant.partnerPrice * quantity));
	const shipping = sum(
		byVendor(items).map((parcel) =>
			Math.max(...parcel.map((item) => parcelCost([item], item.shipType) ?? 0)),
		),
	);
	const tax = Math.round(((products + shipping) * taxPercent) / 100);
	return { products, shipping, tax, total: products + shipping + tax };
}

/** The costs as `price` and `orderbilling` tell them. */
export function presentCosts(items: readonly Priced[], taxPercent: number, currency: string) {
	const { products, shipping, tax, total } = costsOf(items, taxPercent);
	return {
		ProductCost: products / 100,
		ShippingCost: shipping / 100,
		SubTotal: products / 100,
		Surcharges: 0,
		Taxes: tax / 100,
		Fees: 0,
		Discounts: 0,
		Total: total / 100,
		CurrencyCode: currency,
	};
}

/** What a customer of the seller would pay, as an order shows it. */
export function customerTotal({ items }: Order): number {
	return sum(items.map(({ variant, quantity }) => variant.price * quantity));
}

function sum(amounts: readonly number[]): number {
	return amounts.reduce((total, amount) => total + amount, 0);
}
