import { readJsonText } from '../domain/read-json-text';

/**
 * The body of an answer: parsed when it is JSON, the text itself when it is not, undefined when
 * there is none. Never throws, because half of what arrives in bad moments is HTML.
 */
export function parseBody(body: unknown): unknown {
	if (typeof body !== 'string') return body;
	if (body.trim() === '') return undefined;
	const read = readJsonText(body);
	return read.ok ? read.value : body;
}
