import type { FastifyInstance } from 'fastify';

import { readFormOrJson } from '../encoding';
import { oauthError } from '../errors';
import type { EtsyState } from '../state';

const VERIFIER = /^[A-Za-z0-9._~-]{43,128}$/;

/**
 * The token endpoint: authorization code with PKCE, and refresh. Wording of missing fields as in
 * etsy/open-api#379. No client secret and no API key are asked for; a Basic header is refused, as
 * googleworkspace/apps-script-oauth2#466 saw.
 */
export function addTokenRoute(app: FastifyInstance, state: EtsyState): void {
	app.post(
		'/v3/public/oauth/token',
		{ config: { operation: 'oauthToken' } },
		async (request, reply) => {
			if (request.headers.authorization !== undefined) {
				throw oauthError(400, 'invalid_request', 'Invalid authorization header');
			}
			const form = readFormOrJson(request);
			const field = (name: string): string => {
				const value = form[name];
				if (!value) throw oauthError(400, 'invalid_request', `${name} is required`);
				return value;
			};
			const grantType = field('grant_type');
			const client = field('client_id');
			if (!state.apps.has(client)) throw oauthError(401, 'invalid_client', 'Invalid API key');
			reply.header('cache-control', 'no-store');

			if (grantType === 'refresh_token') {
				return state.tokens.redeemRefresh(client, field('refresh_token'));
			}
			if (grantType !== 'authorization_code') {
				throw oauthError(400, 'unsupported_grant_type', `${grantType} is not supported`);
			}
			const code = field('code');
			const redirectUri = field('redirect_uri');
			const verifier = field('code_verifier');
			if (!VERIFIER.test(verifier)) {
				throw oauthError(400, 'invalid_request', 'code_verifier is not well-formed');
			}
			return state.tokens.redeemCode(client, code, redirectUri, verifier);
		},
	);
}
