import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOLD_CODES } from '../../core/domain/artwork/render/types';
import type { PriceReport } from '../../core/domain/pricing/plan-types';
import * as supplyWords from '../../core/domain/supply/words';
import { ROOT } from '../support/descriptions/pack';
import { markdownTables, plain, section } from '../support/markdown';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** The codes of the table under a heading; each must say what it means and what to do. */
function codesOf(path: string, heading: string): string[] {
	const [table = []] = markdownTables(section(read(path), heading));
	const empty = table.filter((row) => !row['What it means'] || !row['What to do']);
	expect(empty).toEqual([]);
	return table.map(({ Code }) => plain(Code));
}

/** TypeScript refuses this list as soon as it is not complete. */
const PRICE_CODES: Record<PriceReport['code'], true> = {
	all_sold_out: true,
	not_compared: true,
	price_change: true,
	price_unknown: true,
	stays_off: true,
	stock_change: true,
};

describe('the codes', () => {
	const noted = 'What may stand in POD Exceptions';

	it('of prices and stock are on the page of their workflow', () => {
		const codes = codesOf('docs/templates/prices-and-stock.md', noted);
		expect(codes).toEqual(Object.keys(PRICE_CODES).sort());
	});

	it('of orders to suppliers are on the page of their workflow', () => {
		const told = Object.values(supplyWords).map((say) => say('acme', '123', 'etsy-1-123-51').code);
		expect(codesOf('docs/templates/dropship-lines.md', noted)).toEqual(told.sort());
	});

	it('of items that Render lets wait are on the page of the node', () => {
		const codes = codesOf('docs/nodes/artwork-transfer.md', 'Why an item waits');
		expect(codes).toEqual([...HOLD_CODES]);
	});

	it('of files that fail are on the page of the node', () => {
		const folders = ['core/artwork', 'core/domain/artwork', 'nodes/ArtworkTransfer'];
		const sources = folders.flatMap((folder) =>
			readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
				.filter((name) => name.endsWith('.ts'))
				.map((name) => read(join(folder, name))),
		);
		const code = /'((?:address|file|redirect)_[a-z_]+|[a-z_]+_redirects)'/g;
		const inSource = sources.flatMap((text) => [...text.matchAll(code)].map(([, one]) => one));
		const written = codesOf('docs/nodes/artwork-transfer.md', 'When a file fails');
		expect(inSource.filter((one) => !written.includes(one ?? ''))).toEqual([]);
		expect(written).toEqual([...written].sort());
	});
});
