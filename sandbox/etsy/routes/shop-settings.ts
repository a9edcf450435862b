import type { FastifyInstance } from 'fastify';

import { addOperation, findOwnShop, findShop } from '../auth';
import { etsyError } from '../errors';
import { Params, pageOf } from '../params';
import {
	presentProductionPartners,
	presentReadinessStates,
	presentReturnPolicies,
	presentSections,
	presentShippingProfiles,
} from '../present/shop';
import type { EtsyState } from '../state';

/** Sections, shipping profiles, return policies, processing profiles, production partners. */
export function addShopSettingRoutes(app: FastifyInstance, state: EtsyState): void {
	const sections = (shopId: number) =>
		presentSections(findShop(state, shopId), state.listingsOf(shopId));

	addOperation(
		app,
		state,
		{ method: 'GET', path: '/shops/:shop_id/sections', operation: 'getShopSections' },
		(request) => whole(sections(new Params(request).id('shop_id'))),
	);

	addOperation(
		app,
		state,
		{
			method: 'GET',
			path: '/shops/:shop_id/sections/:shop_section_id',
			operation: 'getShopSection',
		},
		(request) => {
			const params = new Params(request);
			const id = params.id('shop_section_id');
			const section = sections(params.id('shop_id')).find((one) => one.shop_section_id === id);
			if (!section) throw etsyError(404);
			return section;
		},
	);

	addOperation(
		app,
		state,
		{
			method: 'GET',
			path: '/shops/:shop_id/shipping-profiles',
			operation: 'getShopShippingProfiles',
			scope: 'shops_r',
		},
		(request, caller) => {
			const shop = findOwnShop(state, new Params(request).id('shop_id'), caller);
			return whole(presentShippingProfiles(shop));
		},
	);

	addOperation(
		app,
		state,
		{ method: 'GET', path: '/shops/:shop_id/policies/return', operation: 'getShopReturnPolicies' },
		(request) => {
			const shop = findShop(state, new Params(request).id('shop_id'));
			return whole(presentReturnPolicies(shop));
		},
	);

	addOperation(
		app,
		state,
		{
			method: 'GET',
			path: '/shops/:shop_id/readiness-state-definitions',
			operation: 'getShopReadinessStateDefinitions',
			scope: 'shops_r',
		},
		(request, caller) => {
			const params = new Params(request);
			const shop = findOwnShop(state, params.id('shop_id'), caller);
			return pageOf(presentReadinessStates(shop), params.page(), (one) => one);
		},
	);

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

/** A list that Etsy does not page. */
function whole<T>(results: T[]): { count: number; results: T[] } {
	return { count: results.length, results };
}
