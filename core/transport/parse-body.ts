/**
 * The body of an answer: parsed when it is JSON, the text itself when it is not, undefined when
 * there is none. Never throws, because half of what arrives in bad moments is HTML.
 */
export function parseBody(body: unknown): unknown {
	if (typeof body !== 'string') return body;
	if (body.trim() === '') return undefined;
	try {
		return JSON.parse(body);
	} catch (error) {
		if (error instanceof SyntaxError) return body;
		return undefined;
	}
}
