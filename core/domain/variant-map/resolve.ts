import type { Failure } from '../failure';
import type { LineOption, Order, OrderLine } from '../order';
import type { Provider } from '../provider';
import type { LineSource } from '../provider-order';
import { foldText, optionsKey } from './keys';
import type { VariantMapRow } from './row';
import type { VariantIndex } from './variant-index';

/** How a line found its row: by the exact SKU, by a SKU in another spelling, or by its options. */
export type MatchedBy = 'sku' | 'sku_other_spelling' | 'options';

/** Why a line found no usable row. */
export type AttentionCode =
	| 'ambiguous'
	| 'broken_row'
	| 'disabled'
	| 'not_approved'
	| 'sold_out'
	| 'unmapped';

/** What a line prints as. */
export interface MappedLine {
	status: 'mapped';
	provider: Provider;
	source: LineSource;
	matchedBy: MatchedBy;
	rowId?: string;
}

/** A line that a person has to look at, in a seller's words. */
export interface LineNeedsAttention {
	status: 'attention';
	code: AttentionCode;
	message: string;
	hint: string;
}

/** What the map says about one line. */
export type LineMapping = MappedLine | LineNeedsAttention;

/** An order line with what the map says about it. */
export type ResolvedLine = OrderLine & { mapping: LineMapping };

/** An order whose lines went through the map. Holds buyer data: never store it. */
export type ResolvedOrder = Omit<Order, 'lines'> & { lines: ResolvedLine[] };

/** A row without a shop is for every shop; a row with one is for that shop alone. */
function inShop(rows: readonly VariantMapRow[] | undefined, shopId: string): VariantMapRow[] {
	return (rows ?? []).filter((row) => row.shopId === '' || row.shopId === shopId);
}

/**
 * Whether a row names an option of the line with another value: it is for another variant. Etsy
 * lets all variants of a listing share one SKU.
 */
function isOtherVariant(row: VariantMapRow, line: OrderLine): boolean {
	return row.options.some(({ name, value }) => {
		const chosen = line.options.filter((option) => foldText(option.name) === foldText(name));
		const same = chosen.some((option) => foldText(option.value) === foldText(value));
		return chosen.length > 0 && !same;
	});
}

/**
 * Rows that name the line's own listing go before rows that share its SKU only: two listings may
 * use one SKU for different prints. A copied listing, which no row names, still goes by the SKU.
 */
function ownListingFirst(rows: VariantMapRow[], line: OrderLine): VariantMapRow[] {
	const own = rows.filter((row) => row.listingId !== '' && row.listingId === line.listingId);
	return own.length > 0 ? own : rows;
}

/** The rows that speak of a line; `otherVariant` is one that has its SKU and other options. */
interface Candidates {
	rows: VariantMapRow[];
	matchedBy: MatchedBy;
	otherVariant?: VariantMapRow | undefined;
}

function candidates(index: VariantIndex, shopId: string, line: OrderLine): Candidates {
	const sku = line.sku?.trim() ?? '';
	let otherVariant: VariantMapRow | undefined;
	if (sku) {
		const bySku = inShop(index.bySku.get(sku), shopId);
		const exact = ownListingFirst(
			bySku.filter((row) => !isOtherVariant(row, line)),
			line,
		);
		if (exact.length > 0) return { rows: exact, matchedBy: 'sku' };
		const byFolded = inShop(index.byFoldedSku.get(foldText(sku)), shopId);
		const folded = ownListingFirst(
			byFolded.filter((row) => !isOtherVariant(row, line)),
			line,
		);
		if (folded.length > 0) return { rows: folded, matchedBy: 'sku_other_spelling' };
		otherVariant = bySku[0] ?? byFolded[0];
	}
	if (line.listingId && line.options.length > 0) {
		const key = `${line.listingId}|${optionsKey(line.options)}`;
		const rows = inShop(index.byOptions.get(key), shopId);
		return { rows, matchedBy: 'options', otherVariant };
	}
	return { rows: [], matchedBy: 'options', otherVariant };
}

function brokenRowFor(index: VariantIndex, line: OrderLine): Failure | undefined {
	const bySku = index.brokenBySku.get(foldText(line.sku ?? ''));
	return bySku ?? index.brokenByListing.get(line.listingId ?? '');
}

function attention(code: AttentionCode, message: string, hint: string): LineNeedsAttention {
	return { status: 'attention', code, message, hint };
}

function optionsText(options: readonly LineOption[]): string {
	return options.map(({ name, value }) => `${name} ${value}`).join(', ');
}

function describe(line: OrderLine): string {
	if (line.sku) return `SKU ${line.sku}`;
	const options = optionsText(line.options);
	return `listing ${line.listingId ?? '(removed)'}${options ? ` (${options})` : ''}`;
}

function sameThing(a: VariantMapRow, b: VariantMapRow): boolean {
	return a.provider === b.provider && JSON.stringify(a.source) === JSON.stringify(b.source);
}

/**
 * Looks a line up in the map: by its SKU, else by listing and option values. It never guesses:
 * rows that contradict each other, or that nobody approved, need a person.
 */
export function resolveLine(index: VariantIndex, shopId: string, line: OrderLine): LineMapping {
	const what = describe(line);
	const { rows, matchedBy, otherVariant } = candidates(index, shopId, line);
	const first = rows[0];
	const broken = first ? undefined : brokenRowFor(index, line);
	if (broken) return attention('broken_row', broken.message, broken.hint);
	if (!first && otherVariant) {
		return attention(
			'ambiguous',
			`The Variant Map has ${what} for ${optionsText(otherVariant.options)} only; the order says ${optionsText(line.options)}.`,
			'Add a row with these options to POD Variant Map, or clear the options of the row to go by the SKU alone.',
		);
	}
	if (!first) {
		return attention(
			'unmapped',
			`Nothing says what to print for ${what}.`,
			'Add a row for it to the table POD Variant Map. The next sync picks the order up.',
		);
	}
	const active = rows.filter((row) => row.state === 'active');
	const chosen = active[0];
	if (chosen && active.every((row) => sameThing(row, chosen))) {
		return {
			status: 'mapped',
			provider: chosen.provider,
			source: chosen.source,
			matchedBy,
			...(chosen.rowId ? { rowId: chosen.rowId } : {}),
		};
	}
	if (chosen) {
		return attention(
			'ambiguous',
			`${active.length} rows of the Variant Map say different things about ${what}.`,
			'Keep the right row in POD Variant Map and delete or disable the others.',
		);
	}
	if (rows.some((row) => row.state === 'sold_out')) {
		return attention(
			'sold_out',
			`${what} is marked as sold out at the printer.`,
			'Choose another variant in POD Variant Map, or set the row to active when it is back.',
		);
	}
	if (rows.some((row) => row.state === 'review')) {
		return attention(
			'not_approved',
			`The Variant Map row for ${what} still waits for your approval.`,
			'Check the row in POD Variant Map and set its state to active.',
		);
	}
	return attention(
		'disabled',
		`The Variant Map row for ${what} is switched off.`,
		'Set the row to active in POD Variant Map if it should be printed again.',
	);
}

/** Looks every line of an order up. */
export function resolveOrder(index: VariantIndex, order: Order): ResolvedOrder {
	return {
		...order,
		lines: order.lines.map((line) => ({
			...line,
			mapping: resolveLine(index, order.shopId, line),
		})),
	};
}
