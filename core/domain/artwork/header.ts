import type { ByteReader } from './reader';
import type { ArtworkFacts } from './types';

/** What can be wrong with a file itself, whoever prints it. */
export const FAULTS = [
	'truncated',
	'damaged',
	'attached',
	'script',
	'external',
	'entity',
	'encrypted',
	'unsupported',
	'unchecked',
] as const;
/** One of {@link FAULTS}. */
export type FaultCode = (typeof FAULTS)[number];

/** A fault with what it is about in a few words, such as `<script>`. */
export interface Fault {
	code: FaultCode;
	detail: string;
}

/** Facts of one format: all but what is told of a file as a whole. */
export type HeaderFacts = Omit<ArtworkFacts, 'format' | 'mimeType' | 'bytes' | 'sha256'>;

/** What a file's header says. */
export interface Header {
	facts: HeaderFacts;
	faults: Fault[];
}

/** Tools that a header may need and that are no part of the domain. */
export interface HeaderTools {
	/**
	 * Unpacks zlib data.
	 * @param limit bytes that come out at most; what is beyond is left off
	 * @returns undefined where it is damaged
	 */
	inflate(packed: Uint8Array, limit: number): Uint8Array | undefined;
}

/** Reads the header of one format. It never throws, whatever the file holds. */
export type ReadHeader = (reader: ByteReader, tools?: HeaderTools) => Promise<Header>;

/** A header that stops where it should not. */
export const truncated = (detail: string): Fault => ({ code: 'truncated', detail });

/** A header that contradicts its format. */
export const damaged = (detail: string): Fault => ({ code: 'damaged', detail });

/** Pixels an inch of a number of pixels a centimetre or metre, as whole as it was meant. */
export function dpiOf(pixels: number, perInch: number): number | undefined {
	const dpi = Math.round(pixels * perInch * 100) / 100;
	return Number.isFinite(dpi) && dpi > 0 ? dpi : undefined;
}

/** Whether sizes can be those of a picture. */
export function areSizes(...sizes: readonly number[]): boolean {
	return sizes.every((size) => Number.isInteger(size) && size > 0);
}
