// Node's own errors are no `instanceof Error` inside jest, which has globals of its own.

/** Whether an error is a system error with this code, such as `ENOENT`. */
export function isErrno(error: unknown, code: string): boolean {
	return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}

/** An error's message, whatever was thrown. */
export function messageOf(error: unknown): string {
	const hasMessage = typeof error === 'object' && error !== null && 'message' in error;
	return String(hasMessage ? error.message : error);
}
