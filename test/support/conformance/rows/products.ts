import type { ProviderProductRequest } from '../../../../core/domain/provider-product';
import type { ProviderAction } from '../../../../core/providers/capabilities';
import type { Json } from '../driver';
import type { Shop } from '../shop';

const id = { providerProductId: '={{ $json.id }}' };

/** The operations of products and files, by what the provider must be able to do. */
const OPERATIONS: Partial<Record<ProviderAction, Json>> = {
	createProduct: {
		resource: 'product',
		operation: 'create',
		title: '={{ $json.title }}',
		catalogProductId: "={{ $json.productId ?? '' }}",
		makerId: "={{ $json.makerId ?? '' }}",
		variants: '={{ $json.variants }}',
		files: '={{ $json.files }}',
		options: {
			description: "={{ $json.description ?? '' }}",
			templateId: "={{ $json.templateId ?? '' }}",
			externalId: "={{ $json.externalId ?? '' }}",
		},
	},
	getProduct: { resource: 'product', operation: 'get', ...id },
	listProducts: { resource: 'product', operation: 'getAll', search: '', returnAll: true },
	updateProduct: {
		resource: 'product',
		operation: 'update',
		...id,
		changes: { title: '={{ $json.title }}' },
	},
	publishProduct: { resource: 'product', operation: 'publish', ...id },
	deleteProduct: { resource: 'product', operation: 'delete', ...id },
	uploadFile: {
		resource: 'file',
		operation: 'upload',
		fileUrl: '={{ $json.url }}',
		fileName: '={{ $json.name }}',
	},
	getFile: { resource: 'file', operation: 'get', fileId: '={{ $json.fileId }}' },
};

/** Any product, to ask with where nothing is saved. */
const ANY: ProviderProductRequest = {
	title: 'Cat',
	productId: '1',
	makerId: '2',
	variants: [{ variantId: '3' }],
	files: [{ url: 'https://files.example.com/cat.png', placement: 'front' }],
};

const FILE = { url: 'https://files.example.com/cat.png', name: 'cat.png', fileId: 'file-1' };

/** Saved products and files. */
export function productRows(shop: Shop): void {
	const wish = shop.one.product ?? ANY;
	const ask = async (action: ProviderAction, item: object = {}) =>
		await shop.run(OPERATIONS[action] ?? {}, [{ ...FILE, ...wish, id: '404', ...item }]);
	const saved = async () => {
		const { done, failed } = await ask('createProduct');
		if (failed[0]) throw new Error(JSON.stringify(failed[0].failure));
		return done[0] ?? {};
	};

	for (const action of Object.keys(OPERATIONS) as ProviderAction[]) {
		if (shop.does(action)) continue;
		it(`says that it cannot: ${action}`, async () => {
			const { done, failed } = await ask(action);
			expect(done).toEqual([]);
			expect(failed).toMatchObject([{ failure: shop.refusal(action) }]);
		});
	}

	if (shop.does('createProduct')) {
		it('saves a product, reads it back and lists it', async () => {
			expect(shop.one.product).toBeDefined();
			const product = await saved();
			const { providerProductId, title } = product;
			expect(title).toBe(wish.title);
			const item = { id: providerProductId };
			expect((await ask('getProduct', item)).done).toMatchObject([{ providerProductId, title }]);
			const listed = (await ask('listProducts')).done;
			expect(listed.map((one) => one.providerProductId)).toContain(providerProductId);
		});
	}

	if (shop.does('getProduct')) {
		it('says that a product is not there', async () => {
			const { failed } = await ask('getProduct', { id: '404' });
			expect(failed).toMatchObject([{ failure: { category: 'not_found', retryable: false } }]);
		});
	}

	if (shop.does('updateProduct')) {
		it('changes what it is told to, and no more', async () => {
			const before = await saved();
			const item = { id: before.providerProductId, title: 'Another cat' };
			const [after] = (await ask('updateProduct', item)).done;
			expect(after).toMatchObject({ title: 'Another cat', variants: before.variants });
		});
	}

	if (shop.does('deleteProduct')) {
		it('deletes a product', async () => {
			const { providerProductId } = await saved();
			const item = { id: providerProductId };
			expect((await ask('deleteProduct', item)).done).toMatchObject([{ deleted: true }]);
			const { failed } = await ask('getProduct', item);
			expect(failed).toMatchObject([{ failure: { category: 'not_found' } }]);
		});
	}

	if (shop.does('publishProduct')) {
		it('publishes a product, or says why the shop cannot take it', async () => {
			const { providerProductId } = await saved();
			const { done, failed } = await ask('publishProduct', { id: providerProductId });
			const answer = done[0] ?? failed[0]?.failure;
			expect(answer).toMatchObject(
				done[0] ? { providerProductId } : { retryable: false, provider: shop.provider },
			);
		});
	}

	if (shop.does('uploadFile')) {
		it('keeps a file and reads it back', async () => {
			const [file] = (await ask('uploadFile')).done;
			expect(file).toMatchObject({ fileId: expect.stringMatching(/./) as unknown });
			const read = (await ask('getFile', { fileId: file?.fileId })).done;
			expect(read).toMatchObject([{ fileId: file?.fileId }]);
		});
	}
}
