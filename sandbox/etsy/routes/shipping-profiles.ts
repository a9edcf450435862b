import type { FastifyInstance } from 'fastify';

import type { ScenarioShippingProfile, ScenarioShop } from '../../scenario/types';
import { type Caller, addOperation, findOwnShop } from '../auth';
import { carriersOf } from '../carriers';
import { type Form, readForm } from '../encoding';
import { etsyError } from '../errors';
import { Params } from '../params';
import { presentShippingProfile, presentShippingProfiles } from '../present/shop';
import { cents, country, deliveryOf, destinationOf, required } from '../shipping-forms';
import { needsPostalCode, originOf } from '../shop-settings';
import type { EtsyState } from '../state';
import { byId, gone, whole } from './whole';

const PROFILES = '/shops/:shop_id/shipping-profiles';
const PROFILE = `${PROFILES}/:shipping_profile_id`;
const read = { method: 'GET', scope: 'shops_r' } as const;

/** Shipping profiles and the carriers they may name. */
export function addShippingProfileRoutes(app: FastifyInstance, state: EtsyState): void {
	addOperation(
		app,
		state,
		{ method: 'GET', path: '/shipping-carriers', operation: 'getShippingCarriers' },
		(request) => {
			const origin = new Params(request).text('origin_country_iso') ?? '';
			if (!/^[A-Z]{2}$/.test(origin)) {
				throw etsyError(400, 'Missing required parameter: origin_country_iso');
			}
			return whole(carriersOf(origin));
		},
	);

	addOperation(
		app,
		state,
		{ ...read, path: PROFILES, operation: 'getShopShippingProfiles' },
		(request, caller) => {
			const shop = findOwnShop(state, new Params(request).id('shop_id'), caller);
			return whole(presentShippingProfiles(shop));
		},
	);

	addOperation(
		app,
		state,
		{ ...read, path: PROFILE, operation: 'getShopShippingProfile' },
		(request, caller) => {
			const { shop, profile } = findProfile(state, new Params(request), caller);
			return presentShippingProfile(shop, profile);
		},
	);

	addOperation(
		app,
		state,
		{ method: 'POST', scope: 'shops_w', path: PROFILES, operation: 'createShopShippingProfile' },
		(request, caller) => {
			const shop = findOwnShop(state, new Params(request).id('shop_id'), caller);
			const profile = makeProfile(state, readForm(request));
			shop.shippingProfiles?.push(profile);
			return presentShippingProfile(shop, profile);
		},
	);

	addOperation(
		app,
		state,
		{ method: 'PUT', scope: 'shops_w', path: PROFILE, operation: 'updateShopShippingProfile' },
		(request, caller) => {
			const { shop, profile } = findProfile(state, new Params(request), caller);
			const form = readForm(request);
			profile.title = form.title || profile.title;
			profile.originCountryIso = country(form, 'origin_country_iso') ?? originOf(shop, profile);
			profile.originPostalCode = form.origin_postal_code || profile.originPostalCode;
			return presentShippingProfile(shop, profile);
		},
	);

	addOperation(
		app,
		state,
		{ method: 'DELETE', scope: 'shops_w', path: PROFILE, operation: 'deleteShopShippingProfile' },
		(request, caller, reply) => {
			// It stays in the list, marked (is_deleted was seen there: facts/etsy.md 10).
			findProfile(state, new Params(request), caller).profile.isDeleted = true;
			return gone(reply);
		},
	);
}

/** A profile of the caller's shop. @throws 404, 403 */
export function findProfile(
	state: EtsyState,
	params: Params,
	caller: Caller,
): { shop: ScenarioShop; profile: ScenarioShippingProfile } {
	const shop = findOwnShop(state, params.id('shop_id'), caller);
	return { shop, profile: byId(shop.shippingProfiles ?? [], params.id('shipping_profile_id')) };
}

/** createShopShippingProfile: the profile with its first destination, which must be named. */
function makeProfile(state: EtsyState, form: Form): ScenarioShippingProfile {
	const title = required(form, 'title');
	required(form, 'origin_country_iso');
	required(form, 'primary_cost');
	required(form, 'secondary_cost');
	const originCountryIso = country(form, 'origin_country_iso') ?? '';
	if (!form.destination_country_iso && !form.destination_region) {
		throw etsyError(400, 'destination_country_iso or destination_region is required');
	}
	if (needsPostalCode(originCountryIso) && !form.origin_postal_code) {
		throw etsyError(400, `origin_postal_code is required for ${originCountryIso}`);
	}
	const destination = {
		...destinationOf(form),
		primaryCost: cents(form, 'primary_cost') ?? 0,
		secondaryCost: cents(form, 'secondary_cost') ?? 0,
		...deliveryOf(form, originCountryIso),
	};
	return {
		id: state.settingIds.next(),
		title,
		originCountryIso,
		originPostalCode: form.origin_postal_code || undefined,
		destinations: [{ id: state.settingIds.next(), ...destination }],
	};
}
