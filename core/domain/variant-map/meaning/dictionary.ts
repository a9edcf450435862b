import { plainText, wordsOf } from './fold';
import { letterSize } from './sizes';
import { COLOUR_EXTRAS, COLOURS, TWO_COLOURS } from './words/colours';
import { AUDIENCES, NOISE, OTHERS, PRODUCTS, SIZES } from './words/others';
import type { WordKind, WordTable } from './words/table';

/** What a word or several words together mean. */
export interface Entry {
	/** In English, such as `dark gray`; a word of two meanings stands for itself. */
	meaning: string;
	kind: WordKind;
	/** How many words it takes. */
	length: number;
}

/** Words by their first word, the longest phrase first. */
export interface Dictionary {
	phrases: ReadonlyMap<string, ReadonlyArray<{ words: readonly string[]; entry: Entry }>>;
	/** Every single word that it knows, to tell a slip of the pen from another word. */
	words: ReadonlySet<string>;
}

/** A word of the seller's own, such as `Graumeliert` for `Heather Grey`. */
export interface OwnWord {
	word: string;
	means: string;
}

const TABLES: ReadonlyArray<readonly [WordKind, WordTable]> = [
	['noise', NOISE],
	['other', OTHERS],
	['product', PRODUCTS],
	['audience', AUDIENCES],
	['size', SIZES],
	['colour', COLOURS],
	['extra', COLOUR_EXTRAS],
	['colour', Object.fromEntries(Object.keys(TWO_COLOURS).map((word) => [word, '']))],
];

type Phrases = Map<string, Array<{ words: readonly string[]; entry: Entry }>>;

function put(phrases: Phrases, phrase: string, meaning: string, kind: WordKind): void {
	const words = wordsOf(plainText(phrase));
	const [first] = words;
	if (first === undefined) return;
	const key = words.join(' ');
	// What is put later wins: a colour over a kind of product, the seller over both.
	const others = (phrases.get(first) ?? []).filter((one) => one.words.join(' ') !== key);
	others.push({ words, entry: { meaning, kind, length: words.length } });
	others.sort((a, b) => b.words.length - a.words.length);
	phrases.set(first, others);
}

function asDictionary(phrases: Phrases): Dictionary {
	const words = new Set<string>();
	for (const list of phrases.values()) {
		for (const one of list) for (const word of one.words) words.add(word);
	}
	return { phrases, words };
}

/** `babyblue` is `baby blue`. */
function putColour(phrases: Phrases, phrase: string, meaning: string): void {
	put(phrases, phrase, meaning, 'colour');
	const words = wordsOf(plainText(phrase));
	if (words.length === 2) put(phrases, words.join(''), meaning, 'colour');
}

function builtIn(): Phrases {
	const phrases: Phrases = new Map();
	for (const [kind, table] of TABLES) {
		for (const [meaning, written] of Object.entries(table)) {
			for (const phrase of [meaning, ...written.split(',')]) {
				if (kind === 'colour') putColour(phrases, phrase, meaning);
				else put(phrases, phrase, meaning, kind);
			}
		}
	}
	return phrases;
}

/** The words that are built in: English, German, French and Spanish. */
export const DICTIONARY: Dictionary = asDictionary(builtIn());

/** The entry for the words at a place; the longest wins. */
export function lookUp(
	{ phrases }: Dictionary,
	words: readonly string[],
	at: number,
): Entry | undefined {
	const found = phrases
		.get(words[at] ?? '')
		?.find((one) => one.words.every((word, i) => words[at + i] === word));
	return found?.entry;
}

/**
 * What the right side of an own word says: a known size, product or colour, or a printer's word.
 */
function meaningOf(
	words: readonly string[],
	dictionary: Dictionary,
): Pick<Entry, 'kind' | 'meaning'> {
	const [first = ''] = words;
	const whole = lookUp(dictionary, words, 0);
	if (whole?.length === words.length) return whole;
	const size = words.length === 1 ? letterSize(first) : undefined;
	if (size !== undefined) return { kind: 'size', meaning: size };
	const single = words.map((word) => lookUp(dictionary, [word], 0));
	if (single.every((entry) => entry?.kind === 'colour')) {
		return { kind: 'colour', meaning: single.map((entry) => entry?.meaning).join(' ') };
	}
	return { kind: 'strange', meaning: words.join(' ') };
}

/** Adds a seller's own words, which win over those that are built in. */
export function withOwnWords(own: readonly OwnWord[], to = DICTIONARY): Dictionary {
	if (own.length === 0) return to;
	const phrases: Phrases = new Map([...to.phrases].map(([first, list]) => [first, [...list]]));
	for (const { word, means } of own) {
		const { meaning, kind } = meaningOf(wordsOf(plainText(means)), to);
		put(phrases, word, meaning, kind);
	}
	return asDictionary(phrases);
}
