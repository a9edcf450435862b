import type { Provider } from '../../../core/domain/provider';
import { CASES } from '../../support/conformance/cases';
import { engineDriver, hurry } from '../../support/conformance/engine-driver';
import type { ProviderCase } from '../../support/conformance/provider-case';
import { Shop } from '../../support/conformance/shop';
import { openPodTrigger, type TestPodTrigger } from '../../support/pod-trigger';
import { startSandbox, type Sandbox, type Scenario } from '../../../sandbox';

/** How a person tells a provider the address, and asks what became of the messages. */
interface ByHand {
	provider: Provider;
	tell(scenario: Scenario, address: string): Scenario;
	/** Below the control interface. */
	log: string;
}

const BY_HAND: readonly ByHand[] = [
	{
		provider: 'gelato',
		log: 'gelato/webhooks',
		tell: (scenario, webhookUrl) => ({
			...scenario,
			gelato: {
				...scenario.gelato,
				accounts: (scenario.gelato?.accounts ?? []).map((one) => ({ ...one, webhookUrl })),
			},
		}),
	},
	{
		provider: 'prodigi',
		log: 'prodigi/callbacks',
		tell: (scenario, callbackUrl) => ({
			...scenario,
			prodigi: {
				...scenario.prodigi,
				accounts: (scenario.prodigi?.accounts ?? []).map((one) => ({ ...one, callbackUrl })),
			},
		}),
	},
];

function caseOf(provider: Provider): ProviderCase {
	const found = CASES.find((one) => one.provider === provider);
	if (!found) throw new Error(`${provider} has no case`);
	return found;
}

describe.each(BY_HAND.map((hand) => [hand.provider, hand] as const))('%s', (provider, hand) => {
	const one = caseOf(provider);
	let sandbox: Sandbox;
	let trigger: TestPodTrigger;
	const shop = new Shop(one, () => engineDriver(sandbox));

	beforeEach(async () => {
		sandbox = await startSandbox({ scenario: one.scenario });
		hurryAlone();
		trigger = await openPodTrigger(one, sandbox);
		await trigger.activate();
		await sandbox.control.scenario(hand.tell(one.scenario, trigger.address));
	});
	afterEach(async () => {
		await trigger.close();
		await sandbox.close();
	});

	/** The pace that is kept at a provider would only make the tests slow. */
	function hurryAlone(): void {
		hurry(sandbox);
	}

	const log = () => `${sandbox.urls.control}/__sandbox__/${hand.log}`;
	async function deliveries(): Promise<Array<{ outcome: string }>> {
		return (await (await fetch(log())).json()) as Array<{ outcome: string }>;
	}
	async function unreliable(how: object): Promise<void> {
		const headers = { 'content-type': 'application/json' };
		await fetch(log(), { method: 'POST', headers, body: JSON.stringify(how) });
	}
	/** An order that is made and sent, each step told before the next. */
	async function sent(): Promise<string> {
		const [id = ''] = await shop.create(shop.planned({ submit: true }));
		await deliveries();
		shop.life.ship(id);
		await deliveries();
		return id;
	}

	it('tells that a parcel was sent, once though all comes twice, with its number', async () => {
		await unreliable({ duplicateProbability: 1 });
		const id = await sent();
		const ids = trigger.items().map(({ event }) => (event as { eventId: string }).eventId);
		expect(new Set(ids).size).toBe(ids.length);
		expect(trigger.told()).toContain(`shipment.sent ${id}`);
		const item = trigger.items().find(({ event }) => {
			return (event as { type: string }).type === 'shipment.sent';
		});
		expect(item).toMatchObject({
			event: { isConfirmed: true, provider },
			order: { providerOrderId: id, shipments: [{ trackingNumber: expect.any(String) }] },
		});
		expect(trigger.errors).toEqual([]);
	});

	it('tells nothing that is lost; its twin, Get Changed, finds it', async () => {
		await unreliable({ loseProbability: 1 });
		const since = new Date(Date.now() - 60_000).toISOString();
		const id = await sent();
		expect(trigger.told()).toEqual([]);
		const changed = await shop.whole({ operation: 'getChanged', since });
		expect(changed).toMatchObject([{ providerOrderId: id, status: 'shipped' }]);
	});

	it('goes on after a time in which the provider could not be read', async () => {
		const [id = ''] = await shop.create(shop.planned({ submit: true }));
		await deliveries();
		const before = trigger.items().length;
		await sandbox.control.faults([{ kind: 'status', status: 503, service: provider }]);
		shop.life.ship(id);
		const during = await deliveries();
		expect(during.some(({ outcome }) => outcome === 'failed')).toBe(true);
		expect([trigger.items().length, trigger.errors]).toEqual([before, []]);
		await sandbox.control.faults([]);
		shop.life.ship((await shop.create(shop.planned({ submit: true })))[0] ?? '');
		await deliveries();
		expect(trigger.items().length).toBeGreaterThan(before);
	}, 60_000);
});

test('Prodigi tells an order that came with the address at that address', async () => {
	const one = caseOf('prodigi');
	const sandbox = await startSandbox({ scenario: one.scenario });
	hurry(sandbox);
	const trigger = await openPodTrigger(one, sandbox);
	const shop = new Shop(one, () => engineDriver(sandbox));
	const [id = ''] = await shop.create(shop.planned({ callbackUrl: trigger.address }));
	await shop.create();
	shop.life.ship(id);
	await fetch(`${sandbox.urls.control}/__sandbox__/prodigi/callbacks`);
	expect(trigger.told()).toContain(`shipment.sent ${id}`);
	expect(trigger.told().every((told) => told.endsWith(id))).toBe(true);
	await trigger.close();
	await sandbox.close();
});
