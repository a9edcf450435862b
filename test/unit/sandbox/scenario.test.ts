import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { demoScenario } from '../../../sandbox/scenario/demo';
import { generateScenario } from '../../../sandbox/scenario/generate';
import { parseScenario } from '../../../sandbox/scenario/load';
import type { Scenario } from '../../../sandbox/scenario/types';

/** The scenario as it looks after a trip through a file. */
const viaJson = (scenario: Scenario) => JSON.parse(JSON.stringify(scenario)) as unknown;

describe('the demo scenario', () => {
	const scenario = demoScenario();
	const receipts = scenario.receipts ?? [];

	test('is valid and has 40 orders within a minute, of every kind that a seller meets', () => {
		expect(() => parseScenario(viaJson(scenario))).not.toThrow();
		expect(scenario.listings).toHaveLength(12);
		expect(receipts).toHaveLength(40);
		expect(Math.max(...receipts.map((one) => one.arrivesAfterSeconds))).toBeLessThan(60);
		const notes = new Set(receipts.map(({ note }) => note));
		for (const note of [
			'gift',
			'unmapped SKU',
			'partly unmapped',
			'sold-out variant',
			'cancelled',
			'missing address',
			'non-Latin name',
			'single-word name',
			'paid later',
			'personalised',
		]) {
			expect(notes).toContain(note);
		}
		expect(receipts.some(({ lines }) => lines.length > 1)).toBe(true);
		expect(receipts.some(({ lines }) => lines.some(({ quantity }) => quantity > 1))).toBe(true);
	});

	test('the unmapped SKU is nowhere, the sold-out one is mapped and out of stock', () => {
		const skuOf = (wanted: string) => receipts.find(({ note }) => note === wanted)?.lines[0]?.sku;
		const mapped = new Set(scenario.variantMap?.map(({ sku }) => sku));
		const variants = scenario.printify?.products?.flatMap((product) => product.variants) ?? [];
		expect(mapped.has(skuOf('unmapped SKU'))).toBe(false);
		expect(variants.some(({ sku }) => sku === skuOf('unmapped SKU'))).toBe(false);
		expect(mapped.has(skuOf('sold-out variant'))).toBe(true);
		expect(variants.find(({ sku }) => sku === skuOf('sold-out variant'))?.is_available).toBe(false);
	});

	test('states are given where a country has them', () => {
		const withStates = receipts.filter(({ country_iso: country }) =>
			['US', 'CA', 'AU'].includes(country ?? ''),
		);
		expect(withStates.length).toBeGreaterThan(0);
		for (const { state } of withStates) expect(state).toMatch(/^[A-Z]{2,3}$/);
	});
});

describe('the generator', () => {
	test('gives the same scenario for the same seed and another for another', () => {
		expect(generateScenario({ seed: 5 })).toEqual(generateScenario({ seed: 5 }));
		expect(generateScenario({ seed: 5 })).not.toEqual(generateScenario({ seed: 6 }));
	});

	test('makes large scenarios with several shops that are valid', () => {
		const scenario = generateScenario({ orders: 2000, shops: 3, spreadSeconds: 600 });
		expect(() => parseScenario(viaJson(scenario))).not.toThrow();
		expect(new Set(scenario.receipts?.map(({ note }) => note)).size).toBe(12);
	});
});

describe('a scenario that is wrong', () => {
	const broken = (change: (scenario: Scenario) => void) => {
		const scenario = generateScenario({ orders: 2 });
		change(scenario);
		return () => parseScenario(viaJson(scenario));
	};

	test.each<[string, (scenario: Scenario) => void, string]>([
		['a misspelt section', (s) => Object.assign(s, { recipts: [] }), '(recipts)'],
		[
			'a quantity of none',
			(s) => Object.assign(s.receipts?.[1]?.lines[0] ?? {}, { quantity: 0 }),
			'/receipts/1/lines/0/quantity',
		],
		[
			'a missing name',
			(s) => Object.assign(s.receipts?.[0] ?? {}, { name: undefined }),
			"/receipts/0: must have required property 'name'",
		],
		[
			'a listing that is not there',
			(s) => Object.assign(s.receipts?.[0]?.lines[0] ?? {}, { listingId: 5 }),
			'/receipts/0/lines/0/listingId: no such listing',
		],
		[
			'a SKU that its listing does not have',
			(s) => Object.assign(s.receipts?.[0]?.lines[0] ?? {}, { sku: 'NOPE' }),
			'/receipts/0/lines/0/sku',
		],
		[
			'one id for two orders',
			(s) => Object.assign(s.receipts?.[1] ?? {}, { id: s.receipts?.[0]?.id }),
			'/receipts/1: 3500000001 is there twice',
		],
		[
			'a product of an unknown shop',
			(s) => Object.assign(s.printify?.products?.[0] ?? {}, { shopId: 1 }),
			'/printify/products/0/shopId',
		],
	])('%s is named with its place', (_what, change, message) => {
		expect(broken(change)).toThrow(message);
	});

	test('something else altogether', () => {
		expect(() => parseScenario('hello')).toThrow('must be object');
	});
});

test('every property of the schema is described', () => {
	const path = join(__dirname, '../../../sandbox/scenario/schema.json');
	const nameless: string[] = [];
	const walk = (node: unknown, place: string) => {
		if (typeof node !== 'object' || node === null) return;
		const { properties } = node as { properties?: Record<string, Record<string, unknown>> };
		for (const [name, property] of Object.entries(properties ?? {})) {
			if (!property.description && !property.$ref) nameless.push(`${place}/${name}`);
		}
		for (const [name, child] of Object.entries(node)) walk(child, `${place}/${name}`);
	};
	walk(JSON.parse(readFileSync(path, 'utf8')), '');
	expect(nameless).toEqual([]);
});
