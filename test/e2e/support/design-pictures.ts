import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { crc32 } from 'node:zlib';
import { picture } from '../../support/artwork/pictures';
import { fileBytes } from '../../support/etsy-media';

/** The files of a seller, where n8n, the printer and the tests fetch them. */
export interface Pictures {
	url: string;
	server: Server;
	/** Paths of the print files that were looked into, once for each time. */
	inspected: string[];
}

async function printFile(width: number, height: number): Promise<Buffer> {
	return await picture(36, 45).resize(width, height, { kernel: 'nearest' }).png().toBuffer();
}

/** The same picture as another file: the number stands in a chunk that nobody shows. */
function numbered(png: Buffer, number: string): Buffer {
	const end = png.length - 12;
	const body = Buffer.from(`tEXtComment\0${number}`, 'latin1');
	const chunk = Buffer.alloc(body.length + 8);
	chunk.writeUInt32BE(body.length - 4);
	body.copy(chunk, 4);
	chunk.writeUInt32BE(crc32(body), body.length + 4);
	return Buffer.concat([png.subarray(0, end), chunk, png.subarray(end)]);
}

/** Only who looks into a file asks for a part of it; the printer takes all of it. */
const isLook = (range: string | undefined) => range?.startsWith('bytes=0-') === true;

/**
 * Serves print files (`print-`), the same under another address (`again-`), such as come out a bit
 * soft (`soft-`) or are too small (`tiny-`) on a print area of 3600 x 4500 px, and pictures for the
 * listing.
 */
export async function servePictures(): Promise<Pictures> {
	const print = await printFile(3600, 4500);
	const prints = new Map([
		['print', print],
		['again', print],
		['soft', await printFile(2700, 3375)],
		['tiny', await printFile(300, 375)],
	]);
	const inspected: string[] = [];
	const server = createServer(({ url = '', headers }, response) => {
		const [, kind = '', number = '1'] = /^\/(\w+)-(\d+)\.png$/.exec(url) ?? [];
		if (kind === '') {
			response.writeHead(404).end();
			return;
		}
		const drawn = prints.get(kind);
		if (drawn !== undefined && isLook(headers.range)) inspected.push(url);
		const bytes = drawn ? numbered(drawn, number) : fileBytes('png', 2_000, Number(number));
		response
			.writeHead(200, { 'content-type': 'image/png', 'content-length': bytes.length })
			.end(bytes);
	});
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	return {
		...{ server, inspected },
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
	};
}
