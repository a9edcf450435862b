import type { FastifyInstance } from 'fastify';

import { CONTROL_PREFIX } from '../core/app';
import { check } from '../core/control';
import type { RateLimiter } from '../core/rate-limit';
import type { SandboxService, World } from '../core/service';
import { unreliabilitySchema } from '../core/webhook-post';
import type { GootenScenario } from '../scenario/gooten-types';
import { installAccess, installBodyParser } from './access';
import { catalogRoutes } from './catalog-routes';
import { changeRoutes } from './change-routes';
import { errorBody } from './errors';
import { createLife } from './life';
import { Lifecycle } from './lifecycle';
import { orderRoutes } from './order-routes';
import { presentOrder, presentReady } from './present';
import { readyRoutes } from './ready-routes';
import { State } from './state';
import { Webhooks } from './webhooks';

/** Where most calls lie; the others are spread (facts/gooten.md 1). */
const SOURCE = '/api/v/5/source/api';

/** How often items move on by themselves while nobody calls. */
const TICK_MS = 250;

/**
 * Gooten on localhost: catalog and prices, orders whose items move through production each by
 * itself, saved products, unsigned news. Behaves as `facts/gooten.md` says; what is assumed is
 * listed in `sandbox/README.md`.
 */
export function createGootenService(world: World): SandboxService {
	const state = new State(world);
	const webhooks = new Webhooks(state);
	const lifecycle = new Lifecycle(state, webhooks);
	let limiter: RateLimiter | undefined;
	world.clock.onAdvance(() => lifecycle.settle());

	const load = (scenario?: GootenScenario) => {
		webhooks.reset();
		limiter?.reset();
		state.load(scenario);
	};

	return {
		name: 'gooten',
		register(app) {
			installBodyParser(app);
			limiter = installAccess(app, state);
			keepMoving(app, lifecycle, webhooks);
			catalogRoutes(app, SOURCE, state);
			orderRoutes(app, SOURCE, state, lifecycle);
			changeRoutes(app, state, lifecycle);
			readyRoutes(app, state);
		},
		reset: () => load(),
		load: (section) => load(section as GootenScenario | undefined),
		state: () => {
			lifecycle.settle();
			return {
				orders: [...state.orders.values()].map(presentOrder),
				printReadyProducts: [...state.readyProducts.values()].map(presentReady),
				webhookDeliveries: webhooks.deliveries(),
			};
		},
		errorBody,
		credentials: (baseUrl) => {
			const [account] = state.accounts.values();
			const { recipeId, partnerBillingKey: secretBillingKey } = account ?? {};
			return { recipeId, secretBillingKey, currency: 'USD', countryCode: 'US', baseUrl };
		},
		registerControl(app) {
			const path = `${CONTROL_PREFIX}/gooten/webhooks`;
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

/** Items move before every call, and by a timer, so that news goes out in time. */
function keepMoving(app: FastifyInstance, lifecycle: Lifecycle, webhooks: Webhooks): void {
	const timer = setInterval(() => lifecycle.settle(), TICK_MS);
	timer.unref();
	app.addHook('onRequest', async () => lifecycle.settle());
	app.addHook('onClose', async () => {
		clearInterval(timer);
		webhooks.reset();
	});
}
