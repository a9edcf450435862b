import sharp from 'sharp';

const COLOURS = ['#e4002b', '#00a651', '#0057b8', '#ffc72c'];

/** A picture of four colours: red, green above, blue, yellow below. */
function quarters(width: number, height: number) {
	const half = { width: width / 2, height: height / 2 };
	return sharp({ create: { width, height, channels: 3, background: '#ffffff' } }).composite(
		COLOURS.map((background, n) => ({
			input: { create: { ...half, channels: 3, background } },
			left: (n % 2) * half.width,
			top: Math.floor(n / 2) * half.height,
		})),
	);
}

/** As PNG. */
export async function pngPicture(width = 400, height = 200): Promise<Uint8Array> {
	return await quarters(width, height).png().toBuffer();
}

/** As JPEG with an EXIF orientation; the pixels lie as the camera saved them. */
export async function jpegPicture(orientation: number): Promise<Uint8Array> {
	return await quarters(400, 200)
		.jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
		.withMetadata({ orientation })
		.toBuffer();
}

/** In another format or colour mode. */
export async function oddPicture(
	kind: 'cmyk' | 'gif' | 'tiff' | 'webp' | 'png16' | 'progressive',
): Promise<Uint8Array> {
	const picture = quarters(400, 200);
	if (kind === 'png16')
		return await picture.toColourspace('rgb16').png({ progressive: true }).toBuffer();
	if (kind === 'progressive') return await picture.jpeg({ progressive: true }).toBuffer();
	if (kind === 'cmyk') return await picture.toColourspace('cmyk').jpeg().toBuffer();
	return await picture.toFormat(kind).toBuffer();
}

/** Colours and transparency of a PNG, four bytes a pixel. */
export async function pixelsOf(png: Uint8Array) {
	const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
	return { data, width: info.width, height: info.height };
}

/**
 * The share of pixels of which a colour differs by more than 24 of 255; 1 for another size. Colours
 * under full transparency do not count.
 */
export async function difference(one: Uint8Array, other: Uint8Array): Promise<number> {
	const [a, b] = [await pixelsOf(one), await pixelsOf(other)];
	if (a.width !== b.width || a.height !== b.height) return 1;
	let off = 0;
	for (let at = 0; at < a.data.length; at += 4) {
		const [alphaA = 0, alphaB = 0] = [a.data[at + 3], b.data[at + 3]];
		const seen = (value: number | undefined, alpha: number) => ((value ?? 0) * alpha) / 255;
		const isOff = [0, 1, 2].some(
			(n) => Math.abs(seen(a.data[at + n], alphaA) - seen(b.data[at + n], alphaB)) > 24,
		);
		if (isOff || Math.abs(alphaA - alphaB) > 24) off += 1;
	}
	return off / (a.width * a.height);
}
