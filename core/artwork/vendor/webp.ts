import startDecoder from '@jsquash/webp/codec/dec/webp_dec.js';
import packedWasm from '@jsquash/webp/codec/dec/webp_dec.wasm';

/** The decoder's wasm, as packed by the build. */
export const PACKED_WEBP_WASM: string = packedWasm;

/**
 * Decodes a WebP. Each call has a memory of its own, which is let go of afterwards.
 * @returns red, green, blue and alpha, four bytes a pixel; undefined where it cannot be decoded
 */
export async function decodeWebp(
	wasm: Uint8Array,
	file: Uint8Array,
): Promise<Uint8Array | undefined> {
	const decoder = await startDecoder({ noInitialRun: true, wasmBinary: wasm });
	const image = decoder.decode(file);
	if (!image) return undefined;
	return new Uint8Array(image.data.buffer, image.data.byteOffset, image.data.byteLength);
}
