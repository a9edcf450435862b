import { runNode } from '../support/engine';
import nock from 'nock';
import { DUMMY_HOST, DummyNode } from '../support/dummy-node';
import type { DummyCall } from '../support/dummy-node';
import {
	failureOf,
	fakeTheNetwork,
	OAUTH,
	oauthCredential,
	runCalls,
	TOKEN_HOST,
} from '../support/dummy-run';

fakeTheNetwork();

describe('OAuth tokens', () => {
	const fresh = { access_token: 'new-token', refresh_token: 'new-refresh', expires_in: 3600 };

	it('are renewed after a 401 and stored, and the key goes along with the second try', async () => {
		nock(DUMMY_HOST, { reqheaders: { authorization: 'Bearer old-token' } })
			.get('/things')
			.reply(401, { error: 'invalid_token' });
		nock(TOKEN_HOST)
			.post('/token', {
				refresh_token: 'old-refresh',
				grant_type: 'refresh_token',
				client_id: 'the-key',
			})
			.reply(200, fresh);
		nock(DUMMY_HOST, {
			reqheaders: { authorization: 'Bearer new-token', 'x-api-key': 'the-key:the-secret' },
		})
			.get('/things')
			.reply(200, { id: 9 });

		const { outputs, refreshedTokens } = await runCalls([{}]);

		expect(outputs[0]?.[0]?.json.value).toEqual({ id: 9 });
		expect(refreshedTokens).toHaveLength(1);
		expect(refreshedTokens[0]?.data.oauthTokenData).toMatchObject(fresh);
	});

	it('that stay refused keep what Etsy said, for it may name a missing permission', async () => {
		nock(DUMMY_HOST).get('/things').twice().reply(401, { error: 'needs scope shops_r' });
		nock(TOKEN_HOST).post('/token').reply(200, fresh);
		expect(await failureOf({})).toMatchObject({
			category: 'auth',
			message: expect.stringContaining('needs scope shops_r') as unknown,
		});
	});

	it('that were revoked say that the credential must be connected again', async () => {
		nock(DUMMY_HOST).get('/things').reply(401, {});
		nock(TOKEN_HOST).post('/token').reply(400, { error: 'invalid_grant' });
		expect(await failureOf({})).toMatchObject({
			category: 'auth',
			code: 'connection_ended',
			retryable: false,
			message: expect.stringContaining('was revoked or has run out') as unknown,
		});
	});

	it('that the service refuses to renew say that the credential cannot be used', async () => {
		nock(DUMMY_HOST).get('/things').reply(401, {});
		nock(TOKEN_HOST).post('/token').reply(401, { error: 'invalid_client' });
		expect(await failureOf({})).toMatchObject({
			category: 'auth',
			code: 'token_refused',
			retryable: false,
			message: expect.stringContaining('its access token could not be renewed') as unknown,
		});
	});

	it('whose service is down for a moment are tried again, even for a create', async () => {
		nock(DUMMY_HOST).post('/things').twice().reply(401, {});
		nock(TOKEN_HOST).post('/token').reply(500, 'oops').post('/token').reply(200, fresh);
		nock(DUMMY_HOST).post('/things').reply(200, { id: 3 });
		const call: DummyCall = { method: 'POST', effect: 'create', body: { kind: 'json', value: {} } };
		expect((await runCalls([call])).outputs[0]).toHaveLength(1);
	});

	it('that never were there say that the credential is not connected', async () => {
		const { oauthTokenData, ...unconnected } = oauthCredential();
		expect(oauthTokenData).toBeDefined();
		const { outputs } = await runNode({
			node: new DummyNode(),
			parameters: { credential: OAUTH },
			credentials: { [OAUTH]: unconnected },
			onError: 'continueErrorOutput',
		});
		expect(outputs[1]?.[0]?.json.details).toMatchObject({
			category: 'auth',
			code: 'not_connected',
			message: 'The Etsy credential cannot be used: it is not connected yet.',
		});
	});
});
