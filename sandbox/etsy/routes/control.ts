import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { CONTROL_PREFIX } from '../../core/app';
import { check } from '../../core/control';
import { InputError } from '../../core/input-error';
import { ALL_SCOPES, PACK_SCOPES } from '../defaults';
import type { EtsyState } from '../state';

const mintSchema = z
	.object({
		userId: z.number().int().positive().optional(),
		scopes: z.array(z.enum(ALL_SCOPES)).optional(),
		keystring: z.string().optional(),
	})
	.strict();

const userSchema = z.object({ userId: z.number().int().positive().optional() }).strict();

/** Control routes for tokens: make one without a browser, list, let them expire, revoke them. */
export function addTokenControl(app: FastifyInstance, state: EtsyState): void {
	const base = `${CONTROL_PREFIX}/etsy/token`;

	app.post(base, async (request) => {
		const { userId, scopes = PACK_SCOPES, keystring } = check(mintSchema, request.body);
		const [firstApp] = state.apps.keys();
		const [firstShop] = state.shops.values();
		const key = keystring ?? firstApp;
		const user = userId ?? firstShop?.userId;
		if (key === undefined || !state.apps.has(key)) {
			throw new InputError([{ path: '/keystring', message: 'no such app' }]);
		}
		if (user === undefined) {
			throw new InputError([{ path: '/userId', message: 'is needed: there is no shop' }]);
		}
		return state.tokens.mint(key, user, scopes);
	});
	app.get(base, async () => ({ tokens: state.tokens.issued() }));
	app.post(`${base}/expire`, async (request) => ({
		affected: state.tokens.expire(check(userSchema, request.body).userId),
	}));
	app.post(`${base}/revoke`, async (request) => ({
		affected: state.tokens.revoke(check(userSchema, request.body).userId),
	}));
}
