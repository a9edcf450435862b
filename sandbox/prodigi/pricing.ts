import type { Item, Method, Product } from './model';

/** Minor units as Prodigi writes money: a decimal text. All its currencies here have cents. */
export function cost(minor: number, currency: string) {
	const text = String(Math.abs(minor)).padStart(3, '0');
	const sign = minor < 0 ? '-' : '';
	return { amount: `${sign}${text.slice(0, -2)}.${text.slice(-2)}`, currency };
}

/** Things by the lab that makes them, in their order. */
export function byLab<T extends { product: Product }>(items: readonly T[]): T[][] {
	const labs = new Map<string, T[]>();
	for (const item of items) {
		const { code } = item.product.lab;
		labs.set(code, [...(labs.get(code) ?? []), item]);
	}
	return [...labs.values()];
}

/** What one parcel costs: its dearest item counts. `StandardPlus` is priced as `Standard`. */
export function parcelCost(items: ReadonlyArray<{ product: Product }>, method: string): number {
	const key = method === 'StandardPlus' ? 'Standard' : (method as Method);
	return Math.max(...items.map(({ product }) => product.shipping[key]));
}

/** What the copies of an item cost. */
export function itemCost({ product, copies }: Pick<Item, 'product' | 'copies'>): number {
	return product.cost * copies;
}

/** Who carries a parcel. */
export function carrierFor(countryCode: string, method: string) {
	const name = countryCode === 'US' ? 'USPS' : countryCode === 'GB' ? 'Royal Mail' : 'DHL';
	return { name, service: `${name} ${method}` };
}
