import { runNode } from '../support/engine';
import nock from 'nock';
import { PrintifyApi } from '../../credentials/PrintifyApi.credentials';
import { PrintOnDemand } from '../../nodes/PrintOnDemand/PrintOnDemand.node';

const HOST = 'https://api.printify.com';
const SHOPS = [
	{ id: 5432, title: 'Cats on Cotton', sales_channel: 'etsy' },
	{ id: 9876, title: 'Dogs on Denim', sales_channel: 'disconnected' },
];

let runs = 0;

async function check(shopId = '5432', parameters: object = {}, hasCredential = true) {
	// A token of its own, so that no test waits for the limits that another has used up.
	const apiToken = `check-secret-${(runs += 1)}`;
	const run = await runNode({
		node: new PrintOnDemand(),
		parameters: { resource: 'connection', operation: 'check', provider: 'printify', ...parameters },
		credentials: hasCredential ? { printifyApi: { apiToken, shopId } } : {},
		credentialTypes: [new PrintifyApi()],
		onError: 'continueErrorOutput',
	});
	const [answers = [], failed = []] = run.outputs;
	expect(JSON.stringify(run.outputs)).not.toContain('check-secret');
	return { answers, failed };
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

it('says with one call that orders can go out, and to which shop', async () => {
	nock(HOST, { reqheaders: { authorization: /^Bearer check-secret-\d+$/ } })
		.get('/v1/shops.json')
		.reply(200, SHOPS);
	const { answers, failed } = await check();
	expect(failed).toEqual([]);
	expect(answers).toEqual([
		expect.objectContaining({
			pairedItem: { item: 0 },
			json: {
				provider: 'printify',
				connected: true,
				ready: true,
				shopId: '5432',
				shopName: 'Cats on Cotton',
				routes: ['direct', 'provider_imported'],
				shops: [
					{ id: '5432', title: 'Cats on Cotton', channel: 'etsy' },
					{ id: '9876', title: 'Dogs on Denim', channel: 'disconnected' },
				],
				summary:
					'Printify answers; the account has 2 shop(s). Orders go to the shop Cats on Cotton. Orders can be made here by this pack (route direct), or be brought here by its own connection to Etsy (route provider_imported).',
			},
		}),
	]);
});

it.each([
	['', SHOPS, /Enter the Shop ID.*Cats on Cotton \(Shop ID 5432\), Dogs on Denim \(Shop ID 9876\)/],
	['1', SHOPS, /Shop ID 1 of the credential is not among them: Cats on Cotton/],
	['5432', [], /there is no shop yet/],
])('with the Shop ID "%s" says what is missing', async (shopId, shops, summary) => {
	nock(HOST).get('/v1/shops.json').reply(200, shops);
	const { answers } = await check(shopId);
	expect(answers[0]?.json).toMatchObject({ connected: true, ready: false, shopId: null });
	expect(answers[0]?.json.summary).toMatch(summary);
});

it('sends a refused token to the error output with what to do', async () => {
	nock(HOST).get('/v1/shops.json').reply(401, { error: 'Unauthenticated.' });
	const { answers, failed } = await check();
	expect(answers).toEqual([]);
	expect(failed[0]?.json.failure).toMatchObject({
		category: 'auth',
		provider: 'printify',
		httpStatus: 401,
		hint: expect.stringMatching(/token|credential/i),
	});
});

it.each([
	['a credential', { provider: 'printify' }, false, /No "Printify API" credential is chosen/],
	['a provider', { provider: '={{ "" }}' }, true, /No provider is chosen/],
])('calls nobody without %s', async (_what, parameters, hasCredential, message) => {
	const { answers, failed } = await check('5432', parameters, hasCredential);
	expect(answers).toEqual([]);
	expect(failed[0]?.json.error).toMatch(message);
});
