import type { FastifyInstance } from 'fastify';

import { check } from './control';
import type { NewsSender } from './news-sender';
import { unreliabilitySchema } from './webhook-post';

/**
 * The control routes of a sender of webhooks: `POST` sets how news gets lost or doubled, `GET` says
 * what became of all news so far, as soon as none is under way.
 * @param path in full, such as `/__sandbox__/gelato/webhooks`
 * @param settle does everything that is due by now, so that its news is among the answer
 */
export function newsControl<Delivery>(
	app: FastifyInstance,
	path: string,
	sender: NewsSender<Delivery>,
	settle: () => void | Promise<void>,
): void {
	app.post(path, async ({ body }) => {
		sender.setUnreliability(check(unreliabilitySchema, body));
		return { ok: true };
	});

	app.get(path, async () => {
		await settle();
		await sender.idle();
		return sender.deliveries();
	});
}
