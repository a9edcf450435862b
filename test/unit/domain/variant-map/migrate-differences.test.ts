import fc from 'fast-check';
import {
	compared,
	daysText,
	noteOf,
	printSize,
} from '../../../../core/domain/variant-map/migrate/difference';
import { fabricOf } from '../../../../core/domain/variant-map/migrate/fabric';

it.each<[string, string | undefined]>([
	['<p>.: 100% combed ring-spun cotton</p>', '100 % combed ring-spun cotton'],
	['52% combed cotton, 48% polyester.', '52 % combed cotton, 48 % polyester'],
	['48 % polyester / 52 % combed cotton', '52 % combed cotton, 48 % polyester'],
	['• 100% cotton<br>• Sport Grey is 90% cotton, 10% polyester', '100 % cotton'],
	['Soft. 100% satisfaction or your money back', undefined],
	['A mug of ceramic', undefined],
	['', undefined],
])('%s: %s', (description, fabric) => {
	expect(fabricOf(description)).toBe(fabric);
});

it('never gives more than a whole, and reads any text', () => {
	const texts = fc.array(
		fc.constantFrom('100% ', '52% ', '48%', 'cotton', ' wool', ', ', '<b>', '&amp;', 'x'),
	);
	fc.assert(
		fc.property(texts, fc.string(), (parts, more) => {
			const shares = [...(fabricOf(parts.join('') + more) ?? '').matchAll(/(\d+) %/g)];
			expect(shares.reduce((sum, [, share]) => sum + Number(share), 0)).toBeLessThanOrEqual(100);
		}),
	);
});

it.each([
	[{ minDays: 3, maxDays: 5 }, '3-5 days'],
	[{ minDays: 4, maxDays: 4 }, '4 days'],
	[{ maxDays: 1 }, 'up to 1 day'],
	[{ minDays: 2 }, '2 days'],
	[{}, undefined],
	[undefined, undefined],
])('%j is %s', (days, text) => {
	expect(daysText(days)).toBe(text);
});

it('is silent only where both sides are known and the same', () => {
	expect(compared('cost', '1', '1')).toEqual([]);
	expect(compared('cost', undefined, '1')).toEqual([{ what: 'cost', from: 'not known', to: '1' }]);
	const both = compared('shipping_time', undefined, undefined);
	expect(
		noteOf([
			...both,
			...compared('cost', '1', '2'),
			...compared('print_size', undefined, undefined),
		]),
	).toBe('cost: 1 -> 2; not known: shipping time, print size');
	expect(printSize([{ placement: 'a' }, { placement: 'b', widthPx: 2, heightPx: 3 }])).toBe(
		'2 x 3 px',
	);
});
