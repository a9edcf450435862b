import { createHash } from 'node:crypto';

/** The SHA-256 of a text (UTF-8) in hexadecimal, for what core compares by its hash. */
export function sha256(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}
