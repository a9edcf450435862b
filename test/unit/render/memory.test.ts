import { render } from '../../../core/artwork/render/render';
import { nameField, templateOf } from '../../support/render/draw';

const SIZE = { widthPx: 1000, heightPx: 1000, dpi: 300 };
const WARM = 20;
const FILES = 200;
/** One file's pixels are 4 MB: kept, they would come to more than 700 MB. */
const MOST_GROWTH = 150 * 1024 * 1024;

it('renders 200 personalised files in memory that does not grow with them', async () => {
	const template = await templateOf(nameField());
	if (!template.ok) throw new Error(template.hold.message);
	const hashes = new Set<string>();
	let before = 0;
	for (let n = 0; n < FILES; n += 1) {
		const answers = [{ name: 'Name', text: `Anna ${n}` }];
		const file = render(template.value, { answers }, SIZE);
		if (!file.ok) throw new Error(file.hold.message);
		hashes.add(file.value.sha256);
		if (n === WARM) before = process.memoryUsage().rss;
	}
	expect(hashes.size).toBe(FILES);
	expect(process.memoryUsage().rss - before).toBeLessThan(MOST_GROWTH);
});
