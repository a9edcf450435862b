import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../support/descriptions/pack';
import { capabilityTable, unpadded } from '../../support/providers/capability-page';

describe('the page of the providers', () => {
	const page = readFileSync(join(ROOT, 'docs/providers/README.md'), 'utf8');

	it('has the table that follows from the capabilities in the code', () => {
		const written = page.split('\n').filter((line) => line.startsWith('|'));
		expect(unpadded(written)).toEqual(unpadded(capabilityTable()));
	});
});
