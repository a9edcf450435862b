import type { FastifyInstance } from 'fastify';

import { addOperation, findOwnShop, findShop } from '../auth';
import { readForm } from '../encoding';
import { Params } from '../params';
import { presentSections } from '../present/shop';
import { required } from '../shipping-forms';
import type { EtsyState } from '../state';
import { byId, gone, removeById, whole } from './whole';

const SECTIONS = '/shops/:shop_id/sections';
const SECTION = `${SECTIONS}/:shop_section_id`;
const write = { scope: 'shops_w' } as const;

/** Sections: made, renamed and deleted; listings of a deleted one stand in none. */
export function addSectionRoutes(app: FastifyInstance, state: EtsyState): void {
	const all = (shopId: number) =>
		presentSections(findShop(state, shopId), state.listingsOf(shopId));
	const one = (shopId: number, id: number) =>
		all(shopId).find(({ shop_section_id }) => shop_section_id === id);

	addOperation(
		app,
		state,
		{ method: 'GET', path: SECTIONS, operation: 'getShopSections' },
		(request) => whole(all(new Params(request).id('shop_id'))),
	);

	addOperation(
		app,
		state,
		{ method: 'GET', path: SECTION, operation: 'getShopSection' },
		(request) => {
			const params = new Params(request);
			const shop = findShop(state, params.id('shop_id'));
			const { id } = byId(shop.sections ?? [], params.id('shop_section_id'));
			return one(shop.id, id);
		},
	);

	addOperation(
		app,
		state,
		{ ...write, method: 'POST', path: SECTIONS, operation: 'createShopSection' },
		(request, caller) => {
			const shop = findOwnShop(state, new Params(request).id('shop_id'), caller);
			const title = required(readForm(request), 'title');
			const id = state.settingIds.next();
			shop.sections?.push({ id, title });
			return one(shop.id, id);
		},
	);

	addOperation(
		app,
		state,
		{ ...write, method: 'PUT', path: SECTION, operation: 'updateShopSection' },
		(request, caller) => {
			const params = new Params(request);
			const shop = findOwnShop(state, params.id('shop_id'), caller);
			const section = byId(shop.sections ?? [], params.id('shop_section_id'));
			section.title = required(readForm(request), 'title');
			return one(shop.id, section.id);
		},
	);

	addOperation(
		app,
		state,
		{ ...write, method: 'DELETE', path: SECTION, operation: 'deleteShopSection' },
		(request, caller, reply) => {
			const params = new Params(request);
			const shop = findOwnShop(state, params.id('shop_id'), caller);
			const id = params.id('shop_section_id');
			removeById(shop.sections ?? [], id);
			for (const listing of state.listingsOf(shop.id)) {
				if (listing.sectionId === id) delete listing.sectionId;
			}
			return gone(reply);
		},
	);
}
