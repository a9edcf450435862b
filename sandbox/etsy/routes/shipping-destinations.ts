import type { FastifyInstance } from 'fastify';

import { addOperation } from '../auth';
import { readForm } from '../encoding';
import { etsyError } from '../errors';
import { Params, pageOf } from '../params';
import { presentDestination } from '../present/shop';
import { cents, deliveryOf, destinationOf, required } from '../shipping-forms';
import { destinationsOf, originOf } from '../shop-settings';
import type { EtsyState } from '../state';
import { findProfile } from './shipping-profiles';
import { byId, gone, removeById } from './whole';

const ALL = '/shops/:shop_id/shipping-profiles/:shipping_profile_id/destinations';
const ONE = `${ALL}/:shipping_profile_destination_id`;
const write = { scope: 'shops_w' } as const;

/** Where a shipping profile ships to. The last destination cannot be deleted. */
export function addShippingDestinationRoutes(app: FastifyInstance, state: EtsyState): void {
	addOperation(
		app,
		state,
		{
			method: 'GET',
			scope: 'shops_r',
			path: ALL,
			operation: 'getShopShippingProfileDestinationsByShippingProfile',
		},
		(request, caller) => {
			const params = new Params(request);
			const { shop, profile } = findProfile(state, params, caller);
			return pageOf(destinationsOf(profile), params.page(), (one) =>
				presentDestination(shop, profile, one),
			);
		},
	);

	addOperation(
		app,
		state,
		{ ...write, method: 'POST', path: ALL, operation: 'createShopShippingProfileDestination' },
		(request, caller, reply) => {
			const { shop, profile } = findProfile(state, new Params(request), caller);
			const form = readForm(request);
			required(form, 'primary_cost');
			required(form, 'secondary_cost');
			const destination = {
				id: state.settingIds.next(),
				...destinationOf(form),
				primaryCost: cents(form, 'primary_cost') ?? 0,
				secondaryCost: cents(form, 'secondary_cost') ?? 0,
				...deliveryOf(form, originOf(shop, profile)),
			};
			destinationsOf(profile).push(destination);
			return reply.code(201).send(presentDestination(shop, profile, destination));
		},
	);

	addOperation(
		app,
		state,
		{ ...write, method: 'PUT', path: ONE, operation: 'updateShopShippingProfileDestination' },
		(request, caller) => {
			const params = new Params(request);
			const { shop, profile } = findProfile(state, params, caller);
			const id = params.id('shipping_profile_destination_id');
			const destination = byId(destinationsOf(profile), id);
			const form = readForm(request);
			const moves = form.destination_country_iso || form.destination_region;
			const takes = form.shipping_carrier_id || form.mail_class || form.min_delivery_days;
			Object.assign(destination, {
				...(moves ? destinationOf(form) : {}),
				...(takes ? deliveryOf(form, originOf(shop, profile)) : {}),
				primaryCost: cents(form, 'primary_cost') ?? destination.primaryCost,
				secondaryCost: cents(form, 'secondary_cost') ?? destination.secondaryCost,
			});
			return presentDestination(shop, profile, destination);
		},
	);

	addOperation(
		app,
		state,
		{ ...write, method: 'DELETE', path: ONE, operation: 'deleteShopShippingProfileDestination' },
		(request, caller, reply) => {
			const params = new Params(request);
			const { profile } = findProfile(state, params, caller);
			const destinations = destinationsOf(profile);
			const id = params.id('shipping_profile_destination_id');
			byId(destinations, id);
			if (destinations.length === 1) {
				throw etsyError(400, 'The last destination of a shipping profile cannot be deleted');
			}
			removeById(destinations, id);
			return gone(reply);
		},
	);
}
