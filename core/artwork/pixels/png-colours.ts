import type { PngShape } from './png-chunks';

/** Reads a sample of 1 to 16 bits as the file has it. */
function sample(bytes: Uint8Array, index: number, bits: number): number {
	if (bits === 8) return bytes[index] ?? 0;
	if (bits === 16) return (bytes[index * 2] ?? 0) * 256 + (bytes[index * 2 + 1] ?? 0);
	const bit = index * bits;
	return ((bytes[bit >> 3] ?? 0) >> (8 - bits - (bit & 7))) & ((1 << bits) - 1);
}

/** The colour that a PNG without alpha declares transparent, as samples. */
function transparentOf({ colour, transparency }: PngShape): number[] | undefined {
	if (transparency === undefined || (colour !== 0 && colour !== 2)) return undefined;
	const at = (i: number) => (transparency[i] ?? 0) * 256 + (transparency[i + 1] ?? 0);
	return colour === 0 ? [at(0)] : [at(0), at(2), at(4)];
}

/**
 * Makes a reader of lines: the pixels of one as red, green, blue and alpha of a byte each. The
 * answer is the same memory each time.
 */
export function pngColours(shape: PngShape): (bytes: Uint8Array, pixels: number) => Uint8Array {
	const { width, bits, colour, palette = new Uint8Array(0), transparency } = shape;
	const out = new Uint8Array(width * 4);
	const scale = bits === 16 ? 1 / 256 : 255 / ((1 << bits) - 1);
	const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[colour] ?? 1;
	const hidden = transparentOf(shape);
	const isColour = colour === 2 || colour === 6;
	const hasAlpha = colour === 4 || colour === 6;
	// What is already as it is wanted needs no work.
	if (colour === 6 && bits === 8) return (bytes) => bytes;
	return (bytes, pixels) => {
		for (let i = 0; i < pixels; i += 1) {
			const [from, to] = [i * channels, i * 4];
			const first = sample(bytes, from, bits);
			if (colour === 3) {
				out[to] = palette[first * 3] ?? 0;
				out[to + 1] = palette[first * 3 + 1] ?? 0;
				out[to + 2] = palette[first * 3 + 2] ?? 0;
				out[to + 3] = transparency?.[first] ?? 255;
				continue;
			}
			const green = isColour ? sample(bytes, from + 1, bits) : first;
			const blue = isColour ? sample(bytes, from + 2, bits) : first;
			const isHidden =
				hidden !== undefined &&
				hidden[0] === first &&
				(!isColour || (hidden[1] === green && hidden[2] === blue));
			out[to] = first * scale;
			out[to + 1] = green * scale;
			out[to + 2] = blue * scale;
			out[to + 3] = hasAlpha
				? sample(bytes, from + channels - 1, bits) * scale
				: isHidden
					? 0
					: 255;
		}
		return out.subarray(0, pixels * 4);
	};
}
