import type { FastifyInstance } from 'fastify';

import { keepMoving } from '../core/keep-moving';
import type { SandboxService, World } from '../core/service';
import type { PrintifyScenario } from '../scenario/types';
import { installAuth } from './auth';
import type { Context } from './context';
import { controlRoutes } from './control';
import { errorBody } from './errors';
import { installBodyParser } from './input';
import { orderLife } from './life';
import { Limits } from './limits';
import { importOrder } from './orders/import';
import { mockupRoutes } from './mockups';
import { OrderLifecycle } from './orders/lifecycle';
import { presentOrder } from './present/order';
import { presentProduct } from './present/product';
import { catalogRoutes } from './routes/catalog';
import { catalogShippingRoutes } from './routes/catalog-shipping';
import { orderRoutes } from './routes/orders';
import { productRoutes } from './routes/products';
import { publishingRoutes } from './routes/publishing';
import { shopRoutes } from './routes/shops';
import { uploadRoutes } from './routes/uploads';
import { webhookRoutes } from './routes/webhooks';
import { State } from './state';
import { EventSink } from './webhooks/events';
import { WebhookSender } from './webhooks/send';

/**
 * Printify on localhost: catalog, products, uploads, orders that move through production on the
 * sandbox clock, and signed webhooks. Behaves as `facts/printify.md` says; what is assumed there
 * is marked so where it is done.
 */
export function createPrintifyService(world: World): SandboxService {
	const state = new State(world);
	const limits = new Limits(world);
	const sender = new WebhookSender(() => state.now);
	const events = new EventSink(state, sender);
	const lifecycle = new OrderLifecycle(state, events);
	const context: Context = { state, lifecycle, events, sender };
	world.clock.onAdvance(() => lifecycle.settle());

	const load = (scenario?: PrintifyScenario) => {
		sender.reset();
		limits.reset();
		state.load(scenario);
		for (const one of scenario?.importedOrders ?? []) lifecycle.start(importOrder(state, one));
	};

	return {
		name: 'printify',
		register(app) {
			mockupRoutes(app, state);
			void app.register(async (api) => {
				installBodyParser(api);
				installAuth(api, state);
				limits.install(api);
				keepMoving(api, { settle: () => lifecycle.settle(), sender });
				addRoutes(api, context);
			});
		},
		reset: () => load(),
		load: (section) => load(section as PrintifyScenario | undefined),
		state: () => describeState(context),
		errorBody,
		credentials: () => ({
			token: state.tokens.keys().next().value,
			shopId: state.shops.keys().next().value,
		}),
		registerControl: (app) => controlRoutes(app, context),
		life: orderLife(context),
	};
}

function addRoutes(app: FastifyInstance, context: Context): void {
	shopRoutes(app, context);
	catalogRoutes(app, context);
	catalogShippingRoutes(app, context);
	productRoutes(app, context);
	publishingRoutes(app, context);
	uploadRoutes(app, context);
	orderRoutes(app, context);
	webhookRoutes(app, context);
}

function describeState({ state, lifecycle, sender }: Context) {
	lifecycle.settle();
	return {
		shops: [...state.shops.values()],
		products: [...state.products.values()].map((product) => presentProduct(state, product)),
		uploads: [...state.uploads.values()],
		orders: [...state.orders.values()].map((order) => ({
			...presentOrder(order),
			shop_id: order.shopId,
			external_id: order.externalId,
			// Printify does not show them again; tests ask where the artwork lies.
			print_areas: order.lines.map((line) => line.printAreas ?? null),
		})),
		webhooks: [...state.webhooks.values()].map(({ secret, ...webhook }) => ({
			...webhook,
			isSigned: secret !== undefined,
		})),
		webhookDeliveries: sender.deliveries(),
	};
}
