/**
 * A parameter of type JSON as a value; undefined where its text is no JSON, which is told later.
 */
export function parseJson(given: unknown): unknown {
	if (typeof given !== 'string') return given;
	try {
		return JSON.parse(given) as unknown;
	} catch (error) {
		// Told below, in a seller's words.
		return error instanceof SyntaxError ? undefined : given;
	}
}
