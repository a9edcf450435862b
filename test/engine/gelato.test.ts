import { GelatoApi } from '../../credentials/GelatoApi.credentials';
import { PrintOnDemand } from '../../nodes/PrintOnDemand/PrintOnDemand.node';
import type { Sandbox } from '../../sandbox';
import { startSandbox } from '../../sandbox';
import { gelatoWorld, KEY, STORE } from '../contract/support/gelato-world';
import { runNode } from '../support/engine';
import { orderRequest } from '../unit/providers/gelato/fixtures';

/** The node with the credential, over real sockets, against the sandbox. */
describe('Print on Demand with Gelato', () => {
	let sandbox: Sandbox;

	beforeAll(async () => {
		sandbox = await startSandbox({ scenario: gelatoWorld });
	});
	beforeEach(async () => await sandbox.control.reset());
	afterAll(async () => await sandbox.close());

	async function run(parameters: object, item: object = {}, credential: object = {}) {
		const { outputs } = await runNode({
			node: new PrintOnDemand(),
			parameters: { resource: 'order', provider: 'gelato', ...parameters } as never,
			credentials: {
				gelatoApi: {
					apiKey: KEY,
					storeId: STORE,
					currency: 'USD',
					fallbackEmail: 'seller@example.com',
					baseUrl: sandbox.urls.gelato,
					...credential,
				},
			},
			credentialTypes: [new GelatoApi()],
			inputs: [[{ json: { ...item } as never }]],
			onError: 'continueErrorOutput',
		});
		const json = (items: Array<{ json: unknown }> | undefined) => (items ?? []).map((i) => i.json);
		return { done: json(outputs[0]), failed: json(outputs[1]) };
	}

	const planned = (email?: string) => ({
		...orderRequest({ shipTo: { ...orderRequest().shipTo, email } }),
		earlierTry: { inDoubt: false },
	});

	it('makes a draft, with the fallback e-mail address where there is none', async () => {
		const { done, failed } = await run({ operation: 'create' }, planned());
		expect(failed).toEqual([]);
		expect(done).toMatchObject([{ externalId: 'etsy-11-1001-1', found: false }]);
		expect(sandbox.services.gelato.state()).toMatchObject({
			orders: [{ orderType: 'draft', shippingAddress: { email: 'seller@example.com' } }],
		});
	});

	it('stops without an address, and with a wrong key, and makes nothing', async () => {
		const stopped = await run({ operation: 'create' }, planned(), { fallbackEmail: '' });
		expect(stopped.failed).toMatchObject([
			{ failure: { category: 'validation', fields: ['shipTo.email'] } },
		]);
		const wrong = await run({ operation: 'create' }, planned('a@example.com'), { apiKey: 'no' });
		expect(wrong.failed).toMatchObject([{ failure: { category: 'auth', provider: 'gelato' } }]);
		expect((await sandbox.control.counts()).providerOrders.gelato).toBeUndefined();
	});

	it('the connection is checked', async () => {
		const { done } = await run({ resource: 'connection', operation: 'check' });
		expect(done).toMatchObject([{ provider: 'gelato', connected: true, ready: true }]);
	});
});
