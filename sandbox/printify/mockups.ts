import type { FastifyInstance } from 'fastify';

import { plainPicture } from '../core/plain-picture';
import { failed } from './errors';
import type { State } from './state';

interface OnMockup {
	Params: { product: string; variant: string };
}

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
			return await reply.type('image/png').send(plainPicture(`${product} ${variant}`));
		},
	);
}
