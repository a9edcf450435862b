import { runNode } from '../support/engine';
import nock from 'nock';
import { EtsyOAuth2Api } from '../../credentials/EtsyOAuth2Api.credentials';
import { Etsy } from '../../nodes/Etsy/Etsy.node';
import { type Sandbox, startSandbox } from '../../sandbox';
import { demoScenario } from '../../sandbox/scenario/demo';
import { etsyReceipt, etsyReceiptAt, HIDDEN_ADDRESS } from '../fixtures/etsy';
import { fakeEtsy, SHOP_ID, TOKEN } from '../support/fake-etsy';
import { etsyExceptions } from './support/exceptions';
import { describeContract, loadSpec } from './support/openapi';

let runs = 0;

async function run(parameters: object, credential: object = {}) {
	const given = {
		clientId: `contract-${(runs += 1)}`,
		sharedSecret: 'secret',
		oauthTokenData: { access_token: TOKEN, refresh_token: `901.${'r'.repeat(40)}` },
		...credential,
	};
	return await runNode({
		node: new Etsy(),
		parameters: { resource: 'order', operation: 'getAll', ...parameters },
		credentials: { etsyOAuth2Api: given as unknown as Record<string, string> },
		credentialTypes: [new EtsyOAuth2Api()],
	});
}

const filters = {
	createdAfter: '2026-11-01T00:00:00Z',
	createdBefore: '2026-11-30T00:00:00Z',
	changedAfter: '2026-11-01T00:00:00Z',
	changedBefore: '2026-11-30T00:00:00Z',
};

/** Every operation of the node, with every parameter that changes what is sent. */
const RUNS: Array<[string, object]> = [
	...['any', 'cancelled', 'open', 'shipped', 'unpaid'].map((orderState): [string, object] => [
		`order getAll ${orderState}`,
		{ orderState, returnAll: true, options: { includeCancelledDays: 14 } },
	]),
	['order getAll with filters', { filters, limit: 7, options: { sort: 'desc', shopId: SHOP_ID } }],
	['order get', { operation: 'get', receiptId: { __rl: true, mode: 'id', value: '1000' } }],
	['shop get', { resource: 'shop', operation: 'get' }],
	['shop checkAccess', { resource: 'shop', operation: 'checkAccess' }],
];

describeContract("The node Etsy and Etsy's document", () => {
	const spec = loadSpec('etsy-openapi.json', etsyExceptions);
	const receipts = Array.from({ length: 120 }, (_none, n) => etsyReceiptAt(n * 60, 1000 + n));

	beforeAll(() => nock.disableNetConnect());
	afterEach(() => nock.cleanAll());
	afterAll(() => nock.enableNetConnect());

	test.each(RUNS)('%s sends only what the document allows', async (_what, parameters) => {
		const seen = fakeEtsy({ receipts });
		const { error } = await run(parameters);
		expect(error).toBeUndefined();
		expect(seen.length).toBeGreaterThan(0);
		for (const request of seen) expect(spec.checkRequest(request)).toEqual([]);
	});

	test.each([
		['with an address', etsyReceipt()],
		['without an address', etsyReceipt(HIDDEN_ADDRESS)],
	])("our tests' own receipt %s is one of the document", (_what, receipt) => {
		const path = '/v3/application/shops/555/receipts/3000000001';
		const answer = { method: 'GET', path, status: 200, body: receipt };
		expect(spec.checkResponse(answer)).toEqual([]);
	});
});

describe("The node Etsy and the sandbox's Etsy", () => {
	let sandbox: Sandbox;

	beforeAll(async () => {
		nock.enableNetConnect();
		sandbox = await startSandbox({
			scenario: demoScenario(),
			limits: { etsy: { perSecond: 1000 } },
		});
		await sandbox.control.advance({ seconds: 120 });
	});

	afterAll(async () => {
		await sandbox.close();
		nock.restore();
	});

	const credential = async () => ({
		clientId: 'sandboxkeystring',
		sharedSecret: 'sandboxsecret',
		baseUrl: `${sandbox.urls.etsy}/`,
		oauthTokenData: await sandbox.control.mintEtsyToken({}),
	});

	test('reads every order of the practice shop', async () => {
		const { outputs, error } = await run(
			{ orderState: 'any', returnAll: true },
			await credential(),
		);
		expect(error).toBeUndefined();
		const states = (outputs[0] ?? []).map(({ json }) => json.state);
		expect(states.length).toBeGreaterThanOrEqual(40);
		expect(new Set(states)).toContain('open');
		expect(new Set(states)).toContain('cancelled');
	});

	test('renews an expired token at the address that follows from the base address', async () => {
		const given = await credential();
		await sandbox.control.expireEtsyTokens();
		const { outputs, error, refreshedTokens } = await run(
			{ resource: 'shop', operation: 'checkAccess' },
			given,
		);
		expect(error).toBeUndefined();
		expect(refreshedTokens).toHaveLength(1);
		expect(outputs[0]?.[0]?.json).toMatchObject({ missingScopes: [], canReadOrders: 'yes' });
	});

	test('a wrong shared secret is told as such', async () => {
		const { error } = await run({}, { ...(await credential()), sharedSecret: 'wrong' });
		expect(error).toMatchObject({ context: { failure: { category: 'auth' } } });
		expect(JSON.stringify(error)).not.toContain('wrong');
	});
});
