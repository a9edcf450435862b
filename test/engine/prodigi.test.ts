import nock from 'nock';
import { ProdigiApi } from '../../credentials/ProdigiApi.credentials';
import { PrintOnDemand } from '../../nodes/PrintOnDemand/PrintOnDemand.node';
import { runNode } from '../support/engine';
import { SPRINGFIELD } from '../support/ship-to';

const LIVE = 'https://api.prodigi.com';
const SANDBOX = 'https://api.sandbox.prodigi.com';

function planned(changes: object = {}) {
	return {
		externalId: 'etsy-11-1-1',
		provider: 'prodigi',
		label: 'Etsy order 1',
		lines: [
			{
				lineId: '91',
				quantity: 1,
				source: {
					kind: 'catalogVariant',
					variantId: 'GLOBAL-CAN-10x10',
					attributes: { wrap: 'Black' },
					files: [{ url: 'https://files.example.com/cat.png', placement: 'default' }],
				},
			},
		],
		shipTo: SPRINGFIELD,
		shippingTier: 'standard',
		earlierTry: { inDoubt: false },
		...changes,
	};
}

let runs = 0;

async function run(parameters: object, item: object, credential: Record<string, string> = {}) {
	const prodigiApi = { apiKey: `secret-key-${(runs += 1)}`, environment: 'live', ...credential };
	const { outputs } = await runNode({
		node: new PrintOnDemand(),
		parameters: { resource: 'order', operation: 'create', provider: 'prodigi', ...parameters },
		credentials: { prodigiApi },
		credentialTypes: [new ProdigiApi()],
		inputs: [[{ json: { ...item } as never }]],
		onError: 'continueErrorOutput',
	});
	const json = (items: Array<{ json: unknown }> | undefined) => (items ?? []).map((i) => i.json);
	return { done: json(outputs[0]), failed: json(outputs[1]) };
}

/** Prodigi takes one order, and is told so by the key of the credential. */
function takesOne(host = LIVE, outcome = 'Created') {
	return nock(host, { reqheaders: { 'x-api-key': /^secret-key-\d+$/ } })
		.post('/v4.0/orders', (body: { idempotencyKey?: string }) => {
			return body.idempotencyKey === 'etsy-11-1-1';
		})
		.reply(200, { outcome, order: { id: 'ord_1', status: { stage: 'InProgress' } } });
}

beforeEach(() => {
	nock.disableNetConnect();
});
afterEach(() => {
	const neverCalled = nock.pendingMocks();
	nock.cleanAll();
	nock.enableNetConnect();
	expect(neverCalled).toEqual([]);
});

describe('Start Production at a provider that cannot hold orders', () => {
	it('is off by itself: the order is refused, and nobody is called', async () => {
		const { done, failed } = await run({}, planned());
		expect(done).toEqual([]);
		expect(failed).toMatchObject([
			{
				externalId: 'etsy-11-1-1',
				failure: {
					category: 'capability',
					retryable: false,
					provider: 'prodigi',
					fields: ['submit'],
				},
			},
		]);
	});

	it('is used where the order does not say', async () => {
		takesOne();
		const { done } = await run({ submit: true }, planned());
		expect(done).toMatchObject([
			{ provider: 'prodigi', providerOrderId: 'ord_1', found: false, status: 'received' },
		]);
	});

	it('does not matter where the order says yes', async () => {
		takesOne();
		expect((await run({}, planned({ submit: true }))).done).toHaveLength(1);
	});

	it('does not overrule an order that says no', async () => {
		const { failed } = await run({ submit: true }, planned({ submit: false }));
		expect(failed).toMatchObject([{ failure: { category: 'capability' } }]);
	});
});

describe('Prodigi through the node', () => {
	it('takes the order of an earlier try, at the sandbox that the credential names', async () => {
		takesOne(SANDBOX, 'AlreadyExists');
		const earlierTry = { inDoubt: true, since: '2026-11-23T11:30:00Z' };
		const { done } = await run({ submit: true }, planned({ earlierTry }), {
			environment: 'sandbox',
		});
		expect(done).toMatchObject([{ found: true, providerOrderId: 'ord_1' }]);
	});

	it('checks the connection by reading one order', async () => {
		nock(LIVE)
			.get('/v4.0/orders')
			.query({ top: 1 })
			.reply(200, { outcome: 'Ok', hasMore: false, orders: [] });
		const { done } = await run({ resource: 'connection', operation: 'check' }, {});
		expect(done).toHaveLength(1);
	});
});
