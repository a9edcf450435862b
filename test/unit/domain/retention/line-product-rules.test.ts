import fc from 'fast-check';
import { lineProductRules } from '../../../../core/domain/retention/line-product-rules';
import {
	chooseLineProducts,
	lineProductTitle,
} from '../../../../core/domain/retention/line-products';
import { ago, NOW, SHOP } from '../../../support/examples';
import { ledgerRow } from '../../../support/table-rows';

type Cells = Record<string, unknown>;
const DAY = 86_400;

const row = (receiptId: number, daysAgo: number, cells: Cells = {}): Cells => {
	const at = ago(daysAgo * DAY);
	return ledgerRow({
		...{ id: receiptId, externalId: `etsy-${SHOP}-${receiptId}-1`, receiptId: String(receiptId) },
		...{ shopId: SHOP, provider: 'printify', providerOrderId: `po-${receiptId}` },
		...{ status: 'delivered', createdAt: at, claimedAt: at, firstTriedAt: at, orderedAt: at },
		...(cells as object),
	});
};

const rules = (ledger: Cells[], keepFilesDays: number | null = 180, open: string[] = []) =>
	lineProductRules({ ledger, library: [] }, { keepFilesDays }, new Set(open), SHOP, NOW);
const needed = (...args: Parameters<typeof rules>) => rules(...args)[0]?.needed;

describe('which orders still need the products of their lines', () => {
	it('those that have not ended, ended lately, or are open at Etsy', () => {
		const ledger = [
			...[row(1, 200), row(2, 100), row(3, 200, { status: 'in_production' })],
			...[row(4, 200, { state: 'retry' }), row(5, 200, { state: 'cancelled' }), row(6, 200)],
		];
		expect(needed(ledger, 180, ['6', '99'])?.sort()).toEqual(['2', '3', '4', '6', '99']);
	});

	it.each([
		['is in doubt', { inDoubt: true }],
		['has no number at the printer', { providerOrderId: '' }],
		['waits for a person', { state: 'needs_person' }],
		['tells no time', { createdAt: '', orderedAt: '', claimedAt: '', firstTriedAt: '' }],
		['is of a shop that was not read', { shopId: '888' }],
	])('one that %s', (_what, cells) => {
		expect(needed([row(1, 900, cells)])).toEqual(['1']);
	});

	it('all of an order while one row of it has not ended', () => {
		const second = row(1, 200, { externalId: `etsy-${SHOP}-1-2`, status: 'in_production' });
		expect(needed([row(1, 200), second])).toEqual(['1']);
	});

	it('is not asked where files are kept for ever, and thirty days are the least', () => {
		expect(rules([row(1, 200)], null)).toEqual([]);
		expect(rules([row(1, 200)], 1)[0]?.before).toBe(ago(30 * DAY));
		expect(needed([row(1, 20)], 1)).toEqual(['1']);
	});

	it('names for each printer the files that further orders may be made with', () => {
		const file = (provider: string, id: string | number) => ({ provider, providerFileId: id });
		const library = [file('printify', 'f1'), file('printful', 7), {}];
		const made = lineProductRules(
			{ ledger: [row(1, 200)], library },
			{ keepFilesDays: 180 },
			new Set(),
			SHOP,
			NOW,
		);
		expect(made.map(({ provider, heldFiles }) => [provider, heldFiles])).toEqual([
			['printful', ['7']],
			['printify', ['f1']],
		]);
	});

	it('lets a product go only where no row of its order is under way, whatever the ledger says', () => {
		const anyRow = fc
			.record({
				receiptId: fc.integer({ min: 1, max: 5 }),
				days: fc.integer({ min: 0, max: 900 }),
				state: fc.constantFrom(
					'planned',
					'creating',
					'retry',
					'needs_person',
					'ordered',
					'cancelled',
				),
				status: fc.constantFrom('draft', 'in_production', 'shipped', 'delivered', 'unknown'),
				n: fc.integer({ min: 1, max: 2 }),
			})
			.map(({ receiptId, days, n, state, status }) => ({
				receiptId: String(receiptId),
				...row(receiptId, days, { state, status, externalId: `etsy-${SHOP}-${receiptId}-${n}` }),
				days,
			}));
		const products = [1, 2, 3, 4, 5].map((receiptId) => {
			const title = lineProductTitle(`etsy-${SHOP}-${receiptId}-1`, '9', 'deadbeef');
			const createdAt = ago(1_000 * DAY);
			return {
				...{ providerProductId: String(receiptId), title, skus: [title], createdAt },
				...{ isInShop: false, files: [] },
			};
		});
		fc.assert(
			fc.property(
				fc.array(anyRow, { minLength: 1 }),
				fc.subarray(['1', '2', '3']),
				(ledger, open) => {
					const [made] = rules(ledger, 180, open);
					if (made === undefined) throw new Error('There is a printer in the ledger');
					const sets = { needed: new Set(made.needed), heldFiles: new Set(made.heldFiles) };
					const choice = chooseLineProducts(
						products,
						{ ...made, ...sets },
						{ isWhole: true, most: 9 },
					);
					for (const { product } of choice.remove) {
						const rows = ledger.filter((one) => one.receiptId === product.providerProductId);
						expect(open).not.toContain(product.providerProductId);
						expect(rows.filter(({ days }) => days <= 180)).toEqual([]);
						const isOver = ({ state, status }: Cells) =>
							state === 'cancelled' ||
							(state === 'ordered' && (status === 'shipped' || status === 'delivered'));
						expect(rows.every(isOver)).toBe(true);
					}
				},
			),
		);
	});
});
