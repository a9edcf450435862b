import type { FastifyInstance } from 'fastify';

import { hashText } from '../core/random';
import { plainPicture } from '../core/plain-picture';
import { route } from './access';
import { failed } from './errors';
import type { StoreVariant } from './model';
import type { State } from './state';
import { unix } from './time';

/** Ids of previews are far from those of files that were added. */
const FIRST_ID = 900_000_000;

/**
 * The picture of a saved variant with its artwork on it, among the variant's files with the type
 * `preview`. It waits, without a picture, until the artwork is there and some time has passed;
 * nothing says how long at Printful (`sandbox/README.md`).
 */
export function presentPreview(state: State, { id, prints }: StoreVariant) {
	const fetched = prints.every(({ file }) => state.files.status(file) === 'ok');
	const last = Math.max(...prints.map(({ file }) => file.readyAt));
	const isReady = fetched && state.now >= last + state.times.task;
	const address = `${state.address}/previews/${id}.png`;
	return {
		id: FIRST_ID + (hashText(`preview ${id}`) % 90_000_000),
		type: 'preview',
		url: address,
		options: [],
		...(isReady ? { thumbnail_url: address, preview_url: address } : {}),
		status: isReady ? 'ok' : 'waiting',
		created: unix(Math.min(...prints.map(({ file }) => file.createdAt))),
		visible: false,
		is_temporary: false,
		stitch_count_tier: null,
	};
}

/** Serves the previews, as Printful does from a host of its own, without a token. */
export function previewRoutes(app: FastifyInstance, state: State): void {
	app.addHook('onRequest', async (request) => {
		state.address = `http://${request.headers.host ?? 'files.cdn.example.com'}`;
	});
	app.get<{ Params: { file: string } }>(
		'/previews/:file',
		route('preview', { everybody: true }),
		async ({ params }, reply) => {
			const variants = [...state.storeProducts.values()].flatMap((product) => product.variants);
			const known = variants.some(({ id }) => params.file === `${id}.png`);
			if (!known) throw failed(404, 'Not found');
			return await reply.type('image/png').send(plainPicture(`printful ${params.file}`));
		},
	);
}
