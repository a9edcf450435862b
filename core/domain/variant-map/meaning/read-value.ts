import { entryOf } from '../../entry-of';
import { DICTIONARY, lookUp, type Dictionary, type Entry } from './dictionary';
import { plainText } from './fold';
import { measureKey, takeMeasures, type Measure } from './measures';
import { letterSize, takeWrittenSizes } from './sizes';
import { IMPLIED } from './words/colours';

/** What the text of an option, or of a title, says. */
export interface Meaning {
	sizes: string[];
	/** The words of one colour, sorted; with `/` between colours that stand side by side. */
	colours: string;
	/** Words such as `solid`, by which colours are rarely told apart. */
	extras: string[];
	audiences: string[];
	products: string[];
	measures: Measure[];
	/** Finishes, frames and other words that are known. */
	others: string[];
	/** What is not known, as it stands there, without blanks. */
	unknown: string;
	/** The single words of `unknown`. */
	unknownWords: string[];
}

const PRICE =
	/\(?\s*[+-]?\s*(?:[$€£]\s?\d+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?\s?(?:[$€£]|usd|eur|gbp)\b|\d+(?:[.,]\d{1,2})?\s?€)\s*\)?/g;
const DEVICE = /\b(?:iphone|galaxy|samsung|pixel|ipad|macbook|airpods|huawei|xiaomi|oneplus|redmi)/;
const TOKENS = /[\p{L}\p{N}]+| - |[/&+|,;]/gu;
const BETWEEN = new Set(['and', 'und', 'et', 'y', 'with', 'mit', 'avec', 'con']);

/** `darkgrey` and `dunkelgraumeliert` are several words of colour written as one. */
function splitColour(dictionary: Dictionary, word: string): Entry[] {
	for (let cut = 3; cut <= word.length - 3; cut += 1) {
		const first = lookUp(dictionary, [word.slice(0, cut)], 0);
		if (first?.kind !== 'colour') continue;
		const rest = word.slice(cut);
		const last = lookUp(dictionary, [rest], 0);
		if (last?.kind === 'colour') return [first, last];
		const more = splitColour(dictionary, rest);
		if (more.length > 0) return [first, ...more];
	}
	return [];
}

/** `orangefarben` is `orange`. */
const COLOURED = /(?:farben|farbig|farbene|farbiges)$/;

/** A colour without the one that it has in itself, in alphabetical order. */
function oneColour(words: readonly string[]): string {
	const implied = new Set(words.flatMap((word) => entryOf(IMPLIED, word) ?? []));
	return [...new Set(words)]
		.filter((word) => !implied.has(word))
		.sort()
		.join(' ');
}

/** A print by itself is a poster; `All-Over Print Pillow` is none. */
function kindsOf(products: ReadonlySet<string>): string[] {
	const kinds = [...products].filter((kind) => kind !== 'print').sort();
	return kinds.length === 0 && products.has('print') ? ['poster'] : kinds;
}

/** Collects words into a {@link Meaning}. */
class Reader {
	private colours: string[][] = [[]];
	private readonly parts = {
		sizes: new Set<string>(),
		extras: new Set<string>(),
		audiences: new Set<string>(),
		products: new Set<string>(),
		others: new Set<string>(),
	};
	private readonly unknown: string[] = [];

	constructor(private readonly dictionary: Dictionary) {}

	separate(): void {
		if (this.colours.at(-1)?.length) this.colours.push([]);
	}

	size(size: string): void {
		this.parts.sizes.add(size);
	}

	strange(word: string): void {
		this.unknown.push(word);
	}

	word(word: string): void {
		const size = letterSize(word);
		if (size !== undefined) return this.size(size);
		const entry = lookUp(this.dictionary, [word], 0);
		const entries = entry ? [entry] : this.inColour(word);
		if (entries.length === 0) this.strange(word);
		for (const one of entries) this.entry(one);
	}

	private inColour(word: string): Entry[] {
		const stem = word.replace(COLOURED, '');
		const colour = stem === word ? undefined : lookUp(this.dictionary, [stem], 0);
		return colour?.kind === 'colour' ? [colour] : splitColour(this.dictionary, word);
	}

	entry({ kind, meaning }: Entry): void {
		if (kind === 'noise') return;
		if (kind === 'strange') return meaning.split(' ').forEach((word) => this.strange(word));
		if (kind === 'colour') this.colours.at(-1)?.push(...meaning.split(' '));
		else if (kind === 'size') this.parts.sizes.add(meaning);
		else if (kind === 'extra') this.parts.extras.add(meaning);
		else if (kind === 'audience') this.parts.audiences.add(meaning);
		else if (kind === 'product') this.parts.products.add(meaning);
		else this.parts.others.add(meaning);
	}

	meaning(measures: Measure[]): Meaning {
		const sorted = (set: Set<string>) => [...set].sort();
		return {
			sizes: sorted(this.parts.sizes),
			colours: this.colours
				.filter((words) => words.length > 0)
				.map(oneColour)
				.join('/'),
			extras: sorted(this.parts.extras),
			audiences: sorted(this.parts.audiences),
			products: kindsOf(this.parts.products),
			measures,
			others: sorted(this.parts.others),
			unknown: this.unknown.join(''),
			unknownWords: this.unknown,
		};
	}
}

/** The size of a screen, which tells no phone from another. */
const SCREEN = /\(?\b\d[.,]\d ?(?:"|zoll\b|inch(?:es)?\b|pouces\b|pulgadas\b)\)?/g;
/** Makers and standards of radio that a phone may be called without. */
const MAKERS = new Set(['apple', 'samsung', 'galaxy', 'google', '5g', '4g', 'lte']);

/** Phones and the like: `iPhone XS` has no size XS, and `14 ProMax` is `14 Pro Max`. */
function readDevice(plain: string, dictionary: Dictionary): Meaning {
	const reader = new Reader(dictionary);
	for (const word of plain.replace(SCREEN, ' ').match(/[\p{L}\p{N}]+|\+/gu) ?? []) {
		const entry = lookUp(dictionary, [word], 0);
		const isWord = entry !== undefined && ['noise', 'product', 'other'].includes(entry.kind);
		if (isWord && letterSize(word) === undefined) reader.entry(entry);
		else if (word === '+') reader.strange('plus');
		else if (!MAKERS.has(word)) reader.strange(word);
	}
	return reader.meaning([]);
}

function readNow(text: string, dictionary: Dictionary): Meaning {
	const plain = plainText(text).replace(PRICE, ' ');
	if (DEVICE.test(plain)) return readDevice(plain, dictionary);
	const { measures, rest } = takeMeasures(plain);
	const written = takeWrittenSizes(rest);
	const reader = new Reader(dictionary);
	for (const size of written.sizes) reader.size(size);
	const tokens = written.rest.match(TOKENS) ?? [];
	for (let at = 0; at < tokens.length; at += 1) {
		const token = tokens[at] ?? '';
		const entry = lookUp(dictionary, tokens, at);
		if (entry !== undefined && entry.length > 1) {
			reader.entry(entry);
			at += entry.length - 1;
		} else if (!/[\p{L}\p{N}]/u.test(token) || BETWEEN.has(token)) reader.separate();
		else reader.word(token);
	}
	return reader.meaning(measures);
}

/** Shops repeat themselves: a few hundred texts make up tens of thousands of variants. */
const MOST_KNOWN = 20_000;
const known = new WeakMap<Dictionary, Map<string, Meaning>>();

/** Reads what a text says: sizes, colours, measures, kind of product, for whom, finishes. */
export function readMeaning(text: string, dictionary: Dictionary = DICTIONARY): Meaning {
	const cache = known.get(dictionary) ?? new Map<string, Meaning>();
	known.set(dictionary, cache);
	const before = cache.get(text);
	if (before) return before;
	if (cache.size >= MOST_KNOWN) cache.clear();
	const meaning = readNow(text, dictionary);
	cache.set(text, meaning);
	return meaning;
}

/** A text that is equal for texts that say the same. Empty for one that says nothing. */
export function meaningKey(meaning: Meaning): string {
	const { sizes, colours, extras, audiences, products, measures, others, unknown } = meaning;
	return [
		sizes.join('+'),
		colours,
		extras.join('+'),
		audiences.filter((one) => one !== 'adult').join('+'),
		products.join('+'),
		measures.map(measureKey).join('+'),
		others.join('+'),
		unknown,
	]
		.join('|')
		.replace(/\|+$/, '');
}
