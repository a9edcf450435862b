import fc from 'fast-check';
import type { ArtworkPosition } from '../../../../core/domain/print-file';
import { toPrintifyOrder } from '../../../../core/providers/printify/to-printify';
import { printifyCase } from '../../../support/conformance/cases/printify';
import { openTestPrintify, type TestPrintify } from '../../../support/printify-shop';
import { failureOf, valueOf } from '../../../support/result';
import { orderRequest } from './fixtures';

let shop: TestPrintify;

beforeAll(async () => {
	shop = await openTestPrintify();
});
afterAll(async () => await shop.close());

const blank = {
	kind: 'catalogVariant' as const,
	productId: '68',
	makerId: '9',
	variantId: '33719',
};
const CAT = 'https://files.example.com/cat.png';

function bodyOf(source: object) {
	const lines = [{ lineId: 'l1', quantity: 1, source: source as never }];
	return toPrintifyOrder(orderRequest({ lines }));
}

it('writes a blank with its pictures by print area', () => {
	const files = [
		{ url: CAT, placement: 'front', position: { x: 0.25, y: 0.75, scale: 0.5, angle: 45 } },
		{ url: `${CAT}?2`, placement: 'front' },
		{ url: CAT, placement: 'back' },
	];
	expect(valueOf(bodyOf({ ...blank, files })).line_items).toEqual([
		{
			blueprint_id: 68,
			print_provider_id: 9,
			variant_id: 33_719,
			quantity: 1,
			external_id: 'l1',
			print_areas: {
				front: [
					{ src: CAT, x: 0.25, y: 0.75, scale: 0.5, angle: 45 },
					{ src: `${CAT}?2`, x: 0.5, y: 0.5, scale: 1, angle: 0 },
				],
				back: [{ src: CAT, x: 0.5, y: 0.5, scale: 1, angle: 0 }],
			},
		},
	]);
});

it.each([
	['no pictures', { files: [] }, 'artwork', 'files'],
	['a picture without address', { files: [{ placement: 'front' }] }, 'artwork', 'files[0].url'],
	[
		'a picture to be fitted',
		{ files: [{ placement: 'front', url: CAT, fit: 'fit' }] },
		'capability',
		'files[0].fit',
	],
	['no maker', { makerId: undefined }, 'mapping', 'makerId'],
	['no product', { productId: undefined }, 'mapping', 'productId'],
	['a variant of another provider', { variantId: 'S' }, 'mapping', 'variantId'],
])('refuses a blank with %s', (_name, wrong, category, field) => {
	const files = [{ placement: 'front', url: CAT }];
	const failure = failureOf(bodyOf({ ...blank, files, ...wrong }));
	expect(failure).toMatchObject({ category, fields: [`lines[0].source.${field}`] });
});

it('lies at Printify where it was asked to lie', async () => {
	const fraction = fc.double({ min: 0, max: 1, noNaN: true });
	const position = fc.record<ArtworkPosition>({
		x: fraction,
		y: fraction,
		scale: fc.double({ min: 0.01, max: 3, noNaN: true }),
		angle: fc.integer({ min: -360, max: 360 }),
	});
	let n = 0;
	await fc.assert(
		fc.asyncProperty(position, async (asked) => {
			const { placedLine, placedAt } = printifyCase;
			if (!placedLine || !placedAt) throw new Error('The case places no artwork');
			const request = orderRequest({
				externalId: `placed-${(n += 1)}`,
				lines: [placedLine('l1', asked)],
			});
			const made = valueOf(await shop.provider().createOrder(request, { inDoubt: false }));
			expect(placedAt(shop.sandbox, made.providerOrderId)).toEqual({
				...asked,
				angle: asked.angle,
			});
		}),
		{ numRuns: 25 },
	);
});

describe('a way of shipping by its own id', () => {
	const order = (shippingMethodId: string, shippingTier: 'standard' | 'cheapest' = 'standard') =>
		toPrintifyOrder(orderRequest({ shippingMethodId, shippingTier }));

	it('wins over the speed', () => {
		expect(valueOf(order('2', 'cheapest'))).toMatchObject({ shipping_method: 2 });
		expect(valueOf(order('2', 'cheapest'))).not.toHaveProperty('is_economy_shipping');
		expect(valueOf(order('4'))).toMatchObject({ shipping_method: 4, is_economy_shipping: true });
	});

	it('asks for what Express needs', () => {
		expect(failureOf(order('3')).fields).toEqual(['shipTo.email', 'shipTo.phone']);
	});

	it.each(['5', 'STANDARD', ''])('is refused when Printify has none such: "%s"', (id) => {
		expect(failureOf(order(id))).toMatchObject({
			category: 'validation',
			fields: ['shippingMethodId'],
		});
	});
});
