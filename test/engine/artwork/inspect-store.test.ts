import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from '../../support/artwork/inspecting';
import * as odd from '../../support/artwork/odd-files';
import { picture } from '../../support/artwork/pictures';
import { keepFilesIn, storedItem } from '../../support/binary-store';

/** Files as n8n keeps them where nothing else is set: outside of the items, under an id. */
describe('a file in the store of n8n', () => {
	let folder: string;

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'pod-inspect-'));
		await keepFilesIn(folder);
	});
	afterAll(async () => await rm(folder, { recursive: true, force: true }));

	it('is inspected by pieces, whichever its format', async () => {
		const tiff = await picture(1500, 1000).tiff({ compression: 'none' }).toBuffer();
		const png = await picture(900, 900, 4).png({ compressionLevel: 0 }).toBuffer();
		const cut = png.subarray(0, -5000);
		const pdf = odd.pdfOf([...odd.pdfPages(), odd.packedObjects('<< /S /JavaScript >>')]);
		const files = [tiff, png, cut, pdf];
		const options = { wantsHash: true, wantsPixels: true };
		const { accepted, rejected, failed } = await inspect(
			{ areaFrom: 'none', options },
			await Promise.all(files.map(async (file) => await storedItem(file, { fileName: undefined }))),
		);
		expect(failed).toEqual([]);
		expect(accepted).toMatchObject(
			[tiff, png].map((file) => ({
				bytes: file.length,
				sha256: createHash('sha256').update(file).digest('hex'),
			})),
		);
		expect(accepted[0]).toMatchObject({ format: 'tiff', widthPx: 1500, heightPx: 1000 });
		const codes = rejected.map(({ findings }) => findings.map(({ code }) => code));
		expect(codes).toEqual([['truncated'], ['script']]);
	});
});
