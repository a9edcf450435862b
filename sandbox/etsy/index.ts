import type { FastifyInstance } from 'fastify';

import type { SandboxService, World } from '../core/service';
import type { Scenario } from '../scenario/types';
import { PACK_SCOPES } from './defaults';
import { acceptForms } from './encoding';
import { etsyErrorBody } from './errors';
import { addConsentRoutes } from './routes/consent';
import { addTokenControl } from './routes/control';
import { addInventoryRoutes } from './routes/inventory';
import { addListingRoutes } from './routes/listings';
import { addTokenRoute } from './routes/oauth';
import { addReceiptRoutes } from './routes/receipts';
import { addShipmentRoutes } from './routes/shipments';
import { addShopSettingRoutes } from './routes/shop-settings';
import { addUserRoutes } from './routes/users';
import { describeState } from './snapshot';
import { EtsyState } from './state';

/**
 * Etsy's Open API v3 and its OAuth server, as its document and `facts/etsy.md` describe them.
 * Where neither says what happens, the comment at the place says what the sandbox assumes.
 */
export function createEtsyService(world: World): SandboxService {
	const state = new EtsyState(world);
	return {
		name: 'etsy',
		register(app: FastifyInstance) {
			acceptForms(app);
			addConsentRoutes(app, state);
			addTokenRoute(app, state);
			addUserRoutes(app, state);
			addShopSettingRoutes(app, state);
			addListingRoutes(app, state);
			addInventoryRoutes(app, state);
			addReceiptRoutes(app, state);
			addShipmentRoutes(app, state);
		},
		registerControl: (app) => addTokenControl(app, state),
		reset: () => state.reset(),
		load: (_section: unknown, scenario: Scenario) => state.load(scenario),
		state: () => describeState(state),
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
