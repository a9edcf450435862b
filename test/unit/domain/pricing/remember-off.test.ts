import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { parseSettings } from '../../../../core/domain/planning/settings';
import { planPrices } from '../../../../core/domain/pricing/plan-prices';
import type { PricePlan } from '../../../../core/domain/pricing/plan-types';
import type { PrinterToday } from '../../../../core/domain/variant-map/check/printer';
import type { RowState, VariantMapRow } from '../../../../core/domain/variant-map/row';
import type { ShopListing } from '../../../../core/domain/variant-map/suggest/types';
import { indexRows } from '../../../../core/domain/variant-map/variant-index';
import { valueOf } from '../../../support/result';

const SHOP = '12345678';
const settings = valueOf(parseSettings({ stock_changes: 'apply' }));
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/**
 * A small shop: listings `0`, `1`, ... each with the sizes S and M; some sizes have a row that
 * all listings share, some a second printer. Who switched a variant off is remembered beside it.
 */
interface World {
	rows: VariantMapRow[];
	listings: ShopListing[];
	out: Set<string>;
	/** `listing/sku` of what the seller switched off while a printer had it. */
	bySeller: Set<string>;
}

const rowOf = (rowId: string, size: string, provider: 'printful' | 'printify'): VariantMapRow => ({
	...{ rowId, shopId: '', listingId: '', sku: `TEE-${size}`, options: [], provider },
	...{ priority: provider === 'printify' ? 1 : 2, state: 'active' },
	source: { kind: 'storeVariant', productId: 'p1', variantId: rowId },
});

function worldOf(listings: number, seconds: readonly boolean[]): World {
	const sizes = ['S', 'M'];
	return {
		rows: sizes.flatMap((size, at) => [
			rowOf(`${size}1`, size, 'printify'),
			...(seconds[at] ? [rowOf(`${size}2`, size, 'printful')] : []),
		]),
		listings: Array.from({ length: listings }, (_none, n) => ({
			...{ listingId: String(n), shopId: SHOP, title: `Tee ${n}`, state: 'active' },
			variants: [...sizes, 'XL'].map((value) => ({
				...{ sku: `TEE-${value}`, options: [{ name: 'Size', value }], isEnabled: true },
				price: { amountMinor: 2499, currency: 'USD' },
			})),
		})),
		out: new Set(),
		bySeller: new Set(),
	};
}

const planOf = ({ rows, listings, out }: World): PricePlan =>
	planPrices({
		shop: { shopId: SHOP, listings, gone: new Set(), unread: new Set() },
		index: indexRows(rows),
		today: ({ rowId = '' }): PrinterToday => ({
			...{ variantId: rowId, title: rowId, options: [] },
			availability: out.has(rowId) ? 'out_of_stock' : 'in_stock',
		}),
		...{ settings, approved: new Set<string>(), sha256 },
	});

/** The rows after the first so many writes to the map, and Etsy after its writes, if it came to them. */
function after(world: World, plan: PricePlan, mapWrites: number, isEtsyWritten: boolean): World {
	const cells = new Map(
		plan.rows.slice(0, mapWrites).map(({ row, state }) => [row.rowId, state] as const),
	);
	const activated = new Set(
		isEtsyWritten
			? plan.changes.flatMap(({ activates }) => activates.map(({ rowId }) => rowId))
			: [],
	);
	const changed = (listingId: string, sku: string) =>
		isEtsyWritten
			? plan.changes.find((one) => one.listing.listingId === listingId && one.variant.sku === sku)
					?.isEnabled
			: undefined;
	return {
		...world,
		rows: world.rows.map((row) => ({
			...row,
			state: (activated.has(row.rowId)
				? 'active'
				: (cells.get(row.rowId) ?? row.state)) as RowState,
		})),
		listings: world.listings.map((listing) => ({
			...listing,
			variants: listing.variants.map((variant) => ({
				...variant,
				isEnabled: changed(listing.listingId, variant.sku) ?? variant.isEnabled,
			})),
		})),
	};
}

/** The seller switches a variant off, or what was off on. */
function toggled(world: World, listing: number, size: string): World {
	const [id, sku] = [String(listing % world.listings.length), `TEE-${size}`];
	const variant = world.listings[Number(id)]?.variants.find((one) => one.sku === sku);
	const rows = world.rows.filter((row) => row.sku === sku);
	// What is off while all of its rows are sold out counts as ours: the handbook says so.
	if (variant?.isEnabled && rows.every(({ state }) => state === 'sold_out')) return world;
	const bySeller = new Set(world.bySeller);
	if (variant?.isEnabled) bySeller.add(`${id}/${sku}`);
	else bySeller.delete(`${id}/${sku}`);
	return {
		...world,
		bySeller,
		listings: world.listings.map((one) =>
			one.listingId === id
				? {
						...one,
						variants: one.variants.map((each) =>
							each.sku === sku ? { ...each, isEnabled: !each.isEnabled } : each,
						),
					}
				: one,
		),
	};
}

const flipped = (world: World, rowId: string): World => {
	const out = new Set(world.out);
	if (!out.delete(rowId)) out.add(rowId);
	return { ...world, out };
};

const steps = fc.array(
	fc.oneof(
		fc.record({ kind: fc.constant('run' as const), map: fc.nat(5), etsy: fc.boolean() }),
		fc.record({
			kind: fc.constant('seller' as const),
			listing: fc.nat(2),
			size: fc.constantFrom('S', 'M'),
		}),
		fc.record({
			kind: fc.constant('printer' as const),
			rowId: fc.constantFrom('S1', 'S2', 'M1', 'M2'),
		}),
	),
	{ minLength: 3, maxLength: 25 },
);

describe('what the seller switched off', () => {
	it('stays off, whatever printers, other listings and killed runs do', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 3 }),
				fc.tuple(fc.boolean(), fc.boolean()),
				steps,
				(listings, seconds, all) => {
					let world = worldOf(listings, seconds);
					for (const step of all) {
						if (step.kind === 'seller') world = toggled(world, step.listing, step.size);
						else if (step.kind === 'printer') world = flipped(world, step.rowId);
						else {
							const plan = planOf(world);
							const switchedOn = plan.changes
								.filter(({ isEnabled }) => isEnabled === true)
								.map(({ listing, variant }) => `${listing.listingId}/${variant.sku}`);
							expect(switchedOn.filter((name) => world.bySeller.has(name))).toEqual([]);
							// Etsy is written after the whole map.
							world = after(world, plan, step.etsy ? Infinity : step.map, step.etsy);
						}
					}
				},
			),
			{ numRuns: 1_000 },
		);
	});

	it('leaves the row as it is, so that nothing comes back with the printer', () => {
		const off = toggled(worldOf(1, [false, false]), 0, 'M');
		const out = flipped(off, 'M1');
		expect(planOf(out).rows).toEqual([]);
		expect(planOf(flipped(out, 'M1')).changes).toEqual([]);
	});

	it('brings back what was switched off here in every listing of a row', () => {
		let world = flipped(worldOf(2, [false, false]), 'M1');
		world = after(world, planOf(world), Infinity, true);
		expect(world.rows.find(({ rowId }) => rowId === 'M1')?.state).toBe('sold_out');
		expect(planOf(flipped(world, 'M1')).changes.map(({ isEnabled }) => isEnabled)).toEqual([
			...[true, true],
		]);
	});

	it('says so where another listing cannot come back by itself because of it', () => {
		const world = flipped(toggled(worldOf(2, [false, false]), 0, 'M'), 'M1');
		const plan = planOf(world);
		expect(plan.changes).toMatchObject([{ listing: { listingId: '1' }, isEnabled: false }]);
		expect(plan.rows).toEqual([]);
		expect(plan.reports.map(({ code, applies }) => [code, applies])).toEqual([
			['stock_change', true],
			['stays_off', false],
		]);
		const back = flipped(after(world, plan, Infinity, true), 'M1');
		expect(planOf(back)).toMatchObject({ changes: [], reports: [] });
	});

	it('still sends orders of the others to the next printer', () => {
		const world = flipped(toggled(worldOf(2, [false, true]), 0, 'M'), 'M1');
		expect(planOf(world)).toMatchObject({
			...{ changes: [], reports: [] },
			rows: [{ row: { rowId: 'M1' }, state: 'sold_out' }],
		});
	});
});
