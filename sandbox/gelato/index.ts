import { CONTROL_PREFIX } from '../core/app';
import { keepMoving } from '../core/keep-moving';
import { newsControl } from '../core/news-control';
import type { RateLimiter } from '../core/rate-limit';
import type { SandboxService, World } from '../core/service';
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
	const settle = () => lifecycle.settle();
	world.clock.onAdvance(settle);

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
			keepMoving(app, { settle, sender: webhooks });
			orderRoutes(app, state, lifecycle);
			catalogRoutes(app, state);
			storeRoutes(app, state);
		},
		reset: () => load(),
		load: (section) => load(section as GelatoScenario | undefined),
		state: () => {
			settle();
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
			newsControl(app, `${CONTROL_PREFIX}/gelato/webhooks`, webhooks, settle);
		},
		life: createLife(state, lifecycle),
	};
}
