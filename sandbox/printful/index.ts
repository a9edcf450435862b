import { keepMoving } from '../core/keep-moving';
import type { SandboxService, World } from '../core/service';
import type { PrintfulScenario } from '../scenario/printful-types';
import { installAccess, installBodyParser } from './access';
import { controlRoutes } from './control';
import { errorBody } from './errors';
import { createLife } from './orders/life';
import { Lifecycle } from './orders/lifecycle';
import { presentOrder } from './present/order';
import { presentWhole } from './present/store-product';
import { previewRoutes } from './previews';
import { catalogRoutes } from './routes/catalog';
import { catalogV2Routes } from './routes/catalog-v2';
import { estimateRoutes } from './routes/estimates';
import { fileRoutes } from './routes/files';
import { Mockups } from './routes/mockups';
import { orderItemRoutes } from './routes/order-items';
import { orderRoutes } from './routes/orders';
import { orderV2Routes } from './routes/orders-v2';
import { shippingRoutes } from './routes/shipping';
import { storeProductRoutes } from './routes/store-products';
import { storeRoutes } from './routes/stores';
import { syncProductRoutes } from './routes/sync-products';
import { webhookRoutes } from './routes/webhooks';
import { State } from './state';
import { Configs } from './webhooks/configs';
import { Events } from './webhooks/events';
import { Sender } from './webhooks/sender';

/**
 * Printful on localhost, v1 at the root and v2 below `/v2`: catalog, files, store products, orders,
 * mockups and webhooks of both. Behaves as `facts/printful.md` says; what is assumed is listed in
 * `sandbox/README.md`.
 */
export function createPrintfulService(world: World): SandboxService {
	const state = new State(world);
	const configs = new Configs(state);
	const sender = new Sender(state);
	const events = new Events(state, configs, sender);
	const lifecycle = new Lifecycle(state, events);
	const mockups = new Mockups(state, events);
	/** What the routes keep of their own. */
	const resets: Array<() => void> = [];

	const settle = () => {
		lifecycle.settle();
		mockups.settle();
		sender.pump();
	};
	world.clock.onAdvance(settle);

	const load = (scenario?: PrintfulScenario) => {
		for (const one of [...resets, configs, sender, mockups]) {
			if (typeof one === 'function') one();
			else one.reset();
		}
		state.load(scenario);
	};

	return {
		name: 'printful',
		register(app) {
			installBodyParser(app);
			keepMoving(app, {
				settle,
				beforeCall: async () => {
					await state.files.idle();
					settle();
				},
				sender,
			});
			resets.push(installAccess(app, state));
			storeRoutes(app);
			catalogRoutes(app, state);
			catalogV2Routes(app, state);
			fileRoutes(app, state);
			previewRoutes(app, state);
			resets.push(storeProductRoutes(app, state, events));
			resets.push(syncProductRoutes(app, state, events));
			resets.push(shippingRoutes(app, state));
			resets.push(estimateRoutes(app, state));
			orderRoutes(app, state, lifecycle);
			orderV2Routes(app, state, lifecycle);
			orderItemRoutes(app, state, lifecycle);
			mockups.register(app);
			webhookRoutes(app, state, configs);
		},
		reset: () => load(),
		load: (section) => load(section as PrintfulScenario | undefined),
		state: () => {
			settle();
			return {
				orders: [...state.orders.values()].map((order) => ({
					...presentOrder(state, order),
					reason: order.reason,
					isImported: order.isImported,
				})),
				storeProducts: [...state.storeProducts.values()].map((one) => presentWhole(state, one)),
				files: state.files.all(),
				webhookDeliveries: sender.deliveries(),
			};
		},
		errorBody,
		credentials: (baseUrl) => {
			const [token] = state.tokens.values();
			const store = token?.store ?? token?.account.stores[0];
			return { apiToken: token?.token, storeId: store && String(store.id), baseUrl };
		},
		registerControl: (app) => controlRoutes(app, state, lifecycle, sender),
		life: createLife(state, lifecycle, events),
	};
}
