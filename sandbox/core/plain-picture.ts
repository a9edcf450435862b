import { crc32, deflateSync } from 'node:zlib';

import { hashText } from './random';

const SIDE = 64;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const head = Buffer.alloc(4);
	head.writeUInt32BE(data.length);
	const tail = Buffer.alloc(4);
	tail.writeUInt32BE(crc32(body));
	return Buffer.concat([head, body, tail]);
}

/** A picture of one colour, another one for each text. */
export function plainPicture(text: string): Buffer {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(SIDE, 0);
	header.writeUInt32BE(SIDE, 4);
	header.set([8, 2], 8);
	const hash = hashText(text);
	const line = Buffer.alloc(1 + SIDE * 3);
	for (let at = 1; at < line.length; at += 3) line.writeUIntBE(hash & 0xffffff, at, 3);
	const pixels = Buffer.concat(Array.from({ length: SIDE }, () => line));
	return Buffer.concat([
		SIGNATURE,
		chunk('IHDR', header),
		chunk('IDAT', deflateSync(pixels)),
		chunk('IEND', Buffer.alloc(0)),
	]);
}
