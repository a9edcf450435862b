import fc from 'fast-check';
import { CENTRED, isPlaced, toBox } from '../../../core/domain/print-file';
import { fromBox } from '../../support/artwork/from-box';
import { valueOf } from '../../support/result';

const AREA = { width: 12, height: 16 };

describe('a picture on a print area', () => {
	test('covers the width and keeps its proportions', () => {
		const box = valueOf(toBox(CENTRED, AREA, { width: 1000, height: 500 }));
		expect(box).toEqual({ width: 12, height: 6, left: 0, top: 5 });
	});

	test('lies where its centre says', () => {
		const box = valueOf(toBox({ x: 0.25, y: 0.5, scale: 0.5 }, AREA, { width: 300, height: 300 }));
		expect(box).toEqual({ width: 6, height: 6, left: 0, top: 5 });
	});

	const positive = fc.double({ min: 0.01, max: 10, noNaN: true });
	const inside = fc.double({ min: -1, max: 2, noNaN: true });

	test('comes back from its box', () => {
		fc.assert(
			fc.property(inside, inside, positive, positive, positive, (x, y, scale, w, h) => {
				const area = { width: w * 10, height: h * 10 };
				const box = valueOf(toBox({ x, y, scale }, area, { width: h, height: w }));
				const back = fromBox(box, area);
				expect(back.x).toBeCloseTo(x, 6);
				expect(back.y).toBeCloseTo(y, 6);
				expect(back.scale).toBeCloseTo(scale, 6);
			}),
		);
	});

	test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])(
		'of a size of %d is refused',
		(width) => {
			const placed = toBox(CENTRED, AREA, { width, height: 10 });
			expect(placed).toMatchObject({ ok: false, failure: { category: 'validation' } });
		},
	);

	test('is only placed where it says more than the middle', () => {
		expect(isPlaced(undefined)).toBe(false);
		expect(isPlaced({ ...CENTRED, angle: 360 })).toBe(false);
		expect(isPlaced({ ...CENTRED, angle: 90 })).toBe(true);
		expect(isPlaced({ ...CENTRED, scale: 0.9 })).toBe(true);
	});
});
