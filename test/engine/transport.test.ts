import { hookContext, loadOptionsContext, pollContext } from '../support/engine';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import nock from 'nock';
import { createN8nHttpPort } from '../../core/transport/n8n-http-port';
import { DUMMY_HOST, DummyNode } from '../support/dummy-node';
import type { DummyCall } from '../support/dummy-node';
import {
	coded,
	failureOf,
	fakeTheNetwork,
	OAUTH,
	oauthCredential,
	runCalls,
} from '../support/dummy-run';

fakeTheNetwork();

describe('a call from a node', () => {
	it('gets what the service answers, with key and token sent along', async () => {
		nock(DUMMY_HOST, {
			reqheaders: { 'x-api-key': 'the-key:the-secret', authorization: 'Bearer old-token' },
		})
			.get('/things?ids=1%2C2&paid=true')
			.reply(200, { id: 7, more: 'unknown fields do no harm' })
			.get('/things')
			.reply(200, { id: 8 });

		const { outputs } = await runCalls([
			{ query: { ids: [1, 2], paid: true, none: undefined } },
			{},
		]);

		expect(outputs[0]?.map(({ json }) => json)).toEqual([
			{ greeting: 'hello 0', value: { id: 7 } },
			{ greeting: 'hello 1', value: { id: 8 } },
		]);
		expect(outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	});

	it('signs with a token credential, sends JSON as JSON and an empty object as one', async () => {
		nock(DUMMY_HOST, {
			reqheaders: { authorization: 'Bearer def-token', 'content-type': 'application/json' },
		})
			.post('/things', {})
			.reply(200, { id: 1 });
		const call: DummyCall = { method: 'POST', effect: 'create', body: { kind: 'json', value: {} } };
		expect((await runCalls([call], 'dummyApi')).outputs[0]).toHaveLength(1);
	});

	it('sends forms with arrays as one value', async () => {
		nock(DUMMY_HOST, { reqheaders: { 'content-type': 'application/x-www-form-urlencoded' } })
			.post('/things', { tags: 'a b,c', on: 'false' })
			.reply(200, { id: 1 });
		const fields = { tags: ['a b', 'c'], on: false, none: undefined };
		const call: DummyCall = { method: 'POST', effect: 'create', body: { kind: 'form', fields } };
		expect((await runCalls([call])).outputs[0]).toHaveLength(1);
	});

	it('fails one item and not the others', async () => {
		nock(DUMMY_HOST)
			.get('/things')
			.reply(404, { error: 'No thing for jane@example.com, key the-secret' })
			.get('/things')
			.reply(200, { id: 2 });
		const { outputs } = await runCalls([{}, {}]);
		expect(outputs[0]).toHaveLength(1);
		expect(outputs[1]).toHaveLength(1);
		const [failed] = outputs[1] ?? [];
		expect(failed?.json.details).toMatchObject({
			category: 'not_found',
			retryable: false,
			httpStatus: 404,
			provider: 'etsy',
			operation: 'order:dummy',
			message: expect.stringContaining('No thing for [e-mail], key [secret]') as unknown,
		});
		expect(JSON.stringify(outputs)).not.toMatch(/jane@|the-secret/);
	});

	it('waits after a 429 and then gets through', async () => {
		nock(DUMMY_HOST)
			.get('/things')
			.reply(429, { error: 'slow down' }, { 'retry-after': '2' })
			.get('/things')
			.reply(200, { id: 1 });
		expect((await runCalls([{}])).outputs[0]).toHaveLength(1);
	});
});

describe('what becomes of a broken call', () => {
	const create: DummyCall = { method: 'POST', effect: 'create', body: { kind: 'json', value: {} } };

	it('a cut connection on a create is unclear, and it is not sent twice', async () => {
		nock(DUMMY_HOST).post('/things').replyWithError(coded('ECONNRESET', 'socket hang up'));
		const failure = await failureOf(create);
		expect(failure).toMatchObject({ category: 'unclear', retryable: true, attempt: 1 });
		expect(failure.message).toContain('may have been made; it is looked up before anything');
	});

	it('a refused connection is tried again, and its text survives n8n', async () => {
		nock(DUMMY_HOST)
			.post('/things')
			.times(3)
			.replyWithError(coded('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:443'));
		const failure = await failureOf(create);
		expect(failure).toMatchObject({ category: 'network', attempt: 3 });
		expect(failure.message).toBe(
			'Etsy could not be reached, nothing was sent (the connection was refused).',
		);
	});

	it('a time-out on a read is the network, on a create unclear', async () => {
		nock(DUMMY_HOST)
			.get('/things')
			.times(3)
			.delay(2000)
			.reply(200, { id: 1 })
			.post('/things')
			.delay(2000)
			.reply(200, { id: 1 });
		expect(await failureOf({ timeoutMs: 20 })).toMatchObject({
			category: 'network',
			message: 'Etsy did not answer in time.',
		});
		expect(await failureOf({ ...create, timeoutMs: 20 })).toMatchObject({
			category: 'unclear',
			message: expect.stringContaining('Etsy did not answer in time. The order may') as unknown,
		});
		nock.abortPendingRequests();
	});

	it('an answer that is cut off in the middle is no answer', async () => {
		const server = createServer((_request, response) => {
			response.writeHead(200, { 'content-length': '100' });
			response.write('{"id": 1', () => response.destroy());
		});
		await new Promise<void>((resolve) => {
			server.listen(0, '127.0.0.1', resolve);
		});
		nock.enableNetConnect('127.0.0.1');
		const { port } = server.address() as AddressInfo;
		const context = loadOptionsContext({ node: new DummyNode(), credentials: { dummyApi: {} } });
		const outcome = await createN8nHttpPort({ context, credentialType: 'dummyApi' }).send({
			method: 'GET',
			url: `http://127.0.0.1:${port}/things`,
			timeoutMs: 5000,
		});
		server.close();
		expect(outcome).toMatchObject({ kind: 'none', reason: 'cut' });
	});

	it('broken JSON is a failure that says so, and no exception', async () => {
		nock(DUMMY_HOST).get('/things').reply(200, '{"id": 1', { 'content-type': 'application/json' });
		expect(await failureOf({})).toMatchObject({
			category: 'service_down',
			fields: ['answer'],
			message: 'Etsy sent an answer that cannot be understood: answer is no JSON.',
		});
	});

	it.each([307, 302])('a redirect (%i) is not followed, so no credential leaks', async (status) => {
		const elsewhere = nock('https://elsewhere.test').get('/').reply(200, { id: 1 });
		nock(DUMMY_HOST).get('/things').reply(status, '', { location: 'https://elsewhere.test/' });
		const failure = await failureOf({});
		expect(failure).toMatchObject({ category: 'service_down', httpStatus: status });
		expect(failure.hint).toContain('base address');
		expect(elsewhere.isDone()).toBe(false);
		nock.cleanAll();
	});

	it('a 401 with a token credential is answered once and not sent again', async () => {
		nock(DUMMY_HOST).get('/things').reply(401, { error: 'bad token' });
		expect(await failureOf({}, 'dummyApi')).toMatchObject({ category: 'auth', httpStatus: 401 });
	});
});

describe('the port in other places than execute', () => {
	const settings = { node: new DummyNode(), credentials: { [OAUTH]: oauthCredential() } };

	it.each([
		['load options', () => loadOptionsContext(settings)],
		['poll', () => pollContext({ ...settings, mode: 'trigger' })],
		['webhook registration', () => hookContext({ ...settings, mode: 'trigger' })],
	])('works in %s', async (_, context) => {
		nock(DUMMY_HOST).get('/things').reply(200, { id: 1 }, { 'X-Some': 'Header' });
		const port = createN8nHttpPort({ context: context(), credentialType: OAUTH });
		const outcome = await port.send({
			method: 'GET',
			url: `${DUMMY_HOST}/things`,
			timeoutMs: 1000,
		});
		expect(outcome).toMatchObject({
			kind: 'answer',
			response: { status: 200, body: { id: 1 }, headers: { 'x-some': 'Header' } },
		});
	});
});
