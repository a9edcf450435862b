/**
 * How a row of `POD Exceptions` about a line that waits is named: the same for the same line and
 * reason, whoever writes it, so that it stands there once.
 * @param part the line, or our name of the order where it is about all of it
 */
export function holdKey(receiptId: string, part: string, code: string): string {
	return `${receiptId}:${part}:${code}`;
}
