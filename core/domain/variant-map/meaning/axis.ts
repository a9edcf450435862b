import type { LineOption } from '../../order';
import { DICTIONARY, type Dictionary } from './dictionary';
import { plainText, wordsOf } from './fold';
import { meaningKey, readMeaning, type Meaning } from './read-value';
import { AUDIENCES, NOISE, OPTION_NAMES, PRODUCTS } from './words/others';

/** An option with what its name and value mean. */
export interface ReadOption extends LineOption {
	/** Which choice it is: `size`, `colour`, `style`, `finish`, `frame`, or its own name. */
	axis: string;
	meaning: Meaning;
}

const NAMES: ReadonlyMap<string, string> = new Map(
	Object.entries(OPTION_NAMES).flatMap(([axis, words]) =>
		[axis, ...words.split(',')].map((word): [string, string] => [plainText(word), axis]),
	),
);
/** `Shirt Size`, `Primary Color` and `Unisex Size` are sizes and colours. */
const BESIDES: ReadonlySet<string> = new Set(
	[
		...Object.entries({ ...PRODUCTS, ...AUDIENCES, unisex: NOISE.unisex ?? '' }).flat(),
		'primary main haupt principal principale your choose select pick wahle t s',
	].flatMap((words) => wordsOf(plainText(words))),
);

function readName(name: string, dictionary: Dictionary): string {
	const words = wordsOf(plainText(name));
	const known = NAMES.get(words.join(' '));
	if (known) return known;
	const telling = words.filter((word) => !BESIDES.has(word));
	const [only] = telling;
	if (telling.length === 1 && only !== undefined && NAMES.has(only)) return NAMES.get(only) ?? '';
	return meaningKey(readMeaning(name, dictionary)).replace(/\|/g, '') || words.join(' ');
}

const MOST_KNOWN = 2_000;
const axes = new WeakMap<Dictionary, Map<string, string>>();

/** The kind of choice that the name of an option stands for: see {@link ReadOption}. */
export function axisOfName(name: string, dictionary: Dictionary = DICTIONARY): string {
	const cache = axes.get(dictionary) ?? new Map<string, string>();
	axes.set(dictionary, cache);
	const before = cache.get(name);
	if (before !== undefined) return before;
	if (cache.size >= MOST_KNOWN) cache.clear();
	const axis = readName(name, dictionary);
	cache.set(name, axis);
	return axis;
}

const isKnownAxis = (axis: string) => Object.hasOwn(OPTION_NAMES, axis);

/** The kind of choice that a value belongs to, by what it says alone. */
function axisOfValue({ sizes, measures, colours, unknown, products }: Meaning): string | undefined {
	if (unknown !== '' || products.length > 0) return undefined;
	const isSize = sizes.length + measures.length > 0;
	if (isSize && colours === '') return 'size';
	return colours !== '' && !isSize ? 'colour' : undefined;
}

interface ReadSet {
	dictionary: Dictionary;
	read: ReadOption[];
	key: string;
}

const readSets = new WeakMap<readonly LineOption[], ReadSet>();

function readSet(options: readonly LineOption[], dictionary: Dictionary): ReadSet {
	const before = readSets.get(options);
	if (before?.dictionary === dictionary) return before;
	const named = options.map((option) => ({
		...option,
		axis: axisOfName(option.name, dictionary),
		meaning: readMeaning(option.value, dictionary),
	}));
	const taken = (axis: string, but: ReadOption) =>
		named.some((one) => one !== but && (one.axis === axis || axisOfValue(one.meaning) === axis));
	const read = named.map((option) => {
		if (isKnownAxis(option.axis) && option.axis !== 'style') return option;
		const axis = axisOfValue(option.meaning);
		return axis !== undefined && !taken(axis, option) ? { ...option, axis } : option;
	});
	const key = read
		.map(({ axis, meaning, value }) => `${axis}=${meaningKey(meaning) || plainText(value)}`)
		.sort()
		.join('&');
	const set = { dictionary, read, key };
	readSets.set(options, set);
	return set;
}

/**
 * Reads a set of options. Where a name says nothing that is known, such as `Pick one`, the value
 * tells which choice it is, as long as no other option of the set is that choice.
 */
export function readOptions(
	options: readonly LineOption[],
	dictionary: Dictionary = DICTIONARY,
): ReadOption[] {
	return readSet(options, dictionary).read;
}

/** A key that is equal for sets of options that mean the same, in any order and language. */
export function optionsMeaningKey(
	options: readonly LineOption[],
	dictionary: Dictionary = DICTIONARY,
): string {
	return readSet(options, dictionary).key;
}
