import type { OrderLine } from '../order';
import { writeOptions } from './cells';
import type { NearRow } from './mapping';
import { readOptions } from './meaning/axis';
import type { Dictionary } from './meaning/dictionary';
import { meaningKey } from './meaning/read-value';
import { plainText } from './meaning/fold';
import { nearSkus } from './near-sku';
import type { RowState, VariantMapRow } from './row';
import type { VariantIndex } from './variant-index';

/** As many as a person can look at in one message. */
const MOST = 3;
/** A listing with more variants than this is not searched to its end for every line. */
const MOST_ROWS = 400;

const STATE_WORDS: Readonly<Record<RowState, string>> = {
	active: 'in use',
	disabled: 'switched off',
	review: 'waiting for your approval',
	sold_out: 'marked as sold out',
};

function toNear(row: VariantMapRow, score: number, reason: string): NearRow {
	return {
		...(row.rowId ? { rowId: row.rowId } : {}),
		sku: row.sku,
		listingId: row.listingId,
		options: writeOptions(row.options),
		provider: row.provider,
		score: Math.round(score * 100) / 100,
		reason,
	};
}

/** How many of the options say the same, and in which they differ. */
function compareOptions(row: VariantMapRow, line: OrderLine, dictionary: Dictionary) {
	const wanted = readOptions(line.options, dictionary);
	const given = readOptions(row.options, dictionary);
	const differing = wanted.filter(
		({ axis, value, meaning }) =>
			!given.some(
				(one) =>
					one.axis === axis &&
					(plainText(one.value) === plainText(value) ||
						(meaningKey(meaning) !== '' && meaningKey(one.meaning) === meaningKey(meaning))),
			),
	);
	const all = Math.max(wanted.length, given.length, 1);
	return { score: (wanted.length - differing.length) / all, differing, given };
}

function ofListing(index: VariantIndex, shopId: string, line: OrderLine): NearRow[] {
	const rows = index.byListing(line.listingId ?? '').slice(0, MOST_ROWS);
	return rows
		.filter((row) => row.shopId === '' || row.shopId === shopId)
		.flatMap((row) => {
			const { score, differing, given } = compareOptions(row, line, index.dictionary);
			if (score === 0) return [];
			const words = differing.map(({ name, value, axis }) => {
				const there = given.find((one) => one.axis === axis);
				return there ? `${name} is ${value}, the row says ${there.value}` : `no ${name}`;
			});
			const reason = `The same listing${words.length > 0 ? `, but ${words.join('; ')}` : ''}.`;
			return [toNear(row, Math.min(score, 0.9), reason)];
		});
}

function byScore(a: NearRow, b: NearRow): number {
	if (a.score !== b.score) return b.score - a.score;
	return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}

/**
 * The rows that come nearest to a line that a person has to look at: the rows in question
 * themselves, where there are any, else rows of its listing and rows with a SKU much like its own.
 */
export function nearestRows(
	index: VariantIndex,
	shopId: string,
	line: OrderLine,
	found: readonly VariantMapRow[],
): NearRow[] {
	if (found.length > 0) {
		const rows = found.map((row) => toNear(row, 1, `This row is ${STATE_WORDS[row.state]}.`));
		return rows.sort(byScore).slice(0, MOST);
	}
	const alike = nearSkus(index, line.sku ?? '')
		.filter(({ row }) => row.shopId === '' || row.shopId === shopId)
		.map(({ row, score }) => toNear(row, score, `Its SKU ${row.sku} is much like ${line.sku}.`));
	const all = [...ofListing(index, shopId, line), ...alike].sort(byScore);
	const key = ({ rowId, sku, listingId, options, provider }: NearRow) =>
		JSON.stringify([rowId, sku, listingId, options, provider]);
	return all
		.filter((row, at) => all.findIndex((other) => key(other) === key(row)) === at)
		.slice(0, MOST);
}
