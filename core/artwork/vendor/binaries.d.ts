/** What the build makes of a binary file: deflated (raw), then base64. */
declare module '*.wasm' {
	const packed: string;
	export default packed;
}

declare module '*.ttf' {
	const packed: string;
	export default packed;
}

/** Mozilla's decoders; only what is used of them. */
declare module 'pdfjs-dist/image_decoders/pdf.image_decoders.mjs' {
	export class JpegImage {
		parse(file: Uint8Array): void;
		getData(wanted: { width: number; height: number; forceRGB: true }): Uint8ClampedArray;
	}
}

/** Google's decoder; only what is used of it. */
declare module '@jsquash/webp/codec/dec/webp_dec.js' {
	export default function start(options: {
		noInitialRun: true;
		wasmBinary: Uint8Array;
	}): Promise<{ decode(file: Uint8Array): { data: Uint8ClampedArray } | null }>;
}
