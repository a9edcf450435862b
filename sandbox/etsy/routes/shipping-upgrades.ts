import type { FastifyInstance } from 'fastify';

import { addOperation } from '../auth';
import { readForm } from '../encoding';
import { Params } from '../params';
import { presentUpgrade } from '../present/shop';
import { cents, count, deliveryOf, required } from '../shipping-forms';
import { originOf } from '../shop-settings';
import type { EtsyState } from '../state';
import { findProfile } from './shipping-profiles';
import { byId, gone, removeById, whole } from './whole';

const ALL = '/shops/:shop_id/shipping-profiles/:shipping_profile_id/upgrades';
const ONE = `${ALL}/:upgrade_id`;
const write = { scope: 'shops_w' } as const;

/** Faster ways that a buyer can pay for. */
export function addShippingUpgradeRoutes(app: FastifyInstance, state: EtsyState): void {
	addOperation(
		app,
		state,
		{ method: 'GET', scope: 'shops_r', path: ALL, operation: 'getShopShippingProfileUpgrades' },
		(request, caller) => {
			const { shop, profile } = findProfile(state, new Params(request), caller);
			return whole((profile.upgrades ?? []).map((one) => presentUpgrade(shop, profile, one)));
		},
	);

	addOperation(
		app,
		state,
		{ ...write, method: 'POST', path: ALL, operation: 'createShopShippingProfileUpgrade' },
		(request, caller) => {
			const { shop, profile } = findProfile(state, new Params(request), caller);
			const form = readForm(request);
			for (const name of ['type', 'upgrade_name', 'price', 'secondary_price']) required(form, name);
			const upgrade = {
				id: state.settingIds.next(),
				name: form.upgrade_name ?? '',
				type: (count(form, 'type', 0, 1) ?? 0) as 0 | 1,
				price: cents(form, 'price') ?? 0,
				secondaryPrice: cents(form, 'secondary_price') ?? 0,
				...deliveryOf(form, originOf(shop, profile)),
			};
			profile.upgrades = [...(profile.upgrades ?? []), upgrade];
			return presentUpgrade(shop, profile, upgrade);
		},
	);

	addOperation(
		app,
		state,
		{ ...write, method: 'PUT', path: ONE, operation: 'updateShopShippingProfileUpgrade' },
		(request, caller) => {
			const params = new Params(request);
			const { shop, profile } = findProfile(state, params, caller);
			const upgrade = byId(profile.upgrades ?? [], params.id('upgrade_id'));
			const form = readForm(request);
			const takes = form.shipping_carrier_id || form.mail_class || form.min_delivery_days;
			Object.assign(upgrade, {
				...(takes ? deliveryOf(form, originOf(shop, profile)) : {}),
				name: form.upgrade_name || upgrade.name,
				type: count(form, 'type', 0, 1) ?? upgrade.type,
				price: cents(form, 'price') ?? upgrade.price,
				secondaryPrice: cents(form, 'secondary_price') ?? upgrade.secondaryPrice,
			});
			return presentUpgrade(shop, profile, upgrade);
		},
	);

	addOperation(
		app,
		state,
		{ ...write, method: 'DELETE', path: ONE, operation: 'deleteShopShippingProfileUpgrade' },
		(request, caller, reply) => {
			const params = new Params(request);
			const { profile } = findProfile(state, params, caller);
			removeById(profile.upgrades ?? [], params.id('upgrade_id'));
			return gone(reply);
		},
	);
}
