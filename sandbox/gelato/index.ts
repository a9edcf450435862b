import type { FastifyInstance } from 'fastify';

import { CONTROL_PREFIX } from '../core/app';
import { check } from '../core/control';
import type { RateLimiter } from '../core/rate-limit';
import type { SandboxService, World } from '../core/service';
import { unreliabilitySchema } from '../core/webhook-post';
import type { GelatoScenario } from '../scenario/gelato-types';
import { installAccess, installBodyParser } from './access';
import { catalogRoutes } from './catalog-routes';
import { errorBody } from './errors';
import { createLife } from './life';
import { Lifecycle } from './lifecycle';
import { orderRoutes } from './order-routes';
import { presentOrder } from './present';
import { State } from './state';
import { storeRoutes } from './store-routes';
import { Webhooks } from './webhooks';

/** How often orders move on by themselves while nobody calls. */
const TICK_MS = 250;

/**
 * Gelato on localhost, all its hosts under one address: orders and quotes (v4), catalog and stock
 * (v3), ways of shipping and stores (v1), unsigned webhooks. Behaves as `facts/gelato.md` says;
 * what is assumed is listed in `sandbox/README.md`.
 */
export function createGelatoService(world: World): SandboxService {
	const state = new State(world);
	const webhooks = new Webhooks(state);
	const lifecycle = new Lifecycle(state, webhooks);
	let limiter: RateLimiter | undefined;
	world.clock.onAdvance(() => lifecycle.settle());

	const load = (scenario?: GelatoScenario) => {
		webhooks.reset();
		limiter?.reset();
		state.load(scenario);
	};

	return {
		name: 'gelato',
		register(app) {
			installBodyParser(app);
			limiter = installAccess(app, state);
			keepMoving(app, lifecycle, webhooks);
			orderRoutes(app, state, lifecycle);
			catalogRoutes(app, state);
			storeRoutes(app, state);
		},
		reset: () => load(),
		load: (section) => load(section as GelatoScenario | undefined),
		state: () => {
			lifecycle.settle();
			return {
				orders: [...state.orders.values()].map(presentOrder),
				storeProducts: [...state.storeProducts.values()],
				webhookDeliveries: webhooks.deliveries(),
			};
		},
		errorBody,
		credentials: (baseUrl) => {
			const account = [...state.accounts.values()][0];
			const [storeId] = account?.stores ?? [];
			return { apiKey: account?.apiKey, storeId, currency: 'USD', baseUrl };
		},
		registerControl(app) {
			const path = `${CONTROL_PREFIX}/gelato/webhooks`;
			app.post(path, async ({ body }) => {
				webhooks.setUnreliability(check(unreliabilitySchema, body));
				return { ok: true };
			});
			app.get(path, async () => {
				lifecycle.settle();
				await webhooks.idle();
				return webhooks.deliveries();
			});
		},
		life: createLife(state, lifecycle),
	};
}

/** Orders move before every call, and by a timer, so that webhooks go out in time. */
function keepMoving(app: FastifyInstance, lifecycle: Lifecycle, webhooks: Webhooks): void {
	const timer = setInterval(() => lifecycle.settle(), TICK_MS);
	timer.unref();
	app.addHook('onRequest', async () => lifecycle.settle());
	app.addHook('onClose', async () => {
		clearInterval(timer);
		webhooks.reset();
	});
}
