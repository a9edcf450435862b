import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FINDING_CODES } from '../../../../core/domain/artwork/types';
import { ROOT } from '../../../support/descriptions/pack';
import { markdownTables, plain, section } from '../../../support/markdown';

it('are all explained on the page of the node, and no other', () => {
	const page = readFileSync(join(ROOT, 'docs/nodes/artwork-transfer.md'), 'utf8');
	const [table = []] = markdownTables(section(page, 'What is found'));
	expect(table.map(({ Code }) => plain(Code))).toEqual([...FINDING_CODES]);
});
