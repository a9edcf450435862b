import type { Sandbox } from '../../../sandbox';

/** As much as is looked at of what the sandbox tells; see `state()` in its folders. */
export interface AtPrinters extends Record<string, unknown> {
	printful: {
		orders: Array<{
			external_id: string;
			items: Array<{ files: Array<{ id: number; url: string | null; hash: string }> }>;
		}>;
	};
	printify: {
		products: Array<{
			id: string;
			title: string;
			print_areas: Array<{ placeholders: Array<{ images: Array<{ id: string }> }> }>;
		}>;
		orders: Array<{
			line_items: Array<{ product_id: string }>;
			metadata: { shop_order_id: string };
		}>;
	};
	prodigi: {
		orders: Array<{
			merchantReference: string;
			items: Array<{ assets: Array<{ url: string; md5Hash: string | null; status: string }> }>;
		}>;
	};
}

/** What the printers have really got. */
export async function printersIn({ control }: Sandbox): Promise<AtPrinters> {
	return await control.state<AtPrinters>();
}

/** An order of the shop of `artShop`, as printers know it. */
function nameOf(receiptId: number): string {
	return `etsy-10000001-${receiptId}-1`;
}

/** The addresses of the files that Printful prints for an Etsy order; one list an order. */
export async function printedByPrintful(sandbox: Sandbox, receiptId: number): Promise<string[][]> {
	const { orders } = (await printersIn(sandbox)).printful;
	return orders
		.filter(({ external_id: name }) => name === nameOf(receiptId))
		.map(({ items }) => items.flatMap(({ files }) => files.map(({ url, hash }) => url ?? hash)));
}

/** The ids of the files that Printify prints for an Etsy order; one list an order. */
export async function printedByPrintify(sandbox: Sandbox, receiptId: number): Promise<string[][]> {
	const { orders, products } = (await printersIn(sandbox)).printify;
	const areasOf = (productId: string) =>
		products.find(({ id }) => id === productId)?.print_areas ?? [];
	return orders
		.filter(({ metadata }) => metadata.shop_order_id === nameOf(receiptId))
		.map(({ line_items: lines }) =>
			lines
				.flatMap(({ product_id: productId }) => areasOf(productId))
				.flatMap(({ placeholders }) => placeholders)
				.flatMap(({ images }) => images.map(({ id }) => id)),
		);
}

/** The files that Prodigi has been told to fetch for an Etsy order; one list an order. */
export async function toldToProdigi(sandbox: Sandbox, receiptId: number) {
	const { orders } = (await printersIn(sandbox)).prodigi;
	return orders
		.filter(({ merchantReference: name }) => name === nameOf(receiptId))
		.map(({ items }) => items.flatMap(({ assets }) => assets));
}

/** What n8n itself calls the file at a signed address of its store, such as `database:…`. */
export function storedAs(url = ''): string {
	const [, told = ''] = new URL(url).searchParams.get('token')?.split('.') ?? [];
	const { id } = JSON.parse(Buffer.from(told, 'base64url').toString()) as { id: string };
	return id;
}
