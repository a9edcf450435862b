import type { ShopVariant } from '../variant-map/suggest/types';
import type { VariantMapRow } from '../variant-map/row';

/** A variant on Etsy, and the rows by which it is printed, in their order. */
export interface PlacedVariant {
	variant: ShopVariant;
	rows: readonly VariantMapRow[];
}

/** Which rows may become `sold_out`. */
export interface RunsOut {
	/** Rows that become so: their printer is out, and a variant of theirs is on sale. */
	sells: ReadonlySet<VariantMapRow>;
	/** Rows that would, but stay `active` for a variant that the seller switched off. */
	kept: ReadonlySet<VariantMapRow>;
}

/**
 * Says which active rows become `sold_out`. A variant that is off while all of its rows are
 * `sold_out` is one that we switched off; so a variant that the seller switched off must keep an
 * active row. A row of which nothing is on sale gets no orders and stays as it is; where one row
 * stands for a variant on sale and for one that is off, the last active row of the one that is off
 * stays `active`, though its printer is out. What is on sale by such a row is switched off all the
 * same and does not come back by itself: the map cannot tell the two apart then. Pure.
 * @param isOut whether the printer of a row cannot make it today
 */
export function whatRunsOut(
	places: readonly PlacedVariant[],
	isOut: (row: VariantMapRow) => boolean,
): RunsOut {
	const onSale = new Set(
		places.flatMap(({ variant, rows }) => (variant.isEnabled ? [...rows] : [])),
	);
	const sells = new Set([...onSale].filter((row) => row.state === 'active' && isOut(row)));
	const kept = new Set<VariantMapRow>();
	for (const { variant, rows } of places) {
		if (variant.isEnabled) continue;
		const active = rows.filter(({ state }) => state === 'active');
		const last = active[active.length - 1];
		if (last === undefined || active.some((row) => !sells.has(row))) continue;
		sells.delete(last);
		kept.add(last);
	}
	return { sells, kept };
}
