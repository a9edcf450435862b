import { keepMoving } from '../core/keep-moving';
import type { SlidingWindowLimiter } from '../core/rate-limit';
import type { SandboxService, World } from '../core/service';
import type { ProdigiScenario } from '../scenario/prodigi-types';
import { installAccess, installBodyParser } from './access';
import { actionRoutes } from './action-routes';
import { Callbacks } from './callbacks';
import { catalogRoutes } from './catalog-routes';
import type { Context } from './context';
import { controlRoutes } from './control';
import { errorBody } from './errors';
import { createLife } from './life';
import { Lifecycle } from './lifecycle';
import { orderRoutes } from './order-routes';
import { presentOrder, presentProduct } from './present';
import { State } from './state';

const VERSION = '/v4.0';

/** Prodigi's own text writes it both ways (facts/prodigi.md 1). */
const ORDER_PATHS = [`${VERSION}/orders`, `${VERSION}/Orders`];

/**
 * Prodigi on localhost: products by SKU, quotes, orders that start at once and move through
 * production on the sandbox clock, and unsigned callbacks. Behaves as `facts/prodigi.md` says; what
 * is assumed is listed in `sandbox/README.md`.
 */
export function createProdigiService(world: World): SandboxService {
	const state = new State(world);
	const callbacks = new Callbacks(state);
	const lifecycle = new Lifecycle(state, callbacks);
	const context: Context = { state, lifecycle, callbacks };
	let limiter: SlidingWindowLimiter | undefined;
	world.clock.onAdvance(() => lifecycle.settle());

	const load = (scenario?: ProdigiScenario) => {
		callbacks.reset();
		limiter?.reset();
		state.load(scenario);
	};

	return {
		name: 'prodigi',
		register(app) {
			installBodyParser(app);
			limiter = installAccess(app, state);
			keepMoving(app, {
				settle: () => lifecycle.settle(),
				beforeCall: async () => await lifecycle.settled(),
				sender: callbacks,
			});
			catalogRoutes(app, VERSION, context);
			for (const path of ORDER_PATHS) {
				orderRoutes(app, path, context);
				actionRoutes(app, path, context);
			}
		},
		reset: () => load(),
		load: (section) => load(section as ProdigiScenario | undefined),
		state: () => {
			lifecycle.settle();
			return {
				products: [...state.products.values()].map(presentProduct),
				orders: [...state.orders.values()].map(presentOrder),
				callbacks: callbacks.deliveries(),
			};
		},
		errorBody,
		credentials: () => ({ environment: 'other', apiKey: state.accounts.keys().next().value }),
		registerControl: (app) => controlRoutes(app, context),
		life: createLife(state, lifecycle),
	};
}
