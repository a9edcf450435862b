import type { Sandbox } from '../../../sandbox';

/** Keystring and secret of the sandbox's own app. */
const API_KEY = 'sandboxkeystring:sandboxsecret';

interface Value {
	property_id: number;
	property_name: string;
	values: string[];
}
interface Product {
	product_id: number;
	sku: string;
	property_values: Value[];
	offerings: Array<{
		offering_id: number;
		quantity: number;
		is_enabled: boolean;
		price: { amount: number; divisor: number };
		readiness_state_id: number | null;
	}>;
}
interface Inventory {
	products: Product[];
	price_on_property: number[];
	quantity_on_property: number[];
	sku_on_property: number[];
	readiness_state_on_property: number[];
}

/** A variant as a buyer puts it into the basket. */
export interface Bought {
	listingId: number;
	productId: number;
	sku: string;
	quantity: number;
}

/** What a seller does at Etsy with the listings, by Etsy's own API (facts/etsy.md 6). */
export class EtsySeller {
	private constructor(
		private readonly sandbox: Sandbox,
		private readonly token: string,
	) {}

	static async open(sandbox: Sandbox): Promise<EtsySeller> {
		const { access_token: token } = await sandbox.control.mintEtsyToken();
		return new EtsySeller(sandbox, token);
	}

	/**
	 * Writes a whole inventory anew, as every editor does: each product and offering gets a new id.
	 */
	async rewrite(
		listingId: number,
		change: (option: { name: string; value: string }) => string = ({ value }) => value,
		isOff: (sku: string) => boolean = () => false,
	): Promise<void> {
		const { products, ...onProperty } = await this.inventory(listingId);
		const body = {
			...onProperty,
			products: products.map(({ sku, property_values: values, offerings }) => ({
				sku,
				property_values: values.map(({ property_id, property_name, values: [text = ''] }) => ({
					...{ property_id, property_name, value_ids: [] },
					values: [change({ name: property_name, value: text })],
				})),
				offerings: offerings.map(({ quantity, is_enabled, price, readiness_state_id }) => ({
					...{ quantity, is_enabled: is_enabled && !isOff(sku), readiness_state_id },
					price: price.amount / price.divisor,
				})),
			})),
		};
		await this.call('PUT', listingId, body);
	}

	/** Calls one value of an option something else. */
	async rename(listingId: number, from: string, to: string): Promise<void> {
		await this.rewrite(listingId, ({ value }) => (value === from ? to : value));
	}

	/** Takes one variant off sale. */
	async switchOff(listingId: number, sku: string): Promise<void> {
		await this.rewrite(
			listingId,
			({ value }) => value,
			(one) => one === sku,
		);
	}

	/** The variant with these options, as it is on sale now. */
	async variant(listingId: number, options: Record<string, string>): Promise<Bought> {
		const { products } = await this.inventory(listingId);
		const found = products.find(({ property_values: values }) =>
			values.every(({ property_name: name, values: [text] }) => options[name] === text),
		);
		if (!found) throw new Error(`Listing ${listingId} has no ${JSON.stringify(options)}`);
		return { listingId, productId: found.product_id, sku: found.sku, quantity: 1 };
	}

	/**
	 * What buyers see of a listing: price in the smallest unit, and whether it is on sale, by SKU.
	 */
	async offers(listingId: number): Promise<Record<string, { price: number; isEnabled: boolean }>> {
		const { products } = await this.inventory(listingId);
		return Object.fromEntries(
			products.flatMap(({ sku, offerings }) =>
				offerings.map(({ price: { amount }, is_enabled: isEnabled }) => [
					sku,
					{ price: amount, isEnabled },
				]),
			),
		);
	}

	/** Every id of products and offerings that Etsy has for a listing. */
	async ids(listingId: number): Promise<number[]> {
		const { products } = await this.inventory(listingId);
		return products.flatMap(({ product_id, offerings }) => [
			product_id,
			...offerings.map(({ offering_id }) => offering_id),
		]);
	}

	private async inventory(listingId: number): Promise<Inventory> {
		return (await this.call('GET', listingId)) as Inventory;
	}

	private async call(method: string, listingId: number, body?: object): Promise<unknown> {
		const url = `${this.sandbox.urls.etsy}/v3/application/listings/${listingId}/inventory`;
		const answer = await fetch(url, {
			method,
			headers: {
				'x-api-key': API_KEY,
				authorization: `Bearer ${this.token}`,
				'content-type': 'application/json',
			},
			...(body ? { body: JSON.stringify(body) } : {}),
		});
		const data: unknown = await answer.json();
		if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${JSON.stringify(data)}`);
		return data;
	}
}
