import fc from 'fast-check';
import { createHash } from 'node:crypto';
import type { Availability } from '../../../../core/domain/catalog';
import { parseSettings } from '../../../../core/domain/planning/settings';
import { planPrices } from '../../../../core/domain/pricing/plan-prices';
import type { PriceFacts, PricePlan } from '../../../../core/domain/pricing/plan-types';
import type { PrinterToday } from '../../../../core/domain/variant-map/check/printer';
import type { RowState, VariantMapRow } from '../../../../core/domain/variant-map/row';
import type { ShopListing } from '../../../../core/domain/variant-map/suggest/types';
import { indexRows } from '../../../../core/domain/variant-map/variant-index';
import { valueOf } from '../../../support/result';

const SHOP = '12345678';
const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** One size of a T-shirt: what Etsy, the map and the printer say of it. */
interface Size {
	value: string;
	price: number;
	isEnabled: boolean;
	state: RowState;
	cost: number;
	/** What the map says that it costs. */
	known?: number;
	availability: Availability;
}

const size = (value: string, more: Partial<Size> = {}): Size => ({
	...{ value, price: 2499, isEnabled: true, state: 'active', cost: 1100, known: 1100 },
	...{ availability: 'in_stock', ...more },
});

function rowOf({ value, state, known }: Size, at: number): VariantMapRow {
	return {
		...{ rowId: String(at + 1), shopId: '', listingId: '', sku: `TEE-${value}`, options: [] },
		...{ provider: 'printify', state },
		source: { kind: 'storeVariant', productId: 'p1', variantId: value },
		...(known === undefined ? {} : { cost: usd(known) }),
	};
}

function listingOf(sizes: readonly Size[], state = 'active'): ShopListing {
	return {
		...{ listingId: '900', shopId: SHOP, title: 'Moth tee', state },
		variants: sizes.map(({ value, price, isEnabled }) => ({
			sku: `TEE-${value}`,
			options: [{ name: 'Size', value }],
			price: usd(price),
			isEnabled,
		})),
	};
}

const RULE = { price_factor: '2', price_endings: '.99' };
const AT_ONCE = { ...RULE, price_changes: 'apply', stock_changes: 'apply' };

function factsOf(
	sizes: readonly Size[],
	settings: Record<string, string> = AT_ONCE,
	more: { approved?: string[]; rows?: VariantMapRow[]; today?: PriceFacts['today'] } = {},
): PriceFacts {
	const rows = more.rows ?? sizes.map(rowOf);
	const today = (row: VariantMapRow): PrinterToday => {
		const found = sizes.find(({ value }) => row.sku === `TEE-${value}`);
		if (!found) return 'no_variant';
		const { value, cost, availability } = found;
		return { variantId: value, title: value, options: [], cost: usd(cost), availability };
	};
	return {
		shop: { shopId: SHOP, listings: [listingOf(sizes)], gone: new Set(), unread: new Set() },
		index: indexRows(rows),
		today: more.today ?? today,
		settings: valueOf(parseSettings(settings)),
		approved: new Set(more.approved ?? []),
		sha256,
	};
}

const written = ({ changes }: PricePlan) =>
	changes.map(({ variant, price, isEnabled }) => [variant.sku, price?.amountMinor, isEnabled]);

describe('planPrices', () => {
	it('raises a price to the rule, and leaves one that is right', () => {
		const plan = planPrices(factsOf([size('S', { price: 1999 }), size('M', { price: 2299 })]));
		expect(written(plan)).toEqual([['TEE-S', 2299, undefined]]);
		expect(plan.reports).toMatchObject([
			{
				key: 'price:12345678:900',
				code: 'price_change',
				message: '"Moth tee": new prices by your rule: S 19.99 USD → 22.99 USD (costs 11.00 USD).',
				applies: true,
			},
		]);
	});

	it('says nothing where nothing is different', () => {
		const sizes = [size('S', { price: 2299 }), size('M', { price: 2299, availability: 'unknown' })];
		expect(planPrices(factsOf(sizes))).toEqual({
			...{ changes: [], reports: [], rows: [], compared: 2 },
		});
	});

	it('leaves prices alone without a rule, and those that are excluded', () => {
		const sizes = [size('S', { price: 1999 })];
		for (const settings of [
			{ ...AT_ONCE, price_factor: 'off' },
			{ ...AT_ONCE, price_exclude: 'tee-*' },
			{ ...AT_ONCE, price_exclude: 'MUG-1, 900' },
		]) {
			expect(planPrices(factsOf(sizes, settings)).reports).toEqual([]);
		}
		const others = { ...AT_ONCE, price_exclude: 'TEE-M' };
		expect(planPrices(factsOf(sizes, others)).changes).toHaveLength(1);
	});

	it('switches a variant off that is sold out, and remembers it in the map', () => {
		const gone = size('M', { price: 2299, availability: 'out_of_stock' });
		const plan = planPrices(factsOf([size('S', { price: 2299 }), gone]));
		expect(written(plan)).toEqual([['TEE-M', undefined, false]]);
		expect(plan.rows).toMatchObject([{ row: { rowId: '2' }, state: 'sold_out' }]);
		expect(plan.reports[0]?.message).toBe('"Moth tee": sold out at the printer: M.');
	});

	it('switches it on when it is back, and the row becomes active only after that', () => {
		const back = size('M', { price: 2299, isEnabled: false, state: 'sold_out' });
		const plan = planPrices(factsOf([size('S', { price: 2299 }), back]));
		expect(written(plan)).toEqual([['TEE-M', undefined, true]]);
		expect(plan.changes[0]?.activates).toMatchObject([{ rowId: '2' }]);
		expect(plan.rows).toEqual([]);
		const done = planPrices(factsOf([size('M', { price: 2299, state: 'sold_out' })]));
		expect(done).toMatchObject({ changes: [], rows: [{ row: { rowId: '1' }, state: 'active' }] });
	});

	it('never switches on what the seller switched off', () => {
		const own = size('M', { price: 2299, isEnabled: false });
		expect(planPrices(factsOf([size('S', { price: 2299 }), own])).changes).toEqual([]);
	});

	it('asks a person where every variant is sold out: Etsy takes no such listing', () => {
		const sizes = ['S', 'M'].map((one) => size(one, { price: 2299, availability: 'discontinued' }));
		const plan = planPrices(factsOf(sizes));
		expect(plan.changes).toEqual([]);
		expect(plan.reports).toMatchObject([{ code: 'all_sold_out', canApprove: false }]);
		expect(plan.rows.map(({ state }) => state)).toEqual(['sold_out', 'sold_out']);
	});

	it('goes by the next printer where the first one is sold out', () => {
		const [one] = [size('M', { price: 2299 })];
		const first = { ...rowOf(one, 0), priority: 1 };
		const second: VariantMapRow = {
			...{ ...rowOf(one, 1), priority: 2, provider: 'printful', cost: usd(1300) },
			source: { kind: 'storeVariant', productId: 'f1', variantId: 'M' },
		};
		const today = ({ provider }: VariantMapRow): PrinterToday => ({
			...{ variantId: 'M', title: 'M', options: [] },
			availability: provider === 'printify' ? 'out_of_stock' : 'in_stock',
			...(provider === 'printify' ? { cost: usd(1100) } : { cost: usd(1300) }),
		});
		const plan = planPrices(factsOf([one], AT_ONCE, { rows: [first, second], today }));
		expect(written(plan)).toEqual([['TEE-M', 2699, undefined]]);
		expect(plan.rows).toMatchObject([{ row: { rowId: '1' }, state: 'sold_out' }]);
	});

	it('waits for approval of exactly these changes, and takes no other one for it', () => {
		const sizes = [size('S', { price: 1999 })];
		const waiting = planPrices(factsOf(sizes, RULE));
		const [report] = waiting.reports;
		expect(waiting.changes).toEqual([]);
		expect(report).toMatchObject({ canApprove: true, applies: false });
		const approved = [report?.fingerprint ?? ''];
		expect(planPrices(factsOf(sizes, RULE, { approved })).changes).toHaveLength(1);
		const dearer = [size('S', { price: 1999, cost: 1200 })];
		expect(planPrices(factsOf(dearer, RULE, { approved })).changes).toEqual([]);
		const told = { ...RULE, price_changes: 'report' };
		expect(planPrices(factsOf(sizes, told, { approved })).changes).toEqual([]);
	});

	it('says which rate is missing instead of making a price', () => {
		const sizes = [size('S', { price: 1999 })];
		const today = (): PrinterToday => ({
			...{ variantId: 'S', title: 'S', options: [], availability: 'in_stock' },
			cost: { amountMinor: 900, currency: 'EUR' },
		});
		const [report] = planPrices(factsOf(sizes, AT_ONCE, { today })).reports;
		expect(report).toMatchObject({
			code: 'price_unknown',
			hint: expect.stringContaining('1 EUR = ... USD'),
		});
	});

	it('leaves what is shared by several variants for the run in which none waits any more', () => {
		const back = size('M', { price: 2299, isEnabled: false, state: 'sold_out' });
		const facts = factsOf([size('S', { price: 2299 }), back]);
		const copy = { ...listingOf([size('S', { price: 2299 }), back]), listingId: '901' };
		const shop = { ...facts.shop, listings: [...facts.shop.listings, copy] };
		const plan = planPrices({ ...facts, shop });
		expect(plan.changes.map(({ activates }) => activates)).toEqual([[], []]);
		expect(plan.rows).toEqual([]);
	});

	it('writes down what a row costs today', () => {
		const plan = planPrices(factsOf([size('S', { price: 2299, known: 900 })]));
		expect(plan.rows).toMatchObject([{ row: { rowId: '1' }, cost: usd(1100) }]);
	});
});

/** What Etsy and the map say after everything that a plan says was written. */
function applyPlan(sizes: readonly Size[], plan: PricePlan): Size[] {
	return sizes.map((one, at) => {
		const change = plan.changes.find(({ variant }) => variant.sku === `TEE-${one.value}`);
		const cells = plan.rows.find(({ row }) => row.rowId === String(at + 1));
		const isActivated = change?.activates.some(({ rowId }) => rowId === String(at + 1));
		return {
			...one,
			price: change?.price?.amountMinor ?? one.price,
			isEnabled: change?.isEnabled ?? one.isEnabled,
			state: cells?.state ?? (isActivated ? 'active' : one.state),
			...(cells?.cost ? { known: cells.cost.amountMinor } : {}),
		};
	});
}

const sizesArbitrary = fc
	.uniqueArray(fc.constantFrom('XS', 'S', 'M', 'L', 'XL'), { minLength: 1 })
	.chain((values) =>
		fc.tuple(
			...values.map((value) =>
				fc.record<Size>({
					value: fc.constant(value),
					price: fc.integer({ min: 100, max: 9000 }),
					isEnabled: fc.boolean(),
					state: fc.constantFrom<RowState>('active', 'sold_out'),
					cost: fc.integer({ min: 1, max: 5000 }),
					known: fc.integer({ min: 1, max: 5000 }),
					availability: fc.constantFrom<Availability>(
						...(['in_stock', 'out_of_stock', 'discontinued', 'unknown'] as const),
					),
				}),
			),
		),
	);

const settingsArbitrary = fc.record({
	price_factor: fc.constantFrom('off', '1', '2.2'),
	price_endings: fc.constantFrom('none', '.99', '.49, .99'),
	margin_floor: fc.constantFrom('off', '15%', '3.00 USD'),
	price_changes: fc.constant('apply'),
	stock_changes: fc.constant('apply'),
});

describe('planPrices, whatever the shop looks like', () => {
	it('closes the difference at once: a second look finds nothing more to write on Etsy', () => {
		fc.assert(
			fc.property(sizesArbitrary, settingsArbitrary, (sizes, settings) => {
				const after = applyPlan(sizes, planPrices(factsOf(sizes, settings)));
				const again = planPrices(factsOf(after, settings));
				expect(again.changes).toEqual([]);
				expect(applyPlan(after, again)).toEqual(after);
			}),
		);
	});

	// The workflow writes the map first: see test/unit/template-order.test.ts.
	it('ends the same if the run died in the middle of the map, or between the map and Etsy', () => {
		fc.assert(
			fc.property(sizesArbitrary, settingsArbitrary, fc.nat(5), (sizes, settings, written) => {
				const plan = planPrices(factsOf(sizes, settings));
				const half = { ...plan, changes: [], rows: plan.rows.slice(0, written) };
				const resumed = applyPlan(sizes, half);
				const end = applyPlan(resumed, planPrices(factsOf(resumed, settings)));
				expect(end).toEqual(applyPlan(sizes, plan));
			}),
		);
	});

	it('leaves something on sale, and nothing on sale that no printer has', () => {
		fc.assert(
			fc.property(sizesArbitrary, settingsArbitrary, (sizes, settings) => {
				const plan = planPrices(factsOf(sizes, settings));
				const after = applyPlan(sizes, plan);
				const isOut = ({ availability }: Size) =>
					availability === 'out_of_stock' || availability === 'discontinued';
				const asked = plan.reports.some(({ code }) => code === 'all_sold_out');
				if (sizes.some(({ isEnabled }) => isEnabled)) {
					expect(after.some(({ isEnabled }) => isEnabled)).toBe(true);
				}
				if (!asked) expect(after.filter((one) => one.isEnabled && isOut(one))).toEqual([]);
			}),
		);
	});
});
