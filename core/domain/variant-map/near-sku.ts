import { editDistance } from './meaning/spelling';
import type { VariantMapRow } from './row';
import type { VariantIndex } from './variant-index';

/** More than this is not looked at: a bucket so large says that its half tells nothing. */
const MOST = 80;
const LEAST_SCORE = 0.7;

/** A SKU without signs and case: `tee_blk m` and `TEE-BLK-M` are the same. */
function bare(sku: string): string {
	return sku.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

type Buckets = Map<string, VariantMapRow[]>;
const made = new WeakMap<VariantIndex, Buckets>();

/**
 * A slip in one half of a SKU leaves the other half as it is: keys by either half.
 * @param letters how many letters the halves are counted from
 */
function halves(sku: string, letters = sku.length): string[] {
	const middle = Math.floor(letters / 2);
	return [`<${sku.slice(0, middle)}`, `>${sku.slice(-middle)}`];
}

function shuffled(sku: string): string {
	return `=${[...sku].sort().join('')}`;
}

function bucketsOf(index: VariantIndex): Buckets {
	const known = made.get(index);
	if (known) return known;
	const buckets: Buckets = new Map();
	for (const row of index.rows) {
		const sku = bare(row.sku);
		for (const key of sku ? [...halves(sku), shuffled(sku)] : []) {
			const bucket = buckets.get(key);
			if (!bucket) buckets.set(key, [row]);
			else if (bucket.length < MOST) bucket.push(row);
		}
	}
	made.set(index, buckets);
	return buckets;
}

/** The rows whose SKU is written much like this one, with how much, from 0 to 1. */
export function nearSkus(
	index: VariantIndex,
	sku: string,
): Array<{ row: VariantMapRow; score: number }> {
	const wanted = bare(sku);
	if (wanted.length < 3) return [];
	const buckets = bucketsOf(index);
	// One letter more or less moves the middle.
	const lengths = [wanted.length - 1, wanted.length, wanted.length + 1];
	const keys = [...lengths.flatMap((letters) => halves(wanted, letters)), shuffled(wanted)];
	const rows = new Set(keys.flatMap((key) => buckets.get(key) ?? []));
	return [...rows].flatMap((row) => {
		const other = bare(row.sku);
		const longest = Math.max(wanted.length, other.length);
		const distance = editDistance(wanted, other, Math.ceil(longest * (1 - LEAST_SCORE)));
		const isShuffled = shuffled(wanted) === shuffled(other);
		const score = isShuffled ? 0.95 : 1 - distance / longest;
		return score >= LEAST_SCORE ? [{ row, score: Math.min(score, 0.98) }] : [];
	});
}
