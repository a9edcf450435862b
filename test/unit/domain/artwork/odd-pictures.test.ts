import sharp from 'sharp';
import { testCases, type FileCase } from '../../../support/artwork/file-cases';
import * as odd from '../../../support/artwork/odd-files';
import { picture } from '../../../support/artwork/pictures';

const png = async () => await picture(60, 40).png().toBuffer();
const jpeg = async () => await picture(600, 400).jpeg().toBuffer();
const text = (content: string) => () => Buffer.from(content);
const joined = async (...parts: Array<Promise<Buffer> | Buffer>) =>
	Buffer.concat(await Promise.all(parts));

const PICTURES: FileCase[] = [
	['zero bytes', text(''), 'rejected', ['empty'], { format: 'empty', bytes: 0 }],
	['a PNG', png, 'accepted', [], { format: 'png', dpi: 25.4 }, 'a.png'],
	['a PNG without resolution', () => odd.pngOf(9, 9), 'accepted', [], { dpi: undefined }],
	[
		'a JPEG named .png',
		jpeg,
		'accepted_with_warnings',
		['wrong_name'],
		{ format: 'jpeg' },
		'a.png',
	],
	[
		'a web page named .png',
		text('\n<!DOCTYPE html><html>'),
		'rejected',
		['format'],
		{ format: 'html' },
		'a.png',
	],
	[
		'a web page without head',
		text('<!-- x --><script>1</script>'),
		'rejected',
		['format'],
		{ format: 'html' },
	],
	[
		'XML',
		text('<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>'),
		'rejected',
		['format'],
		{ format: 'xml' },
	],
	['plain text', text('404 Not Found'), 'rejected', ['format'], { format: 'unknown' }],
	[
		'a GIF',
		async () => await picture().gif().toBuffer(),
		'rejected',
		['format'],
		{ format: 'gif' },
	],
	['a HEIC', () => odd.isoFile('heic'), 'rejected', ['format'], { format: 'heic' }],
	[
		'an AVIF',
		async () => await picture().avif().toBuffer(),
		'rejected',
		['format'],
		{ format: 'avif' },
	],
	['a Photoshop file', text('8BPS\0\x01'), 'rejected', ['format'], { format: 'psd' }],
	[
		'an Illustrator file',
		text('%PDF-1.5\n%%Creator: Adobe Illustrator 27'),
		'rejected',
		['format'],
		{ format: 'ai' },
	],
	['an archive', text('PK\x03\x04'), 'rejected', ['format'], { format: 'zip' }],
	[
		'a PNG cut off in its pixels',
		async () => (await png()).subarray(0, -40),
		'rejected',
		['truncated'],
		{ widthPx: 60 },
	],
	[
		'a PNG cut off in its header',
		async () => (await png()).subarray(0, 20),
		'rejected',
		['truncated'],
	],
	['a PNG of its mark alone', async () => (await png()).subarray(0, 8), 'rejected', ['truncated']],
	[
		'a JPEG cut off in its pixels',
		async () => (await jpeg()).subarray(0, 9000),
		'rejected',
		['truncated'],
		{ widthPx: 600 },
	],
	[
		'a JPEG cut off in its header',
		async () => (await jpeg()).subarray(0, 30),
		'rejected',
		['truncated'],
	],
	[
		'a WebP cut off',
		async () => (await picture().webp().toBuffer()).subarray(0, 300),
		'rejected',
		['truncated'],
	],
	['a TIFF cut off', () => odd.tiffPages(1).subarray(0, 400), 'rejected', ['truncated']],
	['a PNG of no width', () => odd.pngOf(0, 10), 'rejected', ['damaged']],
	[
		'a PNG of a colour type that is none',
		() => odd.pngOf(10, 10, { colour: 5 }),
		'rejected',
		['damaged'],
	],
	[
		'a PNG of 30,000 px on a side',
		() => odd.pngOf(30_000, 2000),
		'accepted',
		[],
		{ widthPx: 30_000 },
	],
	['a PNG of 30,000 x 30,000 px', () => odd.pngBomb(30_000), 'rejected', ['too_many_pixels']],
	['a PNG of 2^31 px on a side', () => odd.pngBomb(0x7fff_ffff), 'rejected', ['too_many_pixels']],
	['an animated PNG', () => odd.apng(3), 'rejected', ['animated'], { pages: 3, isAnimated: true }],
	['a PNG with one frame', () => odd.apng(1), 'accepted', [], { isAnimated: false }],
	[
		'an animated WebP',
		async () =>
			await sharp([await png(), await picture(60, 40).negate().png().toBuffer()], {
				join: { animated: true },
			})
				.webp()
				.toBuffer(),
		'rejected',
		['animated'],
		{ pages: 2 },
	],
	[
		'a TIFF of several pages',
		() => odd.tiffPages(3),
		'accepted_with_warnings',
		['several_pages'],
		{ pages: 3 },
	],
	[
		'a TIFF whose pages go round',
		() => odd.tiffPages(3, true),
		'rejected',
		['damaged', 'several_pages'],
	],
	[
		'a CMYK JPEG',
		async () => await picture().toColourspace('cmyk').jpeg().toBuffer(),
		'accepted_with_warnings',
		['colours_change'],
	],
	[
		'a JPEG on its side',
		async () => await picture().withMetadata({ orientation: 6 }).jpeg().toBuffer(),
		'accepted_with_warnings',
		['turned_by_tag'],
		{ widthPx: 80, heightPx: 120 },
	],
	[
		'a PNG that is an archive',
		async () => await joined(png(), odd.ZIP_TAIL),
		'rejected',
		['attached'],
	],
	[
		'a PNG that is a script',
		async () => await joined(png(), Buffer.from('<?php system(1)')),
		'rejected',
		['attached'],
	],
	[
		'a JPEG that is a PDF',
		async () => {
			const file = await jpeg();
			const comment = Buffer.from('\xff\xfe\0\x0c%PDF-1.7\n\n', 'latin1');
			return Buffer.concat([file.subarray(0, 2), comment, file.subarray(2)]);
		},
		'rejected',
		['attached'],
	],
	[
		'a JPEG with zeros behind it',
		async () => await joined(jpeg(), Buffer.alloc(500)),
		'accepted',
		[],
	],
	[
		'a lossless JPEG',
		async () => {
			const file = Buffer.from(await jpeg());
			file[file.indexOf(Buffer.from([0xff, 0xc0])) + 1] = 0xc3;
			return file;
		},
		'rejected',
		['unsupported'],
	],
];

testCases(PICTURES);
