import type { LineOption } from '../order';

/**
 * The form of a SKU or option text in which two spellings of the same thing are equal: Unicode
 * compatibility form, no case, single blanks.
 */
export function foldText(text: string): string {
	return text.normalize('NFKC').toLowerCase().trim().replace(/\s+/gu, ' ');
}

/**
 * One key for a set of option values, in any order. Names and values both count: a mug with
 * Color = Red and Handle = Blue is not a mug with Color = Blue and Handle = Red.
 */
export function optionsKey(options: readonly LineOption[]): string {
	return options
		.map(({ name, value }) => JSON.stringify([foldText(name), foldText(value)]))
		.sort()
		.join('|');
}
