import { JpegImage } from 'pdfjs-dist/image_decoders/pdf.image_decoders.mjs';

/**
 * Decodes a JPEG of four channels, also progressive, with what Adobe programs write into it.
 * Memory: two bytes for each channel of each pixel, whatever comes out.
 * @param width what comes out is scaled to, no larger than the picture
 * @returns red, green and blue, three bytes a pixel
 * @throws where it cannot be decoded
 */
export function decodeCmykJpeg(file: Uint8Array, width: number, height: number): Uint8Array {
	const image = new JpegImage();
	image.parse(file);
	const rgb = image.getData({ width, height, forceRGB: true });
	return new Uint8Array(rgb.buffer, rgb.byteOffset, rgb.byteLength);
}
