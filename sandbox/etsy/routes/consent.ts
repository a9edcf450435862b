import type { FastifyInstance, FastifyReply } from 'fastify';

import type { ScenarioApp } from '../../scenario/types';
import { consentPage, errorPage } from '../consent-page';
import { ALL_SCOPES } from '../defaults';
import type { Form } from '../encoding';
import type { EtsyState } from '../state';

const PATH = '/oauth/connect';

/** BASE64URL(SHA256(verifier)) is always 43 characters (RFC 7636). */
const CHALLENGE = /^[A-Za-z0-9_-]{43}$/;

interface ConsentRequest {
	app: ScenarioApp;
	redirectUri: string;
	scopes: string[];
	state: string;
	challenge: string;
}

/** The page on which a seller lets an app in: `GET /oauth/connect`, and its two buttons. */
export function addConsentRoutes(app: FastifyInstance, state: EtsyState): void {
	app.get<{ Querystring: Form }>(
		PATH,
		{ config: { operation: 'oauthConnect' } },
		async (request, reply) => {
			const wanted = readRequest(state, request.query, reply);
			if (!wanted) return reply;
			const page = consentPage({
				action: PATH,
				appName: wanted.app.name ?? wanted.app.keystring,
				scopes: wanted.scopes,
				fields: request.query,
				sellers: [...state.shops.values()].map(({ userId, name }) => ({ userId, name })),
			});
			return await reply.type('text/html; charset=utf-8').send(page);
		},
	);

	app.post<{ Body: Form }>(
		PATH,
		{ config: { operation: 'oauthConnect' } },
		async (request, reply) => {
			const form = request.body;
			const wanted = readRequest(state, form, reply);
			if (!wanted) return reply;
			if (form.decision !== 'grant') {
				return await redirect(reply, wanted, { error: 'access_denied' });
			}
			const userId = Number(form.user_id);
			if (!state.shopOfUser(userId)) {
				return await sendError(reply, 'There is no seller to sign in as in this scenario.');
			}
			const grant = { keystring: wanted.app.keystring, userId, scopes: wanted.scopes };
			const code = state.tokens.issueCode(grant, wanted.redirectUri, wanted.challenge);
			return await redirect(reply, wanted, { code });
		},
	);
}

/**
 * Checks the parameters. As long as client and callback are not known to be good, the answer is a
 * page and never a redirect; after that, errors go to the callback (Etsy's authentication page).
 * @returns undefined when the answer has been sent.
 */
function readRequest(
	state: EtsyState,
	fields: Form,
	reply: FastifyReply,
): ConsentRequest | undefined {
	const app = state.apps.get(fields.client_id ?? '');
	if (!app) {
		void sendError(reply, 'The application that you are using is not known (client_id).');
		return undefined;
	}
	const redirectUri = fields.redirect_uri ?? '';
	if (!isCallback(app, redirectUri)) {
		// Wording of etsy/open-api#331.
		void sendError(reply, 'The requested redirect URL is not permitted.');
		return undefined;
	}
	const scopes = (fields.scope ?? '').split(' ').filter((scope) => scope !== '');
	const known: readonly string[] = ALL_SCOPES;
	const wanted: ConsentRequest = {
		app,
		redirectUri,
		scopes,
		state: fields.state ?? '',
		challenge: fields.code_challenge ?? '',
	};
	const refuse = (error: string, description: string) => {
		void redirect(reply, wanted, { error, error_description: description });
		return undefined;
	};
	if (fields.response_type !== 'code') {
		return refuse('unsupported_response_type', 'response_type must be code');
	}
	if (fields.code_challenge_method !== 'S256') {
		return refuse('invalid_request', 'code_challenge_method must be S256');
	}
	if (!CHALLENGE.test(wanted.challenge)) {
		return refuse('invalid_request', 'code_challenge is required');
	}
	if (wanted.state === '') return refuse('invalid_request', 'state is required');
	if (scopes.length === 0 || scopes.some((scope) => !known.includes(scope))) {
		return refuse('invalid_scope', 'scope is empty or names an unknown scope');
	}
	return wanted;
}

/**
 * A callback must equal a registered one exactly; on this machine any will do if the app says so.
 */
function isCallback({ callbackUrls = [], allowAnyCallback = true }: ScenarioApp, uri: string) {
	if (callbackUrls.includes(uri)) return true;
	if (!allowAnyCallback || !URL.canParse(uri)) return false;
	const { protocol, hostname } = new URL(uri);
	const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
	return isLocal && ['http:', 'https:'].includes(protocol);
}

async function redirect(
	reply: FastifyReply,
	{ redirectUri, state }: ConsentRequest,
	answer: Record<string, string>,
) {
	const url = new URL(redirectUri);
	for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
	if (state !== '') url.searchParams.set('state', state);
	return await reply.redirect(url.toString(), 302);
}

async function sendError(reply: FastifyReply, message: string) {
	return await reply.code(400).type('text/html; charset=utf-8').send(errorPage(message));
}
