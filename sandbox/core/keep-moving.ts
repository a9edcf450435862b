import type { FastifyInstance } from 'fastify';

/** How often orders move on by themselves while nobody calls; real time. */
const TICK_MS = 250;

/** What moves, and what tells of it. */
export interface Moving {
	/** Does everything that is due by now. */
	settle(): void;
	/** The same before a call, where that has to wait for something; else `settle`. */
	beforeCall?(): Promise<void>;
	/** What sends the news; it stops when the app closes. */
	sender: { reset(): void };
}

/** Lets orders move before every call, and by a timer, so that news goes out in time. */
export function keepMoving(app: FastifyInstance, { settle, beforeCall, sender }: Moving): void {
	const timer = setInterval(settle, TICK_MS);
	timer.unref();
	app.addHook('onRequest', async () => {
		if (beforeCall) await beforeCall();
		else settle();
	});
	app.addHook('onClose', async () => {
		clearInterval(timer);
		sender.reset();
	});
}
