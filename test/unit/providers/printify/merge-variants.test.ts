import fc from 'fast-check';
import { failureOf, valueOf } from '../../../support/result';
import { answer, fakePrintify } from './fixtures';

interface Sent {
	variants: Array<{ id: number; price: number; sku?: string; is_enabled: boolean }>;
	print_areas?: Array<{ variant_ids: number[] }>;
}

const variant = fc.record({
	id: fc.integer({ min: 1, max: 30 }),
	price: fc.integer({ min: 1, max: 9999 }),
	sku: fc.string({ minLength: 1, maxLength: 5, unit: fc.constantFrom('A', 'B', '1') }),
	is_enabled: fc.boolean(),
	is_default: fc.boolean(),
});
const variants = fc.uniqueArray(variant, { selector: ({ id }) => id, minLength: 1, maxLength: 10 });
const change = fc.record(
	{
		variantId: fc.integer({ min: 1, max: 30 }).map(String),
		retailPrice: fc.record({
			amountMinor: fc.integer({ min: 1, max: 9999 }),
			currency: fc.constant('USD'),
		}),
		sku: fc.constant('NEW'),
		isEnabled: fc.boolean(),
	},
	{ requiredKeys: ['variantId', 'retailPrice'] },
);
const changes = fc.uniqueArray(change, { selector: (one) => one.variantId, maxLength: 6 });

it('any changes: all variants are sent, those not named as they were, all of them covered', async () => {
	await fc.assert(
		fc.asyncProperty(variants, changes, async (before, asked) => {
			const area = { variant_ids: before.map(({ id }) => id), placeholders: [] };
			const product = { id: 'p', variants: before, print_areas: [area] };
			const { provider, requests } = fakePrintify(() => answer(200, product));
			valueOf(await provider.updateProduct('p', { variants: asked }));

			const body = requests[1]?.body;
			const sent = (body?.kind === 'json' ? body.value : undefined) as Sent;
			const byId = new Map(sent.variants.map((one) => [one.id, one]));
			expect(byId.size).toBe(sent.variants.length);
			const named = new Map(asked.map((one) => [Number(one.variantId), one]));
			for (const old of before) {
				if (!named.has(old.id)) expect(byId.get(old.id)).toEqual(old);
			}
			for (const [id, one] of named) {
				const old = before.find((each) => each.id === id);
				expect(byId.get(id)).toMatchObject({
					price: one.retailPrice.amountMinor,
					is_enabled: one.isEnabled ?? old?.is_enabled ?? true,
				});
				expect(byId.get(id)?.sku).toBe(one.sku ?? old?.sku);
			}
			const covered = sent.print_areas?.[0]?.variant_ids ?? area.variant_ids;
			expect([...byId.keys()].filter((id) => !covered.includes(id))).toEqual([]);
		}),
	);
});

it('makes up no price', async () => {
	const product = { id: 'p', variants: [{ id: 1 }], print_areas: [] };
	const { provider, requests } = fakePrintify(() => answer(200, product));
	const asked = [{ variantId: '1', isEnabled: false }];
	expect(failureOf(await provider.updateProduct('p', { variants: asked }))).toMatchObject({
		category: 'validation',
		fields: ['variants'],
	});
	expect(requests).toHaveLength(1);
});
