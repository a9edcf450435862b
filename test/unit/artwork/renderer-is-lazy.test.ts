import { inspectArtwork } from '../../../core/artwork/inspect';
import * as resvg from '../../../core/artwork/vendor/resvg';
import { GENERAL_RULES, MOST_PIXELS } from '../../../core/domain/artwork/judge/context';
import { sourceOf } from '../../../core/domain/artwork/reader';
import { ok } from '../../../core/domain/result';
import { drawing, jpegOf, onPaper } from '../../support/artwork/looking';

jest.mock('../../../core/artwork/vendor/resvg', () => {
	const actual = jest.requireActual<typeof resvg>('../../../core/artwork/vendor/resvg');
	return { ...actual, startResvg: jest.fn(actual.startResvg) };
});

const context = {
	...{ who: 'Printers', rules: GENERAL_RULES, fit: 'fit' as const },
	...{ maxPixels: MOST_PIXELS, wantsTransparency: false },
};

async function verdictOn(file: Buffer, wantsPixels: boolean): Promise<string> {
	async function* pieces() {
		yield await Promise.resolve(file);
	}
	const open = async () => await Promise.resolve(ok(pieces()));
	const input = { name: '', from: 'n8n', bytes: sourceOf(file), open };
	const inspected = await inspectArtwork(input, { context, wantsHash: false, wantsPixels });
	return inspected.ok ? inspected.value.verdict : inspected.failure.message;
}

it('starts the renderer for the first JPEG or SVG whose pixels are asked for, and once', async () => {
	const blank = await jpegOf('');
	expect(await verdictOn(blank, false)).toBe('accepted');
	expect(await verdictOn(await onPaper('').png().toBuffer(), true)).toBe('rejected');
	expect(await verdictOn(drawing('<script/>'), true)).toBe('rejected');
	expect(resvg.startResvg).not.toHaveBeenCalled();
	expect(await verdictOn(blank, true)).toBe('rejected');
	expect(await verdictOn(drawing(''), true)).toBe('rejected');
	expect(resvg.startResvg).toHaveBeenCalledTimes(1);
});
