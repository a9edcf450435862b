import type { FastifyInstance } from 'fastify';

import { addOperation, findOwnShop } from '../auth';
import { Params } from '../params';
import { presentProductionPartners } from '../present/shop';
import type { EtsyState } from '../state';
import { addReadinessStateRoutes } from './readiness-states';
import { addReturnPolicyRoutes } from './return-policies';
import { addSectionRoutes } from './sections';
import { addShippingDestinationRoutes } from './shipping-destinations';
import { addShippingProfileRoutes } from './shipping-profiles';
import { addShippingUpgradeRoutes } from './shipping-upgrades';
import { whole } from './whole';

/** Sections, shipping profiles, return policies, processing profiles, production partners. */
export function addShopSettingRoutes(app: FastifyInstance, state: EtsyState): void {
	addSectionRoutes(app, state);
	addShippingProfileRoutes(app, state);
	addShippingDestinationRoutes(app, state);
	addShippingUpgradeRoutes(app, state);
	addReturnPolicyRoutes(app, state);
	addReadinessStateRoutes(app, state);
	// Read only: partners are made by hand in the Shop Manager.
	addOperation(
		app,
		state,
		{
			method: 'GET',
			path: '/shops/:shop_id/production-partners',
			operation: 'getShopProductionPartners',
			scope: 'shops_r',
		},
		(request, caller) => {
			const shop = findOwnShop(state, new Params(request).id('shop_id'), caller);
			return whole(presentProductionPartners(shop));
		},
	);
}
