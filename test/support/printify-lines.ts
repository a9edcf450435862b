import type { Sandbox } from '../../sandbox';
import { lineProductTitle } from '../../core/domain/retention/line-products';
import { SHOP, TOKEN } from '../contract/support/printify-world';
import { fileBytes } from './etsy-media';

/** How a product comes to be that stands for one personalised line. */
export interface LineOptions {
	/** Instead of the name that the pack gives. */
	title?: string;
	sku?: string;
	/** The Etsy shop of the order. */
	shopId?: string;
	/** The id of the file that is printed. */
	file?: string;
	/** How long ago it was made. */
	days: number;
	published?: boolean;
}

/** Where products are saved, and of which blank. */
export interface PrintifyPlace {
	token: string;
	shop: number;
	blueprint: number;
	maker: number;
	variant: number;
}

const PLACE: PrintifyPlace = {
	...{ token: TOKEN, shop: SHOP, blueprint: 6, maker: 29, variant: 12_124 },
};

interface AtPrintify extends Record<string, unknown> {
	printify: {
		products: Array<{
			id: string;
			title: string;
			shop_id: number;
			blueprint_id: number;
			print_provider_id: number;
			variants: Array<{ id: number }>;
		}>;
		uploads: Array<{ id: string; isArchived: boolean }>;
	};
}

/** Products of personalised lines in the sandbox, saved by Printify's own API and made old. */
export class PrintifyLines {
	private plain: string | undefined;

	constructor(
		private readonly sandbox: Sandbox,
		private readonly place: PrintifyPlace = PLACE,
	) {}

	/** Where the first shop of the sandbox saves its products, and on the blank of one of them. */
	static async of(sandbox: Sandbox): Promise<PrintifyLines> {
		const { printify } = await sandbox.control.credentials();
		const { products } = (await sandbox.control.state<AtPrintify>()).printify;
		const shop = Number(printify?.shopId);
		const like = products.find(({ shop_id: of }) => of === shop);
		if (printify === undefined || like === undefined) throw new Error('Printify is empty');
		return new PrintifyLines(sandbox, {
			...{ token: String(printify.token), shop, variant: like.variants[0]?.id ?? 0 },
			...{ blueprint: like.blueprint_id, maker: like.print_provider_id },
		});
	}

	get credential() {
		const { token, shop } = this.place;
		return { apiToken: token, shopId: String(shop), baseUrl: this.sandbox.urls.printify };
	}

	/** Uploads a picture. @returns its id */
	async upload(name: string, seed: number): Promise<string> {
		const contents = fileBytes('png', 3000, seed).toString('base64');
		const { id } = await this.post('/v1/uploads/images.json', { file_name: name, contents });
		return String(id);
	}

	/** Uploads a picture under the name that a rendered file gets. @returns its id */
	async rendered(seed: number): Promise<string> {
		const hash = String(seed).padStart(12, 'a');
		return await this.upload(`${hash}beef-${hash}.png`, seed);
	}

	/** Saves a product for a line of an Etsy order. @returns its title */
	async save(receiptId: number, options: LineOptions): Promise<string> {
		const { shop, blueprint, maker, variant } = this.place;
		const { shopId = '777', days, published = false } = options;
		const name = lineProductTitle(`etsy-${shopId}-${receiptId}-1`, `${receiptId}1`, 'deadbeef');
		const { title = name, sku = name } = options;
		this.plain ??= options.file ?? (await this.upload('plain.png', 99));
		const images = [{ id: options.file ?? this.plain, x: 0.5, y: 0.5, scale: 1, angle: 0 }];
		const { id } = await this.post(`/v1/shops/${shop}/products.json`, {
			...{ title, blueprint_id: blueprint, print_provider_id: maker },
			variants: [{ id: variant, price: 999, sku }],
			print_areas: [{ variant_ids: [variant], placeholders: [{ position: 'front', images }] }],
		});
		if (published) await this.post(`/v1/shops/${shop}/products/${String(id)}/publish.json`, {});
		await this.post('/__sandbox__/printify/product-age', { productId: id, days }, true);
		return title;
	}

	/** What a shop has saved now. */
	async titles(): Promise<string[]> {
		const { products } = (await this.sandbox.control.state<AtPrintify>()).printify;
		return products.filter(({ shop_id: of }) => of === this.place.shop).map(({ title }) => title);
	}

	/** Ids of the files that were put away. */
	async archived(): Promise<string[]> {
		const { uploads } = (await this.sandbox.control.state<AtPrintify>()).printify;
		return uploads.filter(({ isArchived }) => isArchived).map(({ id }) => id);
	}

	private async post(
		path: string,
		body: object,
		isControl = false,
	): Promise<Record<string, unknown>> {
		const { control, printify } = this.sandbox.urls;
		const answer = await fetch(`${isControl ? control : printify}${path}`, {
			method: 'POST',
			headers: {
				authorization: `Bearer ${this.place.token}`,
				'content-type': 'application/json',
				'user-agent': 'test',
			},
			body: JSON.stringify(body),
		});
		if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
		return (await answer.json()) as Record<string, unknown>;
	}
}
