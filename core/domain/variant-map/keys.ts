import type { LineOption } from '../order';

/** Nothing but plain letters, digits and signs, single blanks between them: nearly every SKU. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/**
 * The form of a SKU or option text in which two spellings of the same thing are equal: Unicode
 * compatibility form, no case, single blanks.
 */
export function foldText(text: string): string {
	if (PLAIN.test(text)) return text.toLowerCase();
	return text.normalize('NFKC').toLowerCase().trim().replace(/\s+/gu, ' ');
}

const keys = new WeakMap<readonly LineOption[], string>();

/**
 * One key for a set of option values, in any order. Names and values both count: a mug with
 * Color = Red and Handle = Blue is not a mug with Color = Blue and Handle = Red.
 */
export function optionsKey(options: readonly LineOption[]): string {
	const known = keys.get(options);
	if (known !== undefined) return known;
	const key = options
		.map(({ name, value }) => JSON.stringify([foldText(name), foldText(value)]))
		.sort()
		.join('|');
	keys.set(options, key);
	return key;
}
