/** Words that every plain object answers to, whatever it holds; nobody put them into a table. */
export const INHERITED_WORDS = ['constructor', '__proto__', 'toString'] as const;

/** A copy of a value in which the place at the end of a path holds something else. */
function withWord(value: unknown, [key, ...rest]: readonly string[], word: string): unknown {
	if (key === undefined) return word;
	const copy = structuredClone(value) as Record<string, unknown>;
	copy[key] = withWord(copy[key], rest, word);
	return copy;
}

/** Every single value in a document, as a path. */
function pathsOf(value: unknown, path: readonly string[] = []): Array<readonly string[]> {
	if (typeof value !== 'object' || value === null) return path.length > 0 ? [path] : [];
	return Object.entries(value).flatMap(([key, entry]) => pathsOf(entry, [...path, key]));
}

/** Copies of a document, each with one of {@link INHERITED_WORDS} in the place of one value. */
export function withInheritedWords(document: unknown): unknown[] {
	return pathsOf(document).flatMap((path) =>
		INHERITED_WORDS.map((word) => withWord(document, path, word)),
	);
}

/**
 * Where a value holds what was found in an object without having been put there: code, or the
 * object that all others come from. Empty: nowhere.
 */
export function inheritedIn(value: unknown, path = '', seen = new Set<unknown>()): string[] {
	if (typeof value === 'function' || value === Object.prototype) return [path];
	if (typeof value !== 'object' || value === null || seen.has(value)) return [];
	seen.add(value);
	const entries = value instanceof Map ? [...value.entries()] : Object.entries(value);
	return entries.flatMap(([key, entry]) => inheritedIn(entry, `${path}.${String(key)}`, seen));
}
