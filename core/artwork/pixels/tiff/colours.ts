import { inkToLight } from '../inks';
import type { TiffPlan } from './plan';

/** Undoes what was stored as differences, in place (TIFF 6, section 14). */
function addUp({ bits, channels, isLittle }: TiffPlan, line: Uint8Array): void {
	if (bits === 8) {
		for (let i = channels; i < line.length; i += 1) {
			line[i] = (line[i] ?? 0) + (line[i - channels] ?? 0);
		}
		return;
	}
	const view = new DataView(line.buffer, line.byteOffset, line.byteLength);
	for (let at = channels * 2; at + 1 < line.length; at += 2) {
		const sum = view.getUint16(at, isLittle) + view.getUint16(at - channels * 2, isLittle);
		view.setUint16(at, sum & 0xffff, isLittle);
	}
}

/** Reads the samples of a line, each as a byte; of a palette, its index. */
function sampler({ bits, colour, isLittle }: TiffPlan): (line: Uint8Array, i: number) => number {
	if (bits === 8) return (line, i) => line[i] ?? 0;
	if (bits === 16) return (line, i) => line[i * 2 + (isLittle ? 1 : 0)] ?? 0;
	const most = (1 << bits) - 1;
	const scale = colour === 'indexed' ? 1 : 255 / most;
	return (line, i) => {
		const bit = i * bits;
		return (((line[bit >> 3] ?? 0) >> (8 - bits - (bit & 7))) & most) * scale;
	};
}

/**
 * Makes a reader of lines: the pixels of one as red, green, blue and alpha of a byte each. The
 * line itself is changed, and the answer is the same memory each time.
 * @param pixels how many there are in a line
 */
export function tiffColours(plan: TiffPlan, pixels: number): (line: Uint8Array) => Uint8Array {
	const { colour, channels, alpha, palette, isDifference } = plan;
	const out = new Uint8Array(pixels * 4).fill(255);
	const sample = sampler(plan);
	const size = palette.length / 3;
	return (line) => {
		if (isDifference) addUp(plan, line);
		for (let from = 0, to = 0; to < out.length; from += channels, to += 4) {
			const first = sample(line, from);
			if (colour === 'rgb') {
				out[to] = first;
				out[to + 1] = sample(line, from + 1);
				out[to + 2] = sample(line, from + 2);
			} else if (colour === 'cmyk') {
				const black = sample(line, from + 3);
				out[to] = inkToLight(first, black);
				out[to + 1] = inkToLight(sample(line, from + 1), black);
				out[to + 2] = inkToLight(sample(line, from + 2), black);
			} else if (colour === 'indexed') {
				out[to] = (palette[first] ?? 0) >> 8;
				out[to + 1] = (palette[first + size] ?? 0) >> 8;
				out[to + 2] = (palette[first + 2 * size] ?? 0) >> 8;
			} else {
				const grey = colour === 'white_is_0' ? 255 - first : first;
				out.fill(grey, to, to + 3);
			}
			if (alpha !== undefined) out[to + 3] = sample(line, from + alpha);
		}
		return out;
	};
}
