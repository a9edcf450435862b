import { lookUp, type Dictionary } from './dictionary';
import { letterSize } from './sizes';

/**
 * How many letters must be changed, added, left out or swapped with the next one to make one word
 * of another.
 * @param most what is more than this counts as this plus one
 */
export function editDistance(a: string, b: string, most = Infinity): number {
	if (Math.abs(a.length - b.length) > most) return most + 1;
	let before: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_none, i) => i);
	for (let i = 1; i <= a.length; i += 1) {
		const row = [i];
		let least = i;
		for (let j = 1; j <= b.length; j += 1) {
			const cost = a[i - 1] === b[j - 1] ? 0 : 1;
			let steps = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
			const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
			if (isSwap) steps = Math.min(steps, (before[j - 2] ?? 0) + 1);
			row.push(steps);
			least = Math.min(least, steps);
		}
		if (least > most) return most + 1;
		before = last;
		last = row;
	}
	return last[b.length] ?? 0;
}

/** Short words are too near to each other to be taken for slips of the pen. */
const SHORTEST = 4;
const LONG = 7;

/**
 * The word that was meant, where a word is not known and one known word alone is near to it.
 * Words with digits are never corrected: `A3` is not a slip for `A4`.
 * @param more words that are known besides, such as those of a printer's own colours
 */
export function corrected(
	word: string,
	dictionary: Dictionary,
	more: ReadonlySet<string>,
): string | undefined {
	if (word.length < SHORTEST || /\d/.test(word) || letterSize(word) !== undefined) return undefined;
	const most = word.length >= LONG ? 2 : 1;
	const letters = sorted(word);
	// Swapped letters are the most common slip: `blakc` is black and not the French blanc.
	const stepsTo = (other: string) => {
		const distance = editDistance(word, other, most);
		return distance === 1 && sorted(other) === letters ? 0.5 : distance;
	};
	let nearest: number = most;
	let found: string[] = [];
	for (const words of [dictionary.words, more]) {
		for (const other of words) {
			if (other.length < SHORTEST || other[0] !== word[0] || /\d/.test(other)) continue;
			const steps = stepsTo(other);
			if (steps > nearest) continue;
			if (steps < nearest) found = [];
			nearest = steps;
			found.push(other);
		}
	}
	if (nearest === 0) return undefined;
	const only = theOnlyMeaning(found, dictionary);
	if (only !== undefined) return only;
	// `blck` is near to black and to back: where the printer has the colour, back is out of place.
	const theirs = theOnlyMeaning(
		found.filter((one) => more.has(one)),
		dictionary,
	);
	const kindOf = (one: string) => lookUp(dictionary, [one], 0)?.kind;
	const rivals = found.filter(
		(one) => theirs !== undefined && !sameMeaning(one, theirs, dictionary),
	);
	return theirs !== undefined && rivals.every((one) => kindOf(one) !== kindOf(theirs))
		? theirs
		: undefined;
}

function sameMeaning(a: string, b: string, dictionary: Dictionary): boolean {
	const meaning = (one: string) => lookUp(dictionary, [one], 0)?.meaning ?? one;
	return meaning(a) === meaning(b);
}

function theOnlyMeaning(found: readonly string[], dictionary: Dictionary): string | undefined {
	const [first] = found;
	const isOne = first !== undefined && found.every((one) => sameMeaning(one, first, dictionary));
	return isOne ? first : undefined;
}

function sorted(word: string): string {
	return [...word].sort().join('');
}
