import type { FastifyInstance } from 'fastify';

import type { SandboxService, World } from '../core/service';
import type { Scenario } from '../scenario/types';
import { PACK_SCOPES } from './defaults';
import { acceptForms } from './encoding';
import { acceptMultipart } from './multipart';
import { etsyErrorBody } from './errors';
import { addConsentRoutes } from './routes/consent';
import { addTokenControl } from './routes/control';
import { addFileRoutes } from './routes/files';
import { addImageRoutes } from './routes/images';
import { addInventoryRoutes } from './routes/inventory';
import { addInventoryWriteRoutes } from './routes/inventory-writes';
import { addListingPropertyRoutes } from './routes/listing-properties';
import { addListingWriteRoutes } from './routes/listing-writes';
import { addListingRoutes } from './routes/listings';
import { addTokenRoute } from './routes/oauth';
import { addPersonalizationRoutes } from './routes/personalization';
import { addPaymentRoutes } from './routes/payments';
import { addReceiptRoutes } from './routes/receipts';
import { addReviewRoutes } from './routes/reviews';
import { addShipmentRoutes } from './routes/shipments';
import { addShopSettingRoutes } from './routes/shop-settings';
import { addTaxonomyRoutes } from './routes/taxonomy';
import { addUserRoutes } from './routes/users';
import { addVariationImageRoutes } from './routes/variation-images';
import { addVideoRoutes } from './routes/videos';
import { addLifeControl } from './life-control';
import { describeState } from './snapshot';
import { EtsyState } from './state';
import { addWebhookControl } from './webhooks/control';
import { WebhookPortal } from './webhooks/portal';

/**
 * Etsy's Open API v3 and its OAuth server, as its document and `facts/etsy.md` describe them.
 * Where neither says what happens, the comment at the place says what the sandbox assumes.
 */
export function createEtsyService(world: World): SandboxService {
	const state = new EtsyState(world);
	const portal = new WebhookPortal(state);
	return {
		name: 'etsy',
		async register(app: FastifyInstance) {
			acceptForms(app);
			await acceptMultipart(app);
			addConsentRoutes(app, state);
			addTokenRoute(app, state);
			addUserRoutes(app, state);
			addShopSettingRoutes(app, state);
			addListingRoutes(app, state);
			addImageRoutes(app, state);
			addVideoRoutes(app, state);
			addFileRoutes(app, state);
			addPersonalizationRoutes(app, state);
			addListingWriteRoutes(app, state);
			addListingPropertyRoutes(app, state);
			addTaxonomyRoutes(app, state);
			addInventoryRoutes(app, state);
			addInventoryWriteRoutes(app, state);
			addVariationImageRoutes(app, state);
			addReceiptRoutes(app, state);
			addShipmentRoutes(app, state);
			addReviewRoutes(app, state);
			addPaymentRoutes(app, state);
			portal.install(app);
		},
		registerControl(app) {
			addTokenControl(app, state);
			addWebhookControl(app, state, portal);
			addLifeControl(app, state);
		},
		reset() {
			state.reset();
			portal.reset();
		},
		load(_section: unknown, scenario: Scenario) {
			state.load(scenario);
			portal.ordersReplaced();
		},
		state: () => ({ ...describeState(state), webhookDeliveries: portal.sender.deliveries() }),
		errorBody: etsyErrorBody,
		credentials: (baseUrl) => ({
			apps: [...state.apps.values()].map(({ keystring, sharedSecret }) => ({
				keystring,
				sharedSecret,
			})),
			authorizeUrl: `${baseUrl}/oauth/connect`,
			tokenUrl: `${baseUrl}/v3/public/oauth/token`,
			apiUrl: `${baseUrl}/v3/application`,
			scope: PACK_SCOPES.join(' '),
			shopIds: [...state.shops.keys()],
		}),
	};
}
