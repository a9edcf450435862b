import { crc32, deflateSync } from 'node:zlib';

/** A chunk of a PNG, with its checksum. */
export function pngChunk(name: string, data: Buffer = Buffer.alloc(0)): Buffer {
	const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
	const frame = Buffer.alloc(8);
	frame.writeUInt32BE(data.length, 0);
	frame.writeUInt32BE(crc32(body), 4);
	return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** A PNG of any size and kind with the chunks given, whose pixels need not be there. */
export function pngOf(
	width: number,
	height: number,
	{ bits = 8, colour = 6, before = [] as Buffer[], packed = deflateSync(Buffer.alloc(16)) } = {},
): Buffer {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header[8] = bits;
	header[9] = colour;
	return Buffer.concat([
		SIGNATURE,
		pngChunk('IHDR', header),
		...before,
		pngChunk('IDAT', packed),
		pngChunk('IEND'),
	]);
}

/** A PNG that says it is animated. */
export function apng(frames: number): Buffer {
	const control = Buffer.alloc(8);
	control.writeUInt32BE(frames, 0);
	return pngOf(40, 40, { before: [pngChunk('acTL', control)] });
}

/** A small PNG that unpacks to a thousand times its size. */
export function pngBomb(side: number): Buffer {
	return pngOf(side, side, { packed: deflateSync(Buffer.alloc(1_000_000)) });
}

/** A directory of a TIFF by its entries: tag, type, count, value. */
function tiffDirectory(entries: readonly number[][], next: number): Buffer {
	const table = Buffer.alloc(2 + entries.length * 12 + 4);
	table.writeUInt16LE(entries.length, 0);
	entries.forEach(([tag = 0, type = 0, count = 0, value = 0], i) => {
		const at = 2 + i * 12;
		table.writeUInt16LE(tag, at);
		table.writeUInt16LE(type, at + 2);
		table.writeUInt32LE(count, at + 4);
		table.writeUInt32LE(value, at + 8);
	});
	table.writeUInt32LE(next, 2 + entries.length * 12);
	return table;
}

const page = (strip: number, bytes: number): number[][] => [
	[256, 4, 1, 40],
	[257, 4, 1, 30],
	[258, 3, 1, 8],
	[262, 3, 1, 1],
	[273, 4, 1, strip],
	[277, 3, 1, 1],
	[279, 4, 1, bytes],
];
const PAGE_BYTES = 2 + 7 * 12 + 4;
const HEAD_BYTES = 8;

/** A TIFF of several pages; `loops` makes the last one lead back to the first. */
export function tiffPages(pages: number, loops = false): Buffer {
	const pixels = Buffer.alloc(40 * 30, 128);
	const start = HEAD_BYTES + pages * PAGE_BYTES;
	const head = Buffer.from('II\x2a\0\x08\0\0\0', 'latin1');
	const tables = Array.from({ length: pages }, (_none, i) => {
		const isLast = i === pages - 1;
		const next = isLast ? (loops ? HEAD_BYTES : 0) : HEAD_BYTES + (i + 1) * PAGE_BYTES;
		return tiffDirectory(page(start, pixels.length), next);
	});
	return Buffer.concat([head, ...tables, pixels]);
}

/** A PDF of the objects given. */
export function pdfOf(objects: readonly string[], trailer = '/Root 1 0 R'): Buffer {
	const body = objects.map((object, i) => `${i + 1} 0 obj\n${object}\nendobj\n`).join('');
	return Buffer.from(`%PDF-1.7\n${body}trailer\n<< ${trailer} >>\nstartxref\n9\n%%EOF\n`, 'latin1');
}

/** Pages of a size in points. */
export function pdfPages(count = 1, box = '[0 0 864 1152]', extra = ''): string[] {
	const kids = Array.from({ length: count }, (_none, i) => `${i + 3} 0 R`).join(' ');
	return [
		`<< /Type /Catalog /Pages 2 0 R ${extra} >>`,
		`<< /Type /Pages /Count ${count} /Kids [${kids}] /MediaBox ${box} >>`,
		...Array.from({ length: count }, () => '<< /Type /Page /Parent 2 0 R >>'),
	];
}

/** Objects packed together, as programs write them since PDF 1.5. */
export function packedObjects(content: string): string {
	const packed = deflateSync(Buffer.from(`10 0 ${content}`, 'latin1')).toString('latin1');
	return `<< /Type /ObjStm /N 1 /First 5 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream`;
}

/** A drawing with something in it. */
export function svgWith(inside: string, before = '', attributes = ''): Buffer {
	return Buffer.from(
		`<?xml version="1.0"?>${before}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="12in" height="16in" ${attributes}>${inside}</svg>`,
	);
}

/** The start of a file in the ISO media format, as HEIC and AVIF are. */
export function isoFile(brand: string): Buffer {
	return Buffer.concat([Buffer.from(`\0\0\0\x18ftyp${brand}\0\0\0\0mif1${brand}`, 'latin1')]);
}

/** An empty archive, as it stands behind a picture that is also an archive. */
export const ZIP_TAIL = Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)]);
