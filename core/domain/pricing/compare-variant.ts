import type { Failure } from '../failure';
import type { Money } from '../money';
import { fits } from '../planning/fulfilment-rules';
import type { PrinterToday } from '../variant-map/check/printer';
import { findRows } from '../variant-map/find-rows';
import { foldText } from '../variant-map/keys';
import { inOrder } from '../variant-map/resolve';
import type { VariantMapRow } from '../variant-map/row';
import type { ShopListing, ShopVariant } from '../variant-map/suggest/types';
import { priceOfPiece } from './least-price';
import type { PriceFacts, VariantChange } from './plan-types';

/** Whether a printer can make a row's variant today; `unknown`: it does not tell. */
export type Makes = 'no' | 'unknown' | 'yes';

/** What of a printer's answer matters to stock. */
export function makes(today: PrinterToday): Makes {
	if (today === 'unknown') return 'unknown';
	if (typeof today === 'string') return 'no';
	if (today.availability === 'unknown') return 'unknown';
	return today.availability === 'in_stock' ? 'yes' : 'no';
}

/** What a piece costs: what the printer says today goes before what the row says. */
export function costToday(row: VariantMapRow, today: PrinterToday): Money | undefined {
	return typeof today === 'string' ? row.cost : (today.cost ?? row.cost);
}

/** The rows by which a variant is printed, in their order; none where they are not clear. */
export function rowsOf(
	{ index }: Pick<PriceFacts, 'index'>,
	{ listingId, shopId }: ShopListing,
	{ sku, options }: ShopVariant,
): VariantMapRow[] {
	const found = findRows(index, shopId, { listingId, sku, options });
	const usable = found.rows.filter(
		({ state, source }) => source !== undefined && (state === 'active' || state === 'sold_out'),
	);
	return inOrder(usable) ?? [];
}

/** Whether a row's variant is to be had; where its printer does not tell, the row's word counts. */
function isThere(row: VariantMapRow, { today }: Pick<PriceFacts, 'today'>): boolean {
	const answer = makes(today(row));
	return answer === 'unknown' ? row.state === 'active' : answer === 'yes';
}

function isExcluded(
	{ listingId }: ShopListing,
	{ sku }: ShopVariant,
	patterns: readonly string[],
): boolean {
	return patterns.some(
		(pattern) => pattern === listingId || (sku !== '' && fits(foldText(pattern), foldText(sku))),
	);
}

/** The change of one variant, and why its price could not be made. */
export interface ComparedVariant {
	change: VariantChange;
	/** By which it is printed. */
	rows: readonly VariantMapRow[];
	priceFailure?: Failure;
}

/**
 * Compares one variant with its printers. It is switched off when no printer can make it. It is
 * switched on again only when every row of it is `sold_out`: that is how the map remembers that it
 * was not the seller who switched it off (`whatRunsOut` keeps it true).
 * @param rows as {@link rowsOf} gives them; at least one
 */
export function compareVariant(
	facts: PriceFacts,
	listing: ShopListing,
	variant: ShopVariant,
	rows: readonly VariantMapRow[],
): ComparedVariant {
	const change: VariantChange = { listing, variant, activates: [] };
	const makers = rows.filter((row) => isThere(row, facts));
	const [maker] = makers;
	if (variant.isEnabled && maker === undefined) change.isEnabled = false;
	if (!variant.isEnabled && maker && rows.every(({ state }) => state === 'sold_out')) {
		change.isEnabled = true;
		change.activates = makers;
	}
	if (maker === undefined || isExcluded(listing, variant, facts.settings.priceExclude)) {
		return { change, rows };
	}
	if (!variant.isEnabled && change.isEnabled === undefined) return { change, rows };
	const cost = costToday(maker, facts.today(maker));
	if (cost === undefined) return { change, rows };
	change.cost = cost;
	const price = priceOfPiece(cost, variant.price.currency, facts.settings);
	if (!price.ok) return { change, rows, priceFailure: price.failure };
	if (price.value && price.value.amountMinor !== variant.price.amountMinor) {
		change.price = price.value;
	}
	return { change, rows };
}
