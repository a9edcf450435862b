import type { FastifyInstance } from 'fastify';

import type { ScenarioShop } from '../../scenario/types';
import { addOperation, findOwnShop, findShop } from '../auth';
import { type Form, readForm } from '../encoding';
import { etsyError } from '../errors';
import { Params, parseFlag } from '../params';
import { presentReturnPolicies } from '../present/shop';
import { count, required } from '../shipping-forms';
import type { EtsyState } from '../state';
import { byId, gone, removeById, whole } from './whole';

const POLICIES = '/shops/:shop_id/policies/return';
const POLICY = `${POLICIES}/:return_policy_id`;
const write = { scope: 'shops_w' } as const;

/** What a policy may say (Etsy's document). */
const DEADLINES = [7, 14, 21, 30, 45, 60, 90];

type Policy = NonNullable<ScenarioShop['returnPolicies']>[number];
type Terms = Omit<Policy, 'id'>;

/**
 * Return policies. Two with the same terms cannot be: 409 on update as documented, 400 on create.
 */
export function addReturnPolicyRoutes(app: FastifyInstance, state: EtsyState): void {
	const policiesOf = (shop: ScenarioShop) => shop.returnPolicies ?? [];
	const present = (shop: ScenarioShop, id: number) =>
		presentReturnPolicies(shop).find(({ return_policy_id }) => return_policy_id === id);

	addOperation(
		app,
		state,
		{ method: 'GET', path: POLICIES, operation: 'getShopReturnPolicies' },
		(request) => {
			const shop = findShop(state, new Params(request).id('shop_id'));
			return whole(presentReturnPolicies(shop));
		},
	);

	addOperation(
		app,
		state,
		{ method: 'GET', path: POLICY, operation: 'getShopReturnPolicy' },
		(request) => {
			const params = new Params(request);
			const shop = findShop(state, params.id('shop_id'));
			return present(shop, byId(policiesOf(shop), params.id('return_policy_id')).id);
		},
	);

	addOperation(
		app,
		state,
		{ ...write, method: 'POST', path: POLICIES, operation: 'createShopReturnPolicy' },
		(request, caller) => {
			const shop = findOwnShop(state, new Params(request).id('shop_id'), caller);
			const terms = readTerms(readForm(request));
			if (policiesOf(shop).some((one) => isSame(one, terms))) {
				throw etsyError(400, 'A return policy with these terms exists already');
			}
			const id = state.settingIds.next();
			shop.returnPolicies?.push({ id, ...terms });
			return present(shop, id);
		},
	);

	addOperation(
		app,
		state,
		{ ...write, method: 'PUT', path: POLICY, operation: 'updateShopReturnPolicy' },
		(request, caller) => {
			const params = new Params(request);
			const shop = findOwnShop(state, params.id('shop_id'), caller);
			const policy = byId(policiesOf(shop), params.id('return_policy_id'));
			const terms = readTerms(readForm(request));
			if (policiesOf(shop).some((one) => one !== policy && isSame(one, terms))) {
				throw etsyError(409, 'Another return policy has these terms');
			}
			Object.assign(policy, terms);
			return present(shop, policy.id);
		},
	);

	addOperation(
		app,
		state,
		{
			...write,
			method: 'POST',
			path: `${POLICIES}/consolidate`,
			operation: 'consolidateShopReturnPolicies',
		},
		(request, caller) => {
			const shop = findOwnShop(state, new Params(request).id('shop_id'), caller);
			const form = readForm(request);
			const source = byId(policiesOf(shop), Number(required(form, 'source_return_policy_id')));
			const target = byId(policiesOf(shop), Number(required(form, 'destination_return_policy_id')));
			if (source === target) throw etsyError(400, 'Source and destination are the same');
			for (const listing of state.listingsOf(shop.id)) {
				if (listing.returnPolicyId === source.id) listing.returnPolicyId = target.id;
			}
			removeById(policiesOf(shop), source.id);
			return present(shop, target.id);
		},
	);

	addOperation(
		app,
		state,
		{ ...write, method: 'DELETE', path: POLICY, operation: 'deleteShopReturnPolicy' },
		(request, caller, reply) => {
			const params = new Params(request);
			const shop = findOwnShop(state, params.id('shop_id'), caller);
			const { id } = byId(policiesOf(shop), params.id('return_policy_id'));
			if (state.listingsOf(shop.id).some(({ returnPolicyId }) => returnPolicyId === id)) {
				throw etsyError(400, 'The return policy has listings');
			}
			removeById(policiesOf(shop), id);
			return gone(reply);
		},
	);
}

function isSame(a: Terms, b: Terms): boolean {
	return (
		a.accepts_returns === b.accepts_returns &&
		a.accepts_exchanges === b.accepts_exchanges &&
		a.return_deadline === b.return_deadline
	);
}

/** A deadline is wanted exactly where something is taken back (Etsy's document). @throws 400 */
function readTerms(form: Form): Terms {
	const accepts_returns = parseFlag('accepts_returns', required(form, 'accepts_returns'));
	const accepts_exchanges = parseFlag('accepts_exchanges', required(form, 'accepts_exchanges'));
	const deadline = count(form, 'return_deadline', 1, 90) ?? null;
	if (deadline !== null && !DEADLINES.includes(deadline)) {
		throw etsyError(400, `return_deadline must be one of ${DEADLINES.join(', ')}`);
	}
	const takesBack = accepts_returns || accepts_exchanges;
	if (takesBack && deadline === null) {
		throw etsyError(400, 'return_deadline is required');
	}
	return { accepts_returns, accepts_exchanges, return_deadline: takesBack ? deadline : null };
}
