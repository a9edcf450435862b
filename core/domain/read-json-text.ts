/** What came of a text that should be JSON. */
export type JsonText = { ok: true; value: unknown } | { ok: false; reason: 'not_json' };

/**
 * Reads a text as JSON. The parser's own message quotes the text, which may hold a buyer or a
 * secret, so only that it is no JSON is told. Pure, never throws.
 */
export function readJsonText(text: string): JsonText {
	try {
		const value: unknown = JSON.parse(text);
		return { ok: true, value };
	} catch {
		return { ok: false, reason: 'not_json' };
	}
}

/** As {@link readJsonText}, for the bytes of a message (UTF-8); undefined where they are no JSON. */
export function jsonOfBytes(bytes: Uint8Array): unknown {
	const read = readJsonText(new TextDecoder().decode(bytes));
	return read.ok ? read.value : undefined;
}
