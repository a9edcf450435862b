import { createHash } from 'node:crypto';

import { type EtsyBench, API_KEY, SHOP, shopScenario, startEtsy } from './support';

const CALLBACK = 'http://localhost:5678/rest/oauth2-credential/callback';
const VERIFIER = 'a-verifier-that-is-long-enough-to-be-well-formed-0123456789';
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

const request = {
	response_type: 'code',
	client_id: 'sandboxkeystring',
	redirect_uri: CALLBACK,
	scope: 'shops_r transactions_r',
	state: 'some "state" & more',
	code_challenge: CHALLENGE,
	code_challenge_method: 'S256',
};

const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
const bare = {
	'content-type': 'application/x-www-form-urlencoded',
	authorization: undefined,
	'x-api-key': undefined,
};

let etsy: EtsyBench;

beforeAll(async () => {
	etsy = await startEtsy(shopScenario({}));
});
afterAll(async () => await etsy.close());

const openPage = async (change: Record<string, string> = {}) =>
	await etsy.get(`/oauth/connect?${form({ ...request, ...change })}`, bare);

/** What the "Grant access" button sends. */
const decide = async (decision: string, change: Record<string, string> = {}) =>
	await etsy.send(
		'POST',
		'/oauth/connect',
		form({ ...request, ...change, user_id: '20000001', decision }),
		bare,
	);

const askToken = async (fields: Record<string, string>) =>
	await etsy.send('POST', '/v3/public/oauth/token', form(fields), bare);

/** Goes through the consent page and returns the code. */
async function getCode(): Promise<string> {
	const { headers } = await decide('grant');
	return new URL(String(headers.location)).searchParams.get('code') ?? '';
}

const codeExchange = (code: string) => ({
	grant_type: 'authorization_code',
	client_id: 'sandboxkeystring',
	redirect_uri: CALLBACK,
	code,
	code_verifier: VERIFIER,
});

describe('the consent page', () => {
	test('shows the app, the scopes and a button, and escapes what it was given', async () => {
		const { status, data, headers } = await openPage();
		expect(status).toBe(200);
		expect(headers['content-type']).toContain('text/html');
		expect(data).toContain('Grant access');
		expect(data).toContain('<code>transactions_r</code>');
		expect(data).toContain('value="some &quot;state&quot; &amp; more"');
	});

	test.each([
		['another callback', { redirect_uri: 'https://example.com/callback' }],
		['an unknown client', { client_id: 'nobody' }],
		['no callback', { redirect_uri: '' }],
	])('%s: a page and no redirect', async (_what, change) => {
		const { status, headers, data } = await openPage(change);
		expect({ status, location: headers.location }).toEqual({ status: 400, location: undefined });
		expect(data).toContain('An error occurred');
		expect((await decide('grant', change)).headers.location).toBeUndefined();
	});

	test.each([
		['no challenge', { code_challenge: '' }, 'invalid_request'],
		['a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
		['an unknown scope', { scope: 'shops_r everything' }, 'invalid_scope'],
		['no state', { state: '' }, 'invalid_request'],
	])('%s: back to the app with an error', async (_what, change, error) => {
		const { status, headers } = await openPage(change);
		expect(status).toBe(302);
		expect(new URL(String(headers.location)).searchParams.get('error')).toBe(error);
	});

	test('a registered callback must match exactly', async () => {
		const scenario = shopScenario();
		const apps = [
			{
				keystring: 'strict',
				sharedSecret: 's',
				allowAnyCallback: false,
				callbackUrls: ['https://n8n.example/callback'],
			},
		];
		const strict = await startEtsy({ ...scenario, apps });
		const status = async (redirectUri: string) => {
			const query = form({ ...request, client_id: 'strict', redirect_uri: redirectUri });
			return (await strict.get(`/oauth/connect?${query}`, bare)).status;
		};
		expect(await status('https://n8n.example/callback')).toBe(200);
		expect(await status('https://n8n.example/callback/')).toBe(400);
		expect(await status('https://n8n.example/Callback')).toBe(400);
		expect(await status(CALLBACK)).toBe(400);
		await strict.close();
	});

	test('saying no goes back with access_denied and the state', async () => {
		const { headers } = await decide('deny');
		const { searchParams } = new URL(String(headers.location));
		expect(searchParams.get('error')).toBe('access_denied');
		expect(searchParams.get('state')).toBe(request.state);
	});
});

describe('the token endpoint', () => {
	test('code, use, refresh: tokens start with the user id and the refresh token rotates', async () => {
		const first = await askToken(codeExchange(await getCode()));
		expect(first.data).toEqual({
			access_token: expect.stringMatching(/^20000001\.\w{40,}/),
			token_type: 'Bearer',
			expires_in: 3600,
			refresh_token: expect.stringMatching(/^20000001\.\w{40,}/),
		});
		const me = await etsy.get('/v3/application/users/me', {
			authorization: `Bearer ${first.data.access_token}`,
		});
		expect(me.data).toEqual({ user_id: 20000001, shop_id: 10000001 });

		const refresh = (refreshToken: string) => ({
			grant_type: 'refresh_token',
			client_id: 'sandboxkeystring',
			refresh_token: refreshToken,
		});
		const second = await askToken(refresh(first.data.refresh_token));
		expect(second.status).toBe(200);
		expect(second.data.refresh_token).not.toBe(first.data.refresh_token);
		const again = await askToken(refresh(first.data.refresh_token));
		expect(again).toMatchObject({ status: 400, data: { error: 'invalid_grant' } });
		await etsy.control.advance({ seconds: 91 * 24 * 3600 });
		const late = await askToken(refresh(second.data.refresh_token));
		expect(late).toMatchObject({
			status: 400,
			data: { error: 'invalid_grant', error_description: 'refresh_token is expired' },
		});
	});

	test('a code works once, with its own verifier and callback only', async () => {
		const code = await getCode();
		const other = { ...codeExchange(code), code_verifier: `${VERIFIER}x` };
		expect(await askToken(other)).toMatchObject({
			status: 400,
			data: { error: 'invalid_grant', error_description: 'code_verifier is invalid' },
		});
		const elsewhere = { ...codeExchange(code), redirect_uri: 'http://localhost/other' };
		expect((await askToken(elsewhere)).status).toBe(400);
		expect((await askToken(codeExchange(code))).status).toBe(200);
		expect((await askToken(codeExchange(code))).status).toBe(400);
	});

	test.each([
		['grant_type', 'grant_type is required'],
		['code_verifier', 'code_verifier is required'],
		['client_id', 'client_id is required'],
	])('without %s it says so', async (field, description) => {
		const fields: Record<string, string> = codeExchange('x');
		delete fields[field];
		expect(await askToken(fields)).toMatchObject({
			status: 400,
			data: { error: 'invalid_request', error_description: description },
		});
	});

	test('a Basic header is refused', async () => {
		const { status } = await etsy.send('POST', '/v3/public/oauth/token', form(codeExchange('x')), {
			...bare,
			authorization: 'Basic eDp5',
		});
		expect(status).toBe(400);
	});
});

describe('the gate in front of every call', () => {
	const ping = '/v3/application/openapi-ping';

	test.each([
		[undefined, "Invalid API key: should be in the format 'keystring:shared_secret'."],
		['sandboxkeystring', 'Shared secret is required in x-api-key header.'],
		['nobody:sandboxsecret', "Invalid API key: should be in the format 'keystring:shared_secret'."],
		[
			'sandboxkeystring:wrong',
			"Invalid API key: should be in the format 'keystring:shared_secret'.",
		],
	])('x-api-key %s is 403', async (key, error) => {
		const answer = await etsy.get(ping, { 'x-api-key': key });
		expect(answer).toMatchObject({ status: 403, data: { error } });
	});

	test('a public call needs no token, a scoped one does', async () => {
		expect((await etsy.get(ping, { authorization: undefined })).status).toBe(200);
		const answer = await etsy.get(`${SHOP}/receipts`, { authorization: undefined });
		expect(answer).toMatchObject({ status: 401, data: { error: 'invalid_token' } });
	});

	test('a missing scope is 401 and named', async () => {
		const { access_token: token } = await etsy.control.mintEtsyToken({ scopes: ['shops_r'] });
		const answer = await etsy.get(`${SHOP}/receipts`, { authorization: `Bearer ${token}` });
		expect(answer.status).toBe(401);
		expect(JSON.stringify(answer.data)).toContain('transactions_r');
	});

	test('an expired token, by time or by request, and a revoked one', async () => {
		const fresh = async () =>
			`Bearer ${(await etsy.control.mintEtsyToken({ userId: 20000001 })).access_token}`;
		const expired = {
			status: 401,
			data: { error: 'invalid_token', error_description: 'access token is expired' },
		};
		const me = async (authorization: string) =>
			await etsy.get('/v3/application/users/me', { authorization });
		const byTime = await fresh();
		expect((await me(byTime)).status).toBe(200);
		await etsy.control.advance({ seconds: 3600 });
		expect(await me(byTime)).toMatchObject(expired);
		const byRequest = await fresh();
		await etsy.control.expireEtsyTokens();
		expect(await me(byRequest)).toMatchObject(expired);
		const revoked = await etsy.control.mintEtsyToken();
		await etsy.control.revokeEtsyTokens();
		expect((await me(`Bearer ${revoked.access_token}`)).status).toBe(401);
		const answer = await askToken({
			grant_type: 'refresh_token',
			client_id: 'sandboxkeystring',
			refresh_token: revoked.refresh_token,
		});
		expect(answer.data).toEqual({
			error: 'invalid_grant',
			error_description: 'refresh_token is revoked',
		});
	});

	test("another seller's shop is 403", async () => {
		const two = await startEtsy({
			shops: [
				{ id: 1, userId: 11, name: 'A', currency: 'USD' },
				{ id: 2, userId: 22, name: 'B', currency: 'USD' },
			],
		});
		expect((await two.get('/v3/application/shops/1/receipts')).status).toBe(200);
		expect((await two.get('/v3/application/shops/2/receipts')).status).toBe(403);
		expect((await two.get('/v3/application/shops/3/receipts')).status).toBe(404);
		expect((await two.get('/v3/application/shops/2', { 'x-api-key': API_KEY })).status).toBe(200);
		await two.close();
	});
});
