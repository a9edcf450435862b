import type { Failure } from '../failure';
import type { Order, OrderLine } from '../order';
import { ELSEWHERE, type MappedChoice } from './choice';
import { whatChanged } from './changed';
import { findRows, optionsText, type FoundRows } from './find-rows';
import { foldText } from './keys';
import type {
	AttentionCode,
	LineMapping,
	LineNeedsAttention,
	MappedLine,
	ResolvedOrder,
} from './mapping';
import { nearestRows } from './nearest';
import type { VariantMapRow } from './row';
import type { VariantIndex } from './variant-index';

export type {
	AttentionCode,
	LineMapping,
	LineNeedsAttention,
	MappedLine,
	MatchedBy,
	NearRow,
	ResolvedLine,
	ResolvedOrder,
} from './mapping';

function brokenRowFor(index: VariantIndex, line: OrderLine): Failure | undefined {
	const bySku = index.brokenBySku.get(foldText(line.sku ?? ''));
	return bySku ?? index.brokenByListing.get(line.listingId ?? '');
}

function attention(code: AttentionCode, message: string, hint: string): LineNeedsAttention {
	return { status: 'attention', code, message, hint };
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
 * By the seller's order of preference; among equals the older row, so that chance decides nothing.
 */
function byPriority(a: VariantMapRow, b: VariantMapRow): number {
	const [first = Infinity, second = Infinity] = [a.priority, b.priority];
	if (first !== second) return first < second ? -1 : 1;
	const [older, newer] = [Number(a.rowId ?? Infinity), Number(b.rowId ?? Infinity)];
	if (older !== newer) return older < newer ? -1 : 1;
	return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}

/**
 * Rows for one variant in the order in which they are to be tried; each thing once. Rows that say
 * different things need different priorities.
 * @returns null where two of them claim the same place
 */
export function inOrder(rows: readonly VariantMapRow[]): VariantMapRow[] | null {
	const sorted = [...rows].sort(byPriority);
	const distinct = sorted.filter(
		(row, at) => sorted.findIndex((other) => sameThing(row, other)) === at,
	);
	const places = new Set(distinct.map(({ priority }) => priority));
	return places.size === distinct.length ? distinct : null;
}

function toChoice({ provider, source, ...row }: VariantMapRow): MappedChoice[] {
	if (source === undefined) return [];
	return [
		{
			provider,
			source,
			...(row.rowId ? { rowId: row.rowId } : {}),
			...(row.cost ? { cost: row.cost } : {}),
			...(row.madeIn ? { madeIn: row.madeIn } : {}),
			...(row.state === 'sold_out' ? { availability: 'out_of_stock' as const } : {}),
		},
	];
}

function toMapped(
	chosen: VariantMapRow,
	rows: readonly VariantMapRow[],
	{ matchedBy, explain }: FoundRows,
): LineMapping {
	const { provider, source, rowId, cost, personalization } = chosen;
	const row = rowId ? { rowId } : {};
	if (source === undefined) {
		const fulfilment = ELSEWHERE.find((label) => label === provider) ?? provider;
		return { status: 'elsewhere', fulfilment, ...row };
	}
	const choices = rows.flatMap(toChoice);
	const mapped: MappedLine = { status: 'mapped', provider, source, matchedBy, ...row };
	if (cost) mapped.cost = cost;
	if (choices.length > 1) mapped.choices = choices;
	if (personalization) mapped.personalization = personalization;
	if (explain && matchedBy !== 'sku') mapped.explanation = explain(chosen);
	return mapped;
}

function noRow(what: string, line: OrderLine, other: VariantMapRow | undefined) {
	if (other) {
		return attention(
			'ambiguous',
			`The Variant Map has ${what} for ${optionsText(other.options)} only; the order says ${optionsText(line.options)}.`,
			'Add a row with these options to POD Variant Map, or clear the options of the row to go by the SKU alone.',
		);
	}
	return attention(
		'unmapped',
		`Nothing says what to print for ${what}.`,
		'Add a row for it to the table POD Variant Map. The next sync picks the order up.',
	);
}

function noneActive(what: string, rows: readonly VariantMapRow[]): LineNeedsAttention {
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

function chooseRow(index: VariantIndex, line: OrderLine, found: FoundRows): LineMapping {
	const what = describe(line);
	const active = found.rows.filter((row) => row.state === 'active');
	if (active.length === 0) return noneActive(what, found.rows);
	const ordered = inOrder(active);
	const chosen = ordered?.[0];
	if (!chosen) {
		return attention(
			'ambiguous',
			`${active.length} rows of the Variant Map say different things about ${what}.`,
			'Keep the right row in POD Variant Map and delete or disable the others, or number them in the column priority if several printers may make it.',
		);
	}
	const changed = chosen.approvedAs ? whatChanged(chosen.approvedAs, line, index.dictionary) : null;
	if (changed) {
		return attention(
			'changed',
			`The Variant Map row for ${what} no longer fits: ${changed}.`,
			'Check that the row prints the right thing, and write the new title and options into approvedTitle and approvedOptions, or empty these cells.',
		);
	}
	const usable = found.rows.filter((row) => row.state === 'active' || row.state === 'sold_out');
	return toMapped(chosen, inOrder(usable) ?? ordered, found);
}

/**
 * Looks a line up in the map: by its SKU, else by listing and option values. It never guesses:
 * rows that contradict each other, or that nobody approved, need a person.
 */
export function resolveLine(index: VariantIndex, shopId: string, line: OrderLine): LineMapping {
	const found = findRows(index, shopId, line);
	const broken = found.rows.length === 0 ? brokenRowFor(index, line) : undefined;
	if (broken) return attention('broken_row', broken.message, broken.hint);
	const mapping =
		found.rows.length === 0
			? noRow(describe(line), line, found.otherVariant)
			: chooseRow(index, line, found);
	if (mapping.status !== 'attention') return mapping;
	const candidates = nearestRows(index, shopId, line, found.rows);
	return candidates.length > 0 ? { ...mapping, candidates } : mapping;
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
