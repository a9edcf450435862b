import { CONTROL_PREFIX } from '../core/app';
import { keepMoving } from '../core/keep-moving';
import { newsControl } from '../core/news-control';
import type { RateLimiter } from '../core/rate-limit';
import type { SandboxService, World } from '../core/service';
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
	const settle = () => lifecycle.settle();
	world.clock.onAdvance(settle);

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
			keepMoving(app, { settle, sender: webhooks });
			catalogRoutes(app, SOURCE, state);
			orderRoutes(app, SOURCE, state, lifecycle);
			changeRoutes(app, state, lifecycle);
			readyRoutes(app, state);
		},
		reset: () => load(),
		load: (section) => load(section as GootenScenario | undefined),
		state: () => {
			settle();
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
			newsControl(app, `${CONTROL_PREFIX}/gooten/webhooks`, webhooks, settle);
		},
		life: createLife(state, lifecycle),
	};
}
