import type { ShopListing } from '../variant-map/suggest/types';
import type { VariantMapRow } from '../variant-map/row';
import { compareVariant, costToday, makes, rowsOf, type ComparedVariant } from './compare-variant';
import type {
	MapCells,
	PriceChange,
	PriceFacts,
	PricePlan,
	PriceReport,
	VariantChange,
} from './plan-types';
import { whatRunsOut, type PlacedVariant, type RunsOut } from './remember-off';
import { allSoldOut, priceUnknown, reportOf, staysOff } from './report';

/** What is to be done about one listing. */
interface ListingPlan {
	changes: PriceChange[];
	reports: PriceReport[];
}

/** Whether anything of a listing would be left on sale. */
function leavesAny(listing: ShopListing, changes: readonly VariantChange[]): boolean {
	const after = new Map(changes.map(({ variant, isEnabled }) => [variant, isEnabled] as const));
	return listing.variants.some((variant) => after.get(variant) ?? variant.isEnabled);
}

/** The parts of a change that its reports let through. */
function applied(change: VariantChange, reports: readonly PriceReport[]): PriceChange | null {
	const now = reports.filter(({ applies }) => applies);
	const ofPrice = now.find(({ code }) => code === 'price_change');
	const ofStock = now.find(({ code }) => code === 'stock_change');
	const { price, isEnabled, listing, variant, activates, cost } = change;
	const takesPrice = ofPrice !== undefined && price !== undefined;
	const takesStock = ofStock !== undefined && isEnabled !== undefined;
	if (!takesPrice && !takesStock) return null;
	return {
		...{ listing, variant, activates: takesStock ? activates : [] },
		...(cost ? { cost } : {}),
		...(takesPrice ? { price } : {}),
		...(takesStock ? { isEnabled } : {}),
		reportKeys: [...(takesPrice ? [ofPrice.key] : []), ...(takesStock ? [ofStock.key] : [])],
	};
}

function planListing(
	listing: ShopListing,
	compared: readonly ComparedVariant[],
	kept: RunsOut['kept'],
	facts: PriceFacts,
): ListingPlan {
	const changes = compared.map(({ change }) => change);
	const reports: PriceReport[] = [];
	const prices = changes.filter(({ price }) => price !== undefined);
	const failed = compared.find(({ priceFailure }) => priceFailure !== undefined);
	if (failed?.priceFailure) reports.push(priceUnknown(listing, failed.priceFailure, facts));
	else if (prices.length > 0) reports.push(reportOf('price', listing, prices, facts));

	const stock = changes.filter(({ isEnabled }) => isEnabled !== undefined);
	if (stock.length > 0) {
		reports.push(
			leavesAny(listing, stock)
				? reportOf('stock', listing, stock, facts)
				: allSoldOut(listing, facts),
		);
		const ends = compared.filter(
			({ change, rows }) => change.isEnabled === false && rows.some((row) => kept.has(row)),
		);
		if (ends.length > 0 && leavesAny(listing, stock)) {
			reports.push(
				staysOff(
					listing,
					ends.map(({ change }) => change),
					facts,
				),
			);
		}
	}
	return {
		reports,
		changes: changes.flatMap((change) => applied(change, reports) ?? []),
	};
}

/** The cells of a row that no longer say what its printer says. */
function cellsOf(
	row: VariantMapRow,
	facts: PriceFacts,
	waits: ReadonlySet<VariantMapRow>,
	{ sells }: RunsOut,
): MapCells | null {
	const today = facts.today(row);
	const answer = makes(today);
	const cells: MapCells = { row };
	if (sells.has(row)) cells.state = 'sold_out';
	// A variant that still waits to be switched on is remembered by the state of its rows.
	if (row.state === 'sold_out' && answer === 'yes' && !waits.has(row)) cells.state = 'active';
	const cost = costToday(row, today);
	const isOther =
		cost?.amountMinor !== row.cost?.amountMinor || cost?.currency !== row.cost?.currency;
	if (cost && isOther) cells.cost = cost;
	return cells.state || cells.cost ? cells : null;
}

/**
 * A row that several variants wait for is activated by the next run, when none waits any more: if
 * this run died after the first of them, the others would count as switched off by the seller.
 */
function keepShared(changes: PriceChange[], waiting: readonly VariantChange[]): void {
	const times = new Map<VariantMapRow, number>();
	for (const { activates } of waiting) {
		for (const row of activates) times.set(row, (times.get(row) ?? 0) + 1);
	}
	for (const change of changes) {
		change.activates = change.activates.filter((row) => times.get(row) === 1);
	}
}

/**
 * Compares the listings on sale with what printers ask and have today. Only differences come out:
 * where nothing is different, nothing is to be written. Pure; the order of rows does not matter.
 */
export function planPrices(facts: PriceFacts): PricePlan {
	const { shop, index } = facts;
	const plan: PricePlan = { changes: [], reports: [], rows: [], compared: 0 };
	const waiting: VariantChange[] = [];
	const listings = shop.listings.filter(({ state }) => state === '' || state === 'active');
	const placed = listings.map((listing): PlacedVariant[] =>
		listing.variants
			.map((variant) => ({ variant, rows: rowsOf(facts, listing, variant) }))
			.filter(({ rows }) => rows.length > 0),
	);
	const runsOut = whatRunsOut(placed.flat(), (row) => makes(facts.today(row)) === 'no');
	for (const [at, listing] of listings.entries()) {
		const compared = (placed[at] ?? []).map(({ variant, rows }) =>
			compareVariant(facts, listing, variant, rows),
		);
		plan.compared += compared.length;
		const { changes, reports } = planListing(listing, compared, runsOut.kept, facts);
		plan.changes.push(...changes);
		plan.reports.push(...reports);
		waiting.push(
			...compared.map(({ change }) => change).filter(({ activates }) => activates.length > 0),
		);
	}
	keepShared(plan.changes, waiting);
	const waits = new Set(waiting.flatMap(({ activates }) => activates));
	const own = index.rows.filter(
		({ shopId, source, state }) =>
			source !== undefined &&
			(shopId === '' || shopId === shop.shopId) &&
			(state === 'active' || state === 'sold_out'),
	);
	plan.rows = own.flatMap((row) => cellsOf(row, facts, waits, runsOut) ?? []);
	return plan;
}
