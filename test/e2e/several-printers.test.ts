import { providerModules } from '../../core/providers/registry';
import { untilSettled } from '../../demo/settle';
import { openPracticeShop, type PracticeShop } from '../../demo/practice-shop';
import type { Row } from '../../host';
import type { Scenario } from '../../sandbox';
import { generateScenario } from '../../sandbox/scenario/generate';
import { CASES, credentialsOfAll, worldOfAll } from '../support/conformance/cases';
import { IMPATIENT } from './support/trade';

jest.setTimeout(10 * 60_000);

const ORDERS = 50;

/** An Etsy shop whose listings are printed by every provider in turn. */
function tradeOfAll(): { scenario: Scenario; mapRows: Row[] } {
	const etsy = generateScenario({
		seed: 21,
		orders: ORDERS,
		spreadSeconds: 5,
		oddityOf: () => undefined,
	});
	const skus = (etsy.receipts ?? []).flatMap(({ lines }) => lines.map(({ sku }) => sku ?? ''));
	const mapRows = [...new Set(skus)].map((sku, at) => rowFor(sku, at));
	const { apps, shops, listings, receipts } = etsy;
	const scenario = { ...worldOfAll(), ...(apps ? { apps } : {}), shops, listings, receipts };
	return { scenario: scenario as Scenario, mapRows };
}

/** What a seller writes down: the first of a provider's lines that can be ordered. */
function rowFor(sku: string, at: number): Row {
	const one = CASES[at % CASES.length];
	if (!one) throw new Error('No provider is on offer');
	const { source } = one.line('1', 1);
	const columns: Row = { sku, provider: one.provider, state: 'active' };
	if (source.kind === 'sku') return { ...columns, providerSku: source.sku };
	if (source.kind === 'template') throw new Error('The case orders no template');
	const { productId = '', variantId } = source;
	const printed = { ...columns, providerProductId: productId, providerVariantId: variantId };
	if (source.kind === 'storeVariant') return printed;
	return {
		...printed,
		providerMakerId: source.makerId ?? '',
		providerAttributes: source.attributes ? JSON.stringify(source.attributes) : '',
		files: JSON.stringify(source.files),
	};
}

describe('the sync of a shop that works with every printer', () => {
	const { scenario, mapRows } = tradeOfAll();
	let shop: PracticeShop;

	beforeAll(async () => {
		shop = await openPracticeShop({
			scenario,
			mapRows,
			otherPrinters: credentialsOfAll,
			syncEverySeconds: 2,
			// Its print files are at addresses that nobody serves.
			settings: {
				...IMPATIENT,
				check_artwork: 'no',
				start_production: cannotWait().join(', ') || 'none',
			},
		});
	});
	afterAll(async () => {
		await shop?.close();
	});

	it('brings each line to its printer once, though a part of all calls goes wrong', async () => {
		const faults = CASES.flatMap(({ provider: service }, at) => [
			{ service, kind: 'cut_after_commit' as const, method: 'POST', probability: 0.1, seed: at },
			{ service, kind: 'status' as const, status: 503, probability: 0.1, seed: 50 + at },
		]);
		await shop.sandbox.control.faults(faults);
		for (const sync of shop.syncs) await shop.client.activate(sync.id);
		const { problems, lines } = await untilSettled(shop, scenario, 120);
		expect(problems).toEqual([]);
		expect(lines.filter(({ end }) => end !== 'ordered')).toEqual([]);
		const { providerOrders } = await shop.sandbox.control.counts();
		expect(Object.keys(providerOrders).sort()).toEqual(
			CASES.map(({ provider }) => provider).sort(),
		);
	});
});

/** Printers that print at once or not at all: a seller has to allow it. */
function cannotWait(): string[] {
	return providerModules()
		.filter(({ capabilities }) => !capabilities.holdsOrders)
		.map(({ name }) => name);
}
