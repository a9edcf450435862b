import fc from 'fast-check';
import { areasOfAll, areaText, chooseArea, givenArea } from '../../../../core/domain/artwork/area';
import { GENERAL_RULES, MOST_PIXELS } from '../../../../core/domain/artwork/judge/context';
import { judgeArtwork } from '../../../../core/domain/artwork/judge/judge';
import { hardestArea, judgeSharpness } from '../../../../core/domain/artwork/judge/sharpness';
import type { ArtworkFacts, ArtworkRules } from '../../../../core/domain/artwork/types';
import { FITS, type Fit } from '../../../../core/domain/print-file';
import { providerModules } from '../../../../core/providers/registry';
import { valueOf } from '../../../support/result';

const RULES: Record<string, ArtworkRules> = Object.fromEntries(
	providerModules().map(({ name, artwork }) => [name, artwork]),
);
const inches = (width: number, height: number) => valueOf(givenArea(width, height, 'in'));
const png = (
	widthPx: number,
	heightPx: number,
	more: Partial<ArtworkFacts> = {},
): ArtworkFacts => ({
	...{ format: 'png', mimeType: 'image/png', widthPx, heightPx },
	...more,
});

function judge(facts: ArtworkFacts, more: object = {}, rules = GENERAL_RULES) {
	const usual = { who: 'Printers', fit: 'fit' as Fit, maxPixels: MOST_PIXELS };
	const context = { ...usual, wantsTransparency: false, rules, ...more };
	return judgeArtwork({ facts, faults: [] }, context);
}
const codes = (...of: Parameters<typeof judge>) => judge(...of).findings.map(({ code }) => code);

describe('sharpness', () => {
	it.each([
		['at the recommendation', 3600, 4800, []],
		['between minimum and recommendation', 1800, 2400, ['few_pixels']],
		['just under the minimum', 1799, 2399, ['too_few_pixels']],
	])('%s', (_name, width, height, expected) => {
		expect(codes(png(width, height), { area: inches(12, 16) })).toEqual(expected);
	});

	it('says the numbers in the unit that the seller knows', () => {
		const mm = valueOf(givenArea(300, 400, 'mm'));
		const { findings } = judge(png(1181, 1575), { area: mm, who: 'Gelato' }, RULES.gelato);
		expect(findings[0]?.message).toBe(
			'This file prints at 100 DPI on a 300 x 400 mm area; 150 is the usual advice for Gelato: at least 1772 x 2363 px.',
		);
		expect(areaText(valueOf(givenArea(30, 40, 'cm')))).toBe('300 x 400 mm');
	});

	it('goes by the seller’s own minimum where there is one', () => {
		const area = inches(10, 10);
		expect(codes(png(1000, 1000), { area, minDpi: 80 })).toEqual(['few_pixels']);
		const { findings } = judge(png(1000, 1000), { area, minDpi: 120 });
		expect(findings[0]?.message).toContain('you ask for 120: at least 1200 x 1200 px');
	});

	it('goes by the pixels where a catalog tells those alone', () => {
		const area = { widthPx: 3000, heightPx: 4000, unit: 'px' as const };
		expect(codes(png(3000, 4000), { area }, RULES.printify)).toEqual([]);
		expect(codes(png(1500, 2000), { area }, RULES.printify)).toEqual(['few_pixels']);
		expect(codes(png(900, 1200), { area }, RULES.printify)).toEqual(['too_few_pixels']);
	});

	it('never rises when the area grows, nor falls when the file does', () => {
		const side = fc.integer({ min: 1, max: 20_000 });
		const inch = fc.double({ min: 0.5, max: 60, noNaN: true });
		const fits = fc.constantFrom(...FITS);
		fc.assert(
			fc.property(side, side, inch, inch, fits, (width, height, across, down, fit) => {
				const dpi = (scale: number, grow: number) =>
					judge(png(width * scale, height * scale), {
						area: inches(across * grow, down * grow),
						fit,
					}).effectiveDpi ?? NaN;
				expect(dpi(1, 2)).toBeLessThanOrEqual(dpi(1, 1));
				expect(dpi(2, 1)).toBeGreaterThanOrEqual(dpi(1, 1));
			}),
		);
	});

	it('is no question for a drawing', () => {
		const drawing = png(10, 10, { format: 'svg', isVector: true });
		expect(codes(drawing, { area: inches(40, 40) })).toEqual([]);
	});
});

describe('shape', () => {
	const area = inches(10, 10);
	it.each<[string, Fit, number, number, string[]]>([
		['within the area, another shape', 'fit', 4000, 3200, []],
		['over the area, another shape', 'fill', 4000, 3200, ['is_cropped']],
		['stretched', 'stretch', 4000, 3200, ['is_stretched']],
		['over the area, the same shape', 'fill', 4000, 3990, []],
	])('%s', (_name, fit, width, height, expected) => {
		expect(codes(png(width, height), { area, fit })).toEqual(expected);
	});

	it('tells of a picture that lies across', () => {
		expect(codes(png(4800, 3600), { area: inches(9, 12) })).toEqual(['lies_across']);
	});

	it('of Gooten may be off by one percent', () => {
		expect(codes(png(3000, 3029), { area }, RULES.gooten)).toEqual([]);
		expect(codes(png(3000, 3040), { area }, RULES.gooten)).toEqual(['wrong_shape']);
	});
});

describe('what each printer takes', () => {
	it.each([
		['printify', 'tiff', ['format']],
		['printify', 'svg', ['format_in_doubt']],
		['gooten', 'tiff', []],
		['gelato', 'pdf', []],
		['prodigi', 'pdf', ['format_in_doubt']],
		['prodigi', 'webp', ['format']],
		['printful', 'jpeg', []],
	] as const)('%s: %s', (provider, format, expected) => {
		expect(codes(png(10, 10, { format }), {}, RULES[provider])).toEqual(expected);
	});

	it('warns of a size that only help pages tell, and rejects one that documents do', () => {
		const large = png(10, 10, { bytes: 60_000_000 });
		expect(judge(large, {}, RULES.printful).verdict).toBe('accepted_with_warnings');
		const sure = { ...GENERAL_RULES, maxBytes: { value: 50_000_000, isVerified: true } };
		expect(judge(large, {}, sure).verdict).toBe('rejected');
		const side = { ...GENERAL_RULES, maxSidePx: { value: 9, isVerified: true } };
		expect(codes(png(10, 3), {}, side)).toEqual(['side_too_long']);
	});

	it('says what a seller would see: colours, a box', () => {
		const cmyk = png(10, 10, { format: 'jpeg', colourMode: 'cmyk', hasAlpha: false });
		expect(codes(cmyk, { wantsTransparency: true })).toEqual(['colours_change', 'no_transparency']);
		expect(codes(cmyk, {}, RULES.gelato)).toEqual([]);
	});
});

describe('the area of a catalog', () => {
	const front = { placement: 'front', widthInch: 12, heightInch: 16 };
	const back = { placement: 'back', widthPx: 1800, heightPx: 2400, dpi: 150 };

	it('is the one named, the front, or the only one', () => {
		expect(valueOf(chooseArea([front, back], 'back'))).toMatchObject({ widthMm: 304.8 });
		expect(valueOf(chooseArea([back, front], ''))).toMatchObject({ placement: 'front' });
		expect(valueOf(chooseArea([back], ''))).toMatchObject({ placement: 'back' });
	});

	it('that is not there is refused with the names of the others', () => {
		expect(chooseArea([front, back], 'hood')).toMatchObject({
			ok: false,
			failure: { hint: 'Name one of: front, back.' },
		});
		expect(chooseArea([], '')).toMatchObject({ ok: false, failure: { category: 'mapping' } });
	});

	it('of all variants is each size once, with the variant where they differ', () => {
		const large = { placement: 'front', widthInch: 15, heightInch: 18 };
		const variants = [
			{ title: 'Black / M', printAreas: [front] },
			{ title: 'White / M', printAreas: [front, back] },
			{ title: 'Black / 3XL', printAreas: [large] },
			{ title: 'Mug', printAreas: [] },
		];
		const areas = valueOf(areasOfAll(variants, 'front'));
		expect(areas).toMatchObject([{ variant: 'Black / M' }, { variant: 'Black / 3XL' }]);
		expect(valueOf(areasOfAll(variants.slice(0, 2), 'front'))[0]?.variant).toBeUndefined();
		expect(areasOfAll(variants, 'hood')).toMatchObject({ failure: { category: 'mapping' } });
		// 1800 px on 12 in are 150 DPI, on 15 in they are too few.
		const facts = png(1800, 2160);
		const area = hardestArea(facts, areas, 'fit');
		expect(
			judgeSharpness(facts, { area, fit: 'fit', rules: GENERAL_RULES, who: 'Printful' }),
		).toEqual([
			expect.objectContaining({
				message: expect.stringContaining(
					'prints at 120 DPI on a 15 x 18 in area of Black / 3XL',
				) as string,
			}),
		]);
		expect(hardestArea(facts, [], 'fit')).toBeUndefined();
	});
});
