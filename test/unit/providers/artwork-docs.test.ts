import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../support/descriptions/pack';
import { artworkTable } from '../../support/providers/artwork-page';
import { unpadded } from '../../support/providers/capability-page';

describe('the page of the files', () => {
	const page = readFileSync(join(ROOT, 'docs/providers/artwork.md'), 'utf8');

	it('has the table that follows from the rules in the code', () => {
		const written = page.split('\n').filter((line) => line.startsWith('|'));
		expect(unpadded(written)).toEqual(unpadded(artworkTable()));
	});
});
