import type { FastifyInstance } from 'fastify';
import { crc32, deflateSync } from 'node:zlib';

import { hashText } from '../core/random';
import { failed } from './errors';
import type { State } from './state';

interface OnMockup {
	Params: { product: string; variant: string };
}

const SIDE = 64;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * Where a mock-up of a variant can be fetched: from the sandbox itself, as at Printify from a host
 * of its own, without a token.
 */
export function mockupUrl({ address }: State, product: string, variant: number): string {
	return `${address}/mockup/${product}/${variant}/front.png`;
}

/** Serves the mock-ups. To be installed outside of what asks for a token. */
export function mockupRoutes(app: FastifyInstance, state: State): void {
	app.addHook('onRequest', async (request) => {
		state.address = `http://${request.headers.host ?? 'images.example.invalid'}`;
	});
	app.get<OnMockup>(
		'/mockup/:product/:variant/front.png',
		{ config: { operation: 'mockup' } },
		async (request, reply) => {
			const { product, variant } = request.params;
			const known = state.products.get(product)?.variants.some(({ id }) => String(id) === variant);
			if (known !== true) throw failed(404, 'Image not found');
			return await reply.type('image/png').send(picture(`${product} ${variant}`));
		},
	);
}

function chunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const head = Buffer.alloc(4);
	head.writeUInt32BE(data.length);
	const tail = Buffer.alloc(4);
	tail.writeUInt32BE(crc32(body));
	return Buffer.concat([head, body, tail]);
}

/** A picture of one colour, another one for each text. */
function picture(text: string): Buffer {
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
