import type { FastifyInstance, FastifyReply } from 'fastify';

import type { ScenarioShop } from '../../scenario/types';
import { API_PREFIX, addOperation, findOwnShop } from '../auth';
import { type Form, readForm } from '../encoding';
import { etsyError } from '../errors';
import { Params, pageOf } from '../params';
import { presentReadinessStates } from '../present/shop';
import { count, required } from '../shipping-forms';
import type { EtsyState } from '../state';
import { byId, gone, removeById } from './whole';

const ALL = '/shops/:shop_id/readiness-state-definitions';
const ONE = `${ALL}/:readiness_state_definition_id`;

/** A seller's working week; Etsy takes the days that the seller has set. */
const DAYS_A_WEEK = 5;

type Definition = NonNullable<ScenarioShop['readinessStates']>[number];
type Terms = Omit<Definition, 'id'>;

/** Processing profiles. The same values again are 409 with the one that is there in a header. */
export function addReadinessStateRoutes(app: FastifyInstance, state: EtsyState): void {
	const definitionsOf = (shop: ScenarioShop) => shop.readinessStates ?? [];
	const present = (shop: ScenarioShop, id: number) =>
		presentReadinessStates(shop).find(({ readiness_state_id }) => readiness_state_id === id);

	const refuseSame = (shop: ScenarioShop, terms: Terms, but: number, reply: FastifyReply) => {
		const same = definitionsOf(shop).find((one) => one.id !== but && isSame(one, terms));
		if (!same) return;
		const path = `/shops/${shop.id}/readiness-state-definitions/${same.id}`;
		reply.header('content-location', `https://openapi.etsy.com${API_PREFIX}${path}`);
		throw etsyError(409, 'A readiness state definition with these values exists already');
	};

	addOperation(
		app,
		state,
		{ method: 'GET', scope: 'shops_r', path: ALL, operation: 'getShopReadinessStateDefinitions' },
		(request, caller) => {
			const params = new Params(request);
			const shop = findOwnShop(state, params.id('shop_id'), caller);
			return pageOf(presentReadinessStates(shop), params.page(), (one) => one);
		},
	);

	addOperation(
		app,
		state,
		{ method: 'GET', scope: 'shops_r', path: ONE, operation: 'getShopReadinessStateDefinition' },
		(request, caller) => {
			const params = new Params(request);
			const shop = findOwnShop(state, params.id('shop_id'), caller);
			const id = params.id('readiness_state_definition_id');
			return present(shop, byId(definitionsOf(shop), id).id);
		},
	);

	addOperation(
		app,
		state,
		{
			method: 'POST',
			scope: 'shops_w',
			path: ALL,
			operation: 'createShopReadinessStateDefinition',
		},
		(request, caller, reply) => {
			const shop = findOwnShop(state, new Params(request).id('shop_id'), caller);
			const form = readForm(request);
			for (const name of ['readiness_state', 'min_processing_time', 'max_processing_time']) {
				required(form, name);
			}
			const terms = readTerms(form);
			refuseSame(shop, terms, 0, reply);
			const id = state.settingIds.next();
			shop.readinessStates?.push({ id, ...terms });
			return reply.code(201).send(present(shop, id));
		},
	);

	addOperation(
		app,
		state,
		{
			method: 'PUT',
			scope: 'shops_w',
			path: ONE,
			operation: 'updateShopReadinessStateDefinition',
		},
		(request, caller, reply) => {
			const params = new Params(request);
			const shop = findOwnShop(state, params.id('shop_id'), caller);
			const definition = byId(definitionsOf(shop), params.id('readiness_state_definition_id'));
			const terms = readTerms(readForm(request), definition);
			refuseSame(shop, terms, definition.id, reply);
			Object.assign(definition, terms);
			return present(shop, definition.id);
		},
	);

	addOperation(
		app,
		state,
		{
			method: 'DELETE',
			scope: 'shops_w',
			path: ONE,
			operation: 'deleteShopReadinessStateDefinition',
		},
		(request, caller, reply) => {
			const params = new Params(request);
			const shop = findOwnShop(state, params.id('shop_id'), caller);
			const { id } = byId(definitionsOf(shop), params.id('readiness_state_definition_id'));
			const isUsed = state
				.listingsOf(shop.id)
				.filter(({ state: listingState = 'active' }) => listingState === 'active')
				.some(({ products }) => products.some(({ readinessStateId }) => readinessStateId === id));
			if (isUsed) throw etsyError(400, 'Active offerings use this readiness state definition');
			removeById(definitionsOf(shop), id);
			return gone(reply);
		},
	);
}

function isSame(a: Terms, b: Terms): boolean {
	return (
		a.readiness_state === b.readiness_state && a.minDays === b.minDays && a.maxDays === b.maxDays
	);
}

/** @param before values of fields that are not sent. @throws 400 */
function readTerms(form: Form, before?: Definition): Terms {
	const unit = form.processing_time_unit || 'days';
	if (unit !== 'days' && unit !== 'weeks') {
		throw etsyError(400, "Invalid value for 'processing_time_unit'");
	}
	const inDays = (value: number | undefined) =>
		value === undefined ? undefined : value * (unit === 'weeks' ? DAYS_A_WEEK : 1);
	const kind = form.readiness_state || before?.readiness_state;
	if (kind !== 'ready_to_ship' && kind !== 'made_to_order') {
		throw etsyError(400, "Invalid value for 'readiness_state'");
	}
	const minDays = inDays(count(form, 'min_processing_time', 1, 10)) ?? before?.minDays ?? 1;
	const maxDays = inDays(count(form, 'max_processing_time', 1, 10)) ?? before?.maxDays ?? 1;
	if (minDays > maxDays) {
		throw etsyError(400, 'min_processing_time must not be greater than max_processing_time');
	}
	return { readiness_state: kind, minDays, maxDays };
}
