/**
 * What a table of ours says to a word that came from outside. `table[word]` also finds what every
 * object brings along: `constructor` would be code where a text or a state is expected.
 * @returns undefined for a word that is not in the table, or for none; pure, never throws
 */
export function entryOf<T>(
	table: Readonly<Record<string, T>>,
	word: string | null | undefined,
): T | undefined {
	return typeof word === 'string' && Object.hasOwn(table, word) ? table[word] : undefined;
}
