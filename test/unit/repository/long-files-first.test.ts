import type Sequencer from '@jest/test-sequencer';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

interface Order {
	new (options: { contexts: never[]; globalConfig: object }): Pick<Sequencer, 'sort'>;
	LONG: string[];
}
const LongFilesFirst = jest.requireActual<Order>('../../support/long-files-first.cjs');

const root = join(__dirname, '..', '..', '..');

describe('the order of the test files', () => {
	it('knows only files that are there', () => {
		expect(LongFilesFirst.LONG.filter((file) => !existsSync(join(root, file)))).toEqual([]);
	});

	it('begins with the longest, whatever jest thinks of them', async () => {
		const [longest = '', second = ''] = LongFilesFirst.LONG;
		const others = ['test/e2e/parcels.test.ts', 'test/e2e/set-up.test.ts'];
		const context = {
			config: { id: 'order', cacheDirectory: '/nowhere' },
			hasteFS: { getSize: (path: string) => (path.endsWith(longest) ? 1 : 99) },
		};
		const tests = [...others, second, longest].map((file) => ({ path: join(root, file), context }));
		const sequencer = new LongFilesFirst({ contexts: [], globalConfig: {} });
		const sorted = await sequencer.sort(tests as never);
		const names = sorted.map(({ path }) => path.slice(root.length + 1));
		expect(names.slice(0, 2)).toEqual([longest, second]);
		expect(names.slice(2).sort()).toEqual(others);
	});
});
