import { setTimeout as sleep } from 'node:timers/promises';
import { Suppliers } from '../../../chaos/supplier';
import { DEFAULTS } from '../../../chaos/options';
import { buildWorld, supplierWays } from '../../../chaos/world';

const SEED = 5;
const CALLS = 60;

const body = (n: number) => ({
	...{ number: `etsy-11-${n}-51`, etsyOrder: String(n), shipBy: '', isGift: false },
	lines: [{ lineId: `${n}01`, quantity: 1 }],
	shipTo: { line1: '1 Old Road' },
});

async function tell(suppliers: Suppliers, n: number): Promise<number | 'cut'> {
	return await fetch(suppliers.urlOf('acme'), {
		...{ method: 'POST', body: JSON.stringify(body(n)) },
	}).then(
		({ status }) => status,
		() => 'cut' as const,
	);
}

describe('the suppliers of a chaos run', () => {
	it('take an order, and know what they were told', async () => {
		const suppliers = await Suppliers.open(0, SEED);
		expect(await tell(suppliers, 1)).toBe(200);
		await suppliers.close();
		const { told, leftUnclear } = suppliers.truth();
		expect(told).toMatchObject([
			{
				...{ supplier: 'acme', number: 'etsy-11-1-51', receiptId: '1', street: '1 Old Road' },
				lines: [{ lineId: '101', quantity: 1 }],
			},
		]);
		expect(leftUnclear.size).toBe(0);
	});

	it('fail in every way, and say of which orders nobody can know', async () => {
		const suppliers = await Suppliers.open(1, SEED, { slowMs: 20, closedMs: 20 });
		const answers = new Map<string, number | 'cut'>();
		for (let n = 1; n <= CALLS; n += 1) {
			const answer = await tell(suppliers, n);
			answers.set(`etsy-11-${n}-51`, answer);
			// Nobody answers for a while.
			if (answer === 429) await sleep(200);
		}
		suppliers.isCalm = true;
		await suppliers.close();
		const { told, leftUnclear, fates } = suppliers.truth();
		expect(new Set(answers.values())).toEqual(new Set([200, 401, 429, 503, 'cut']));
		expect(Object.keys(fates).length).toBeGreaterThan(6);
		for (const { number } of told) {
			expect([200, 503, 'cut']).toContain(answers.get(number));
			// Whoever took it and did not say so has left the other side in doubt.
			expect(leftUnclear.has(number)).toBe(answers.get(number) !== 200);
		}
		const numbers = told.map(({ number }) => number);
		expect([...leftUnclear].some((number) => !numbers.includes(number))).toBe(true);
	});

	it('have lines by the map and by a rule, and no printer has a row for them', () => {
		const { supplierOf, mapRows, settings } = buildWorld({ ...DEFAULTS, orders: 10 });
		expect(new Set(supplierOf.values())).toEqual(new Set(['acme', 'dropship']));
		for (const [sku, name] of supplierOf) {
			const providers = mapRows.filter((row) => row.sku === sku).map(({ provider }) => provider);
			expect(new Set(providers)).toEqual(new Set(name === 'acme' ? [] : ['dropship']));
		}
		const beginning = /sku (\S+)\* = acme/.exec(settings.fulfilment_rules ?? '')?.[1] ?? '?';
		const byRule = [...supplierOf].filter(([sku]) => sku.startsWith(beginning));
		expect(new Set(byRule.map(([, name]) => name))).toEqual(new Set(['acme']));
		expect(
			supplierWays(supplierOf, (name) => `http://x/${name}`)
				.split('; ')
				.sort(),
		).toEqual([...['acme = http http://x/acme', 'dropship = http http://x/dropship']]);
		expect(supplierWays(new Map(), () => '')).toBe('none');
	});
});
