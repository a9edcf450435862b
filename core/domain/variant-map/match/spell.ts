import type { Dictionary } from '../meaning/dictionary';
import { plainText, wordsOf } from '../meaning/fold';
import { readMeaning, type Meaning } from '../meaning/read-value';
import { corrected } from '../meaning/spelling';

/** A text with its slips of the pen put right, and what it then says. */
export interface Corrected {
	text: string;
	meaning: Meaning;
}

/** What is needed to put a text right, and what was put right before. */
export interface Speller {
	dictionary: Dictionary;
	/** The words of the printer's own variants: they are right as they are. */
	words: ReadonlySet<string>;
	corrections: Map<string, Corrected | null>;
}

function correctNow(text: string, { dictionary, words }: Speller): Corrected | null {
	const { unknownWords } = readMeaning(text, dictionary);
	const strange = new Set(unknownWords.filter((word) => !words.has(word)));
	if (strange.size === 0) return null;
	let plain = plainText(text);
	for (const word of strange) {
		const right = corrected(word, dictionary, words);
		if (right === undefined) return null;
		plain = plain.replace(word, right);
	}
	return { text: plain, meaning: readMeaning(plain, dictionary) };
}

/**
 * What a text says after slips of the pen were put right.
 * @returns null where there is nothing to put right, or no telling what was meant
 */
export function readCorrected(text: string, speller: Speller): Corrected | null {
	const known = speller.corrections.get(text);
	if (known !== undefined) return known;
	const read = correctNow(text, speller);
	speller.corrections.set(text, read);
	return read;
}

/** The words by which a printer tells its variants apart. */
export function printerWords(texts: Iterable<string>): Set<string> {
	return new Set([...texts].flatMap((text) => wordsOf(plainText(text))));
}
