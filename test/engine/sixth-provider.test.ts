import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProviderModule } from '../../core/providers/module';
import { providerNames } from '../../core/providers/registry';
import { PrintOnDemand } from '../../nodes/PrintOnDemand/PrintOnDemand.node';
import { VariantMap } from '../../nodes/VariantMap/VariantMap.node';
import { startInkhouse } from '../fixtures/toy-provider/shop';
import { InkhouseApi } from '../fixtures/toy-provider/credential';
import { ROOT } from '../support/descriptions/pack';
import { runNode } from '../support/engine';
import { capabilityTable } from '../support/providers/capability-page';
import { aLine, anOrder } from '../support/examples';
import { ADDRESSES } from '../support/conformance/addresses';

// The one line in the one list; everything else of the sixth provider is in its folder.
jest.mock('../../core/providers/list', () => {
	const real: { PROVIDER_LIST: ProviderModule[] } = jest.requireActual('../../core/providers/list');
	const toy: { inkhouse: ProviderModule } = jest.requireActual('../fixtures/toy-provider/module');
	return { PROVIDER_LIST: [...real.PROVIDER_LIST, toy.inkhouse] };
});

const KEY = 'ink-secret';

describe('a sixth provider, by one folder and one line in one list', () => {
	let shop: Awaited<ReturnType<typeof startInkhouse>>;
	let serial = 0;

	beforeAll(async () => {
		shop = await startInkhouse(KEY);
	});
	afterAll(async () => await shop.close());

	const order = (changes: object = {}) => {
		serial += 1;
		return {
			externalId: `etsy-11-${serial}-1`,
			provider: 'inkhouse',
			lines: [{ lineId: '1', quantity: 2, source: { kind: 'sku', sku: 'INK-1' } }],
			shipTo: ADDRESSES[0],
			...changes,
		};
	};

	async function run(parameters: object, item: object = {}) {
		const { outputs, error } = await runNode({
			node: new PrintOnDemand(),
			parameters: { resource: 'order', provider: 'inkhouse', ...parameters } as never,
			credentials: { inkhouseApi: { key: KEY, baseUrl: shop.url } },
			credentialTypes: [new InkhouseApi()],
			inputs: [[{ json: { ...item } }]],
			onError: 'continueErrorOutput',
		});
		if (error) throw error;
		const [done = [], failed = []] = outputs.map((list) => list.map(({ json }) => json));
		return { done, failed };
	}

	const times = (externalId: string) => shop.orders.filter(({ ref }) => ref === externalId).length;

	it('is offered in the node, with its credential', () => {
		const { properties, credentials } = new PrintOnDemand().description;
		const provider = properties.find(({ name }) => name === 'provider');
		expect(provider?.options).toContainEqual({ name: 'Inkhouse', value: 'inkhouse' });
		expect(credentials).toContainEqual(
			expect.objectContaining({
				name: 'inkhouseApi',
				displayOptions: { show: { provider: ['inkhouse'] } },
			}),
		);
	});

	it('gets orders, each once, and they wait until they are submitted', async () => {
		const first = order();
		const { done } = await run({ operation: 'create' }, first);
		expect(done).toMatchObject([{ provider: 'inkhouse', status: 'draft', found: false }]);
		const since = new Date().toISOString();
		const again = await run(
			{ operation: 'create' },
			{ ...first, earlierTry: { inDoubt: true, since } },
		);
		expect(again.done).toMatchObject([{ found: true }]);
		expect(times(first.externalId)).toBe(1);
		const providerOrderId = done[0]?.providerOrderId;
		expect((await run({ operation: 'submit', providerOrderId })).done).toMatchObject([
			{ status: 'in_production' },
		]);
	});

	it('gets no order twice when its answer is cut off', async () => {
		const one = order();
		shop.cutNextAnswer();
		const { done } = await run({ operation: 'create' }, one);
		expect(done).toMatchObject([{ externalId: one.externalId, found: true }]);
		expect(times(one.externalId)).toBe(1);
	});

	it('says who can do what it cannot', async () => {
		const { failed } = await run({
			operation: 'updateAddress',
			providerOrderId: 'ink-1',
			address: JSON.stringify(ADDRESSES[0]),
		});
		expect(failed).toMatchObject([
			{
				failure: {
					category: 'capability',
					message: 'Inkhouse cannot change the address of an order.',
					hint: expect.stringContaining('Gelato'),
				},
			},
		]);
	});

	it('may stand in the Variant Map', async () => {
		const row = { sku: 'TEE', provider: 'inkhouse', providerSku: 'INK-1' };
		const line = aLine({ sku: 'TEE' });
		const { outputs, error } = await runNode({
			node: new VariantMap(),
			parameters: { operation: 'resolve' },
			inputs: [[{ json: { ...anOrder({ lines: [line] }) } }], [{ json: row }]],
		});
		expect(error).toBeUndefined();
		expect(outputs[0]?.[0]?.json.lines).toMatchObject([{ mapping: { provider: 'inkhouse' } }]);
	});

	it('has its column in the table of what each provider can do', () => {
		expect(capabilityTable()[0]).toContain('Inkhouse');
	});
});

/** The shipped sources outside the providers' own folders and the one list. */
function sharedSources(): string[] {
	const own = new RegExp(`^core/providers/((${providerNames().join('|')})/|list\\.ts)`);
	return ['core', 'nodes']
		.flatMap((folder) =>
			readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((path) =>
				join(folder, path),
			),
		)
		.filter((path) => path.endsWith('.ts') && !own.test(path));
}

it('is named nowhere outside its folder and the list, as no other provider is', () => {
	// As a value; a comment or a sentence may mention one.
	const name = new RegExp(`(['"])(${providerNames().join('|')})\\1`);
	const naming = sharedSources().filter((path) =>
		name.test(readFileSync(join(ROOT, path), 'utf8')),
	);
	expect(sharedSources().length).toBeGreaterThan(100);
	expect(naming).toEqual([]);
});
