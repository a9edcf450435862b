import fc from 'fast-check';
import {
	chooseLineProducts,
	lineProductTitle,
	parseLineProductTitle,
	type CleanUpRules,
	type SavedProduct,
} from '../../../../core/domain/retention/line-products';

const BEFORE = '2026-06-01T00:00:00.000Z';
const OLD = '2026-05-01T00:00:00.000Z';
const YOUNG = '2026-07-01T00:00:00.000Z';
const RENDERED = '0123456789abcdef-0123456789ab.png';

const rules = (changes: Partial<CleanUpRules> = {}): CleanUpRules => ({
	...{ shopId: '777', before: BEFORE, needed: new Set(), heldFiles: new Set(), ...changes },
});

/** The product of a line of an Etsy order, made long ago. */
function lineProduct(receiptId: number, changes: Partial<SavedProduct> = {}): SavedProduct {
	const title = lineProductTitle(`etsy-777-${receiptId}-1`, `${receiptId}1`, 'deadbeef');
	return {
		...{ providerProductId: `p${receiptId}`, title, skus: [title], createdAt: OLD },
		...{ isInShop: false, files: [{ fileId: `f${receiptId}`, name: RENDERED }], ...changes },
	};
}

const WHOLE = { isWhole: true, most: 100 };
const chosen = (products: SavedProduct[], given = rules(), limits = WHOLE) =>
	chooseLineProducts(products, given, limits);
const removed = (...args: Parameters<typeof chosen>) =>
	chosen(...args).remove.map(({ product }) => product.providerProductId);

describe('what a product of a personalised line is called', () => {
	it('can be taken apart again', () => {
		const title = lineProductTitle('etsy-777-31-2', '310', '0badcafe');
		expect(parseLineProductTitle(title)).toEqual({
			...{ shopId: '777', receiptId: '31', lineId: '310' },
		});
	});

	it.each([
		'Cat shirt',
		'etsy-777-31-2',
		'etsy-777-31-2-310',
		'etsy-777-31-2-310-0badcaf',
		'etsy-777-31-2-310-0BADCAFE',
		'etsy-777-31-2-310-0badcafe ',
		'Copy of etsy-777-31-2-310-0badcafe',
		'etsy-777-31-0-310-0badcafe',
		'etsy-777-31-2-x-0badcafe',
		'etsy-777-31-2-310-0badcafe\netsy-777-31-2-310-0badcafe',
	])('is no other title: %j', (title) => {
		expect(parseLineProductTitle(title)).toBeNull();
	});
});

describe('which products of personalised lines may go', () => {
	it('old ones of orders that nobody needs, the oldest first, with their files', () => {
		const older = lineProduct(2, { createdAt: '2026-01-01T00:00:00.000Z' });
		const choice = chosen([lineProduct(1), older, lineProduct(3, { createdAt: YOUNG })]);
		expect(
			choice.remove.map(({ product, archive }) => [product.providerProductId, archive]),
		).toEqual([
			['p2', ['f2']],
			['p1', ['f1']],
		]);
		expect(choice).toMatchObject({ later: 0, kept: 1 });
	});

	it.each<[string, Partial<SavedProduct>]>([
		['the seller gave another title', { title: 'For Anna' }],
		['the seller copied', { skus: ['12345'] }],
		['is in a shop', { isInShop: true }],
		['was made lately', { createdAt: YOUNG }],
		['tells no time', { createdAt: '' }],
		['tells a time that is none', { createdAt: 'yesterday' }],
	])('never one that %s', (_what, changes) => {
		expect(removed([lineProduct(1, changes)])).toEqual([]);
	});

	it('never one of an order that is needed, nor of another shop', () => {
		expect(removed([lineProduct(1)], rules({ needed: new Set(['1']) }))).toEqual([]);
		expect(removed([lineProduct(1)], rules({ shopId: '778' }))).toEqual([]);
		expect(removed([lineProduct(1)], rules({ before: '' }))).toEqual([]);
	});

	it('no more at once than is allowed', () => {
		const choice = chosen(
			[1, 2, 3].map((n) => lineProduct(n)),
			rules(),
			{ isWhole: true, most: 2 },
		);
		expect([choice.remove.length, choice.later]).toEqual([2, 1]);
	});
});

describe('which files are put away', () => {
	const archived = (products: SavedProduct[], given = rules(), limits = WHOLE) =>
		chosen(products, given, limits).remove.flatMap(({ archive }) => archive);
	const files = (...names: string[]) => names.map((name, n) => ({ fileId: `f${n}`, name }));

	it('those that were made for a buyer, and none of the seller’s', () => {
		const mixed = files(RENDERED, 'logo.png', 'logo-0123456789ab.png', '');
		expect(archived([lineProduct(1, { files: mixed })])).toEqual(['f0']);
	});

	it('none that another product prints that stays', () => {
		const shared = files(RENDERED);
		const stays = { title: 'Mine', files: shared };
		expect(archived([lineProduct(1, { files: shared }), lineProduct(2, stays)])).toEqual([]);
		const both = [lineProduct(1, { files: shared }), lineProduct(2, { files: shared })];
		expect(new Set(archived(both))).toEqual(new Set(['f0']));
		expect(archived(both, rules(), { isWhole: true, most: 1 })).toEqual([]);
	});

	it('none where nobody knows who else prints it', () => {
		expect(archived([lineProduct(1)], rules(), { isWhole: false, most: 9 })).toEqual([]);
		const unreadable = lineProduct(2, { title: 'Mine', files: undefined });
		expect(archived([lineProduct(1), unreadable])).toEqual([]);
		expect(removed([lineProduct(1), unreadable])).toEqual(['p1']);
	});

	it('none that further orders may be made with: its product waits', () => {
		const choice = chosen([lineProduct(1)], rules({ heldFiles: new Set(['f1']) }));
		expect(choice).toMatchObject({ remove: [], later: 1 });
	});
});

describe('whatever a printer has saved', () => {
	const product = fc
		.record({
			receiptId: fc.integer({ min: 1, max: 8 }),
			providerProductId: fc.uuid(),
			shop: fc.constantFrom('777', '888'),
			kind: fc.constantFrom('line', 'sellers', 'copy'),
			createdAt: fc.constantFrom(OLD, YOUNG, '', BEFORE),
			isInShop: fc.boolean(),
			files: fc.option(
				fc.array(
					fc.record({
						fileId: fc.constantFrom('a', 'b', 'c', 'd'),
						name: fc.constantFrom(RENDERED, 'logo.png'),
					}),
					{ maxLength: 3 },
				),
				{ nil: undefined },
			),
		})
		.map(({ receiptId, shop, kind, ...rest }): SavedProduct & { receiptId: number } => {
			const name = lineProductTitle(`etsy-${shop}-${receiptId}-1`, '9', 'deadbeef');
			const title = kind === 'sellers' ? `Cat ${receiptId}` : name;
			return { ...rest, receiptId, title, skus: kind === 'line' ? [name] : ['1'] };
		});
	const products = fc.uniqueArray(product, {
		...{ maxLength: 12, selector: ({ providerProductId }) => providerProductId },
	});
	const needs = fc
		.record({
			needed: fc.subarray(['1', '2', '3', '4', '5', '6', '7', '8']),
			heldFiles: fc.subarray(['a', 'b', 'c', 'd']),
		})
		.map(({ needed, heldFiles }) =>
			rules({ needed: new Set(needed), heldFiles: new Set(heldFiles) }),
		);
	const limits = fc.record({ isWhole: fc.boolean(), most: fc.integer({ min: 1, max: 12 }) });

	it('never goes where an order needs it, it is young, on sale or the seller’s', () => {
		fc.assert(
			fc.property(products, needs, limits, (list, given, limit) => {
				for (const { product: gone } of chosen(list, given, limit).remove) {
					const order = list.find((one) => one === gone);
					expect(given.needed.has(String(order?.receiptId))).toBe(false);
					expect(gone.title.startsWith('etsy-777-')).toBe(true);
					expect([gone.isInShop, gone.createdAt, gone.skus]).toEqual([false, OLD, [gone.title]]);
				}
			}),
		);
	});

	it('keeps every file that a product prints that stays, or that is still known', () => {
		fc.assert(
			fc.property(products, needs, limits, (list, given, limit) => {
				const { remove } = chosen(list, given, limit);
				const away = remove.flatMap(({ archive }) => archive);
				const gone = new Set(remove.map(({ product: one }) => one));
				const inUse = list
					.filter((one) => !gone.has(one))
					.flatMap(({ files = [] }) => files.map(({ fileId }) => fileId));
				expect(away.filter((id) => inUse.includes(id) || given.heldFiles.has(id))).toEqual([]);
			}),
		);
	});

	it('goes in as many runs as it takes, wherever one dies, and then no more', () => {
		fc.assert(
			fc.property(products, needs, fc.integer({ min: 0, max: 5 }), (list, given, diesAfter) => {
				const all = new Set(removed(list, given));
				const dead = new Set(removed(list, given).slice(0, diesAfter));
				const rest = list.filter(({ providerProductId }) => !dead.has(providerProductId));
				const second = removed(rest, given);
				expect(new Set([...dead, ...second])).toEqual(all);
				const left = rest.filter(({ providerProductId }) => !second.includes(providerProductId));
				expect(removed(left, given)).toEqual([]);
			}),
		);
	});

	it('is the same in any order', () => {
		fc.assert(
			fc.property(products, needs, limits, (list, given, limit) => {
				expect(removed([...list].reverse(), given, limit)).toEqual(removed(list, given, limit));
			}),
		);
	});
});
