import type { Shop } from '../shop';

const POSITION = { x: 0.4, y: 0.6, scale: 0.75 };
const url = 'https://files.example.com/cat.png';

/** Artwork lies where it was put, or a place is refused. */
export function artworkRows(shop: Shop): void {
	const { one, can } = shop;
	const { placedLine, placedAt } = one;

	if (placedLine && placedAt) {
		it('places artwork where it is told to', async () => {
			const places = [POSITION, { x: 0.5, y: 0.5, scale: 1 }, { x: 0.25, y: 0.3, scale: 0.1 }];
			const ids = await shop.create(
				...places.map((position) => shop.planned({ lines: [placedLine('1', position)] })),
			);
			places.forEach((position, at) => {
				const placed = placedAt(shop.sandbox, ids[at] ?? '');
				for (const [name, value] of Object.entries(position)) {
					expect(placed[name as 'x' | 'y' | 'scale']).toBeCloseTo(value, 2);
				}
			});
		});
	} else {
		it('says that it cannot place artwork, and makes nothing', async () => {
			expect(can.placesArtwork).not.toBe('freely');
			const line = one.line('1', 1);
			const files = [{ url, placement: 'default', position: POSITION }];
			const lines = [{ ...line, source: { ...line.source, files } }];
			const { failed } = await shop.run({ operation: 'create' }, [shop.planned({ lines })]);
			expect(failed).toMatchObject([{ failure: { category: 'capability' } }]);
			expect(await shop.made()).toEqual({});
		});
	}

	it('refuses a form of line that it does not have', async () => {
		const sources = [
			{ kind: 'storeVariant', productId: '1', variantId: '2' },
			{ kind: 'sku', sku: 'MUG' },
			{ kind: 'catalogVariant', variantId: '2', files: [{ url, placement: 'default' }] },
			{ kind: 'template', templateId: '1', variantId: '2' },
		].filter(({ kind }) => !(can.lineSources as readonly string[]).includes(kind));
		expect(sources.length + can.lineSources.length).toBe(4);
		const orders = sources.map((source) =>
			shop.planned({ lines: [{ lineId: '1', quantity: 1, source }] }),
		);
		const { done, failed } = await shop.run({ operation: 'create' }, orders);
		expect(done).toEqual([]);
		expect(failed.map(({ failure }) => failure)).toMatchObject(
			sources.map(() => ({ category: 'capability', provider: shop.provider })),
		);
		expect(await shop.made()).toEqual({});
	});
}
