import sharp, { type Sharp } from 'sharp';

/** A picture with detail in it, so that no encoder makes it trivially small. */
export function noise(width: number, height: number, channels: 3 | 4 = 3): Buffer {
	const data = Buffer.alloc(width * height * channels);
	let seed = 7;
	for (let i = 0; i < data.length; i += 1) {
		seed = (seed * 1_103_515_245 + 12_345) & 0x7fff_ffff;
		data[i] = seed >> 16;
	}
	return data;
}

/** The same for sharp. */
export function picture(width = 120, height = 80, channels: 3 | 4 = 3): Sharp {
	return sharp(noise(width, height, channels), { raw: { width, height, channels } });
}

/** A file of the corpus, with what sharp cannot say of it. */
export interface Sample {
	name: string;
	make(): Promise<Buffer>;
}

/** Odd but honest forms of the formats that sharp reads as well. */
export const HONEST: readonly Sample[] = [
	{ name: 'png.rgb', make: async () => await picture().png().toBuffer() },
	{ name: 'png.rgba', make: async () => await picture(120, 80, 4).png().toBuffer() },
	{
		name: 'png.16bit',
		make: async () => await picture().toColourspace('rgb16').png().toBuffer(),
	},
	{
		name: 'png.16bit-alpha',
		make: async () => await picture(50, 70, 4).toColourspace('rgb16').png().toBuffer(),
	},
	{ name: 'png.grey', make: async () => await picture().greyscale().png().toBuffer() },
	{ name: 'png.palette', make: async () => await picture().png({ palette: true }).toBuffer() },
	{
		name: 'png.palette-alpha',
		make: async () => await picture(64, 64, 4).png({ palette: true }).toBuffer(),
	},
	{
		name: 'png.interlaced',
		make: async () => await picture().png({ progressive: true }).toBuffer(),
	},
	{
		name: 'png.300dpi',
		make: async () => await picture().withMetadata({ density: 300 }).png().toBuffer(),
	},
	{
		name: 'png.profile',
		make: async () => await picture().withIccProfile('p3').png().toBuffer(),
	},
	{
		name: 'png.turned',
		make: async () => await picture().withMetadata({ orientation: 6 }).png().toBuffer(),
	},
	{ name: 'png.tiny', make: async () => await picture(1, 1).png().toBuffer() },
	{ name: 'jpeg.rgb', make: async () => await picture().jpeg().toBuffer() },
	{
		name: 'jpeg.progressive',
		make: async () => await picture().jpeg({ progressive: true }).toBuffer(),
	},
	{ name: 'jpeg.grey', make: async () => await picture().greyscale().jpeg().toBuffer() },
	{ name: 'jpeg.cmyk', make: async () => await picture().toColourspace('cmyk').jpeg().toBuffer() },
	{
		name: 'jpeg.cmyk-profile',
		make: async () =>
			await picture().toColourspace('cmyk').withIccProfile('cmyk').jpeg().toBuffer(),
	},
	...[1, 3, 6, 8].map((orientation) => ({
		name: `jpeg.turned-${orientation}`,
		make: async () => await picture().withMetadata({ orientation }).jpeg().toBuffer(),
	})),
	{
		name: 'jpeg.150dpi',
		make: async () => await picture().withMetadata({ density: 150 }).jpeg().toBuffer(),
	},
	{ name: 'webp.lossy', make: async () => await picture().webp().toBuffer() },
	{ name: 'webp.alpha', make: async () => await picture(33, 44, 4).webp().toBuffer() },
	{ name: 'webp.lossless', make: async () => await picture().webp({ lossless: true }).toBuffer() },
	{
		name: 'webp.lossless-alpha',
		make: async () => await picture(90, 91, 4).webp({ lossless: true }).toBuffer(),
	},
	{
		name: 'webp.turned-profile',
		make: async () =>
			await picture().withMetadata({ orientation: 8 }).withIccProfile('srgb').webp().toBuffer(),
	},
	{ name: 'tiff.rgb', make: async () => await picture().tiff({ compression: 'lzw' }).toBuffer() },
	{ name: 'tiff.rgba', make: async () => await picture(20, 30, 4).tiff().toBuffer() },
	{ name: 'tiff.big', make: async () => await picture().tiff({ bigtiff: true }).toBuffer() },
	{
		name: 'tiff.16bit',
		make: async () => await picture().toColourspace('rgb16').tiff().toBuffer(),
	},
	{ name: 'tiff.cmyk', make: async () => await picture().toColourspace('cmyk').tiff().toBuffer() },
	{ name: 'tiff.lab', make: async () => await picture().toColourspace('lab').tiff().toBuffer() },
	{
		name: 'tiff.tiled-300dpi',
		make: async () =>
			await picture(600, 500)
				.tiff({ tile: true, compression: 'deflate', xres: 300 / 25.4, yres: 300 / 25.4 })
				.toBuffer(),
	},
	{
		name: 'tiff.bilevel',
		make: async () => await picture().greyscale().threshold().tiff({ bitdepth: 1 }).toBuffer(),
	},
	{
		name: 'svg.px',
		make: async () =>
			await Promise.resolve(
				Buffer.from(
					'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><path d="M0 0h9"/></svg>',
				),
			),
	},
	{
		name: 'svg.viewbox',
		make: async () =>
			await Promise.resolve(
				Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 32"/>'),
			),
	},
];
