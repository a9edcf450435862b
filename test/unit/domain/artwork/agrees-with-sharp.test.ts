import sharp from 'sharp';
import { readFacts } from '../../../../core/domain/artwork/read-facts';
import { sourceOf } from '../../../../core/domain/artwork/reader';
import type { ColourMode } from '../../../../core/domain/artwork/types';
import { HONEST } from '../../../support/artwork/pictures';

const DEPTHS: Readonly<Record<string, number>> = { uchar: 8, ushort: 16 };
const SPACES: Readonly<Record<string, ColourMode>> = {
	srgb: 'rgb',
	rgb: 'rgb',
	rgb16: 'rgb',
	cmyk: 'cmyk',
	'b-w': 'grey',
	grey16: 'grey',
	lab: 'lab',
};

describe.each(HONEST)('$name', ({ name, make }) => {
	it('is told as sharp tells it', async () => {
		const file = await make();
		const read = await readFacts(sourceOf(file));
		if (!read.ok) throw new Error(read.failure.message);
		const { facts, faults } = read.value;
		const told = await sharp(file).metadata();
		const isTurned = (told.orientation ?? 1) >= 5;
		expect(faults).toEqual([]);
		expect(facts).toMatchObject({
			format: told.format,
			widthPx: isTurned ? told.height : told.width,
			heightPx: isTurned ? told.width : told.height,
			hasAlpha: told.hasAlpha,
			bytes: file.length,
		});
		expect(facts.orientation ?? 1).toBe(told.orientation ?? 1);
		if (told.format === 'svg') return;
		expect(facts.hasProfile).toBe(told.hasProfile);
		expect(facts.pages ?? 1).toBe(told.pages ?? 1);
		// libvips writes one pixel a millimetre for "not said", and reads it as 72 DPI.
		const stated = facts.dpi === 25.4 ? 72 : Math.round(facts.dpi ?? 72);
		expect(stated).toBe(told.density ?? 72);
		if (facts.colourMode === 'indexed') return;
		if (facts.colourMode === 'bilevel') return;
		expect(facts.bitDepth).toBe(DEPTHS[told.depth ?? ''] ?? told.depth);
		expect(facts.colourMode).toBe(SPACES[told.space ?? ''] ?? `${name}: ${told.space}`);
	});
});
