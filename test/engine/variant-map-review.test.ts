import type { IDataObject } from 'n8n-workflow';
import type { Choice, Question } from '../../core/domain/variant-map/review/types';
import type { FormField } from '../../core/domain/variant-map/review/page';
import { asTable, BigShop, suggest } from '../support/big-shop';

let shop: BigShop;
/** The rows that were proposed for three listings; the first has German sizes and no SKUs. */
let map: IDataObject[];

beforeAll(async () => {
	shop = await BigShop.open(3);
	map = asTable((await shop.run(suggest())).outputs[0]);
});
afterAll(async () => await shop.close());

async function page(rows: IDataObject[], more: IDataObject = {}) {
	shop.calls.length = 0;
	const { outputs, error } = await shop.run({ operation: 'review', options: {}, ...more }, rows);
	expect(error).toBeUndefined();
	const [json = {}] = outputs[0] ?? [];
	return {
		json,
		questions: json.questions as unknown as Question[],
		fields: json.fields as unknown as FormField[],
	};
}

const labels = (question: Question | undefined) =>
	question?.choices.map(({ label }) => label) ?? [];
const taking = (question: Question | undefined, word: string): Choice | undefined =>
	question?.choices.find(({ label }) => label.includes(word));

it('asks about each row with what is proposed, how sure it is and why, in few calls', async () => {
	const { json, questions, fields } = await page(map, { rowsPerPage: 4 });
	expect(json).toMatchObject({ waiting: 9, onThisPage: 4, lastRow: '4', isLastPage: false });
	expect(questions.map(({ field }) => field)).toEqual([
		...['Row 1: your decision', 'Row 2: your decision'],
		...['Row 3: your decision', 'Row 4: your decision'],
	]);
	expect(questions[3]?.html).toContain('Size S (SKU TEE-1-S)');
	expect(questions[0]?.html).toMatch(
		/On Etsy:<\/b> Größe Klein<br><b>Would print:<\/b> Design 0 T-Shirt, Black \/ S \(Printify\).*98 %.*means S/,
	);
	expect(labels(questions[0])).toEqual([
		'Approve: Design 0 T-Shirt, Black / S',
		expect.stringMatching(/^Reject/),
		'Leave it for later',
	]);
	// Every question has a field of its own, and what to read stands before it.
	const asked = fields.flatMap((one) => (one.fieldType === 'dropdown' ? [one.fieldLabel] : []));
	expect(asked).toEqual(['All rows of this page', ...questions.map(({ field }) => field)]);
	expect(shop.counted('etsy')).toEqual({ getMe: 1, getListingsInventoryByListingIds: 1 });
	expect(shop.counted('printify')).toEqual({ retrieveAProduct: 2 });

	const next = await page(map, { rowsPerPage: 9, startAfterRow: json.lastRow });
	expect(next.json).toMatchObject({ onThisPage: 5, isLastPage: true });
	expect(next.questions[0]?.field).toContain('Row 5');
});

it('approves for the listing as it is today, and rejects without forgetting the row', async () => {
	const { questions } = await page(map);
	const approve = taking(questions[0], 'Approve');
	expect(approve).toMatchObject({
		action: 'map.approved',
		rowId: '1',
		was: { providerVariantId: '601' },
		cells: {
			state: 'active',
			providerVariantId: '601',
			approvedTitle: 'Design 0 T-Shirt',
			approvedOptions: 'Größe=Klein',
			confidence: 0.98,
		},
		subject: 'etsy-listing-500000',
	});
	expect(approve?.detail).toMatch(/^row 1; Größe Klein; printify; 0{24} 601$/);
	const reject = taking(questions[0], 'Reject');
	expect(reject).toMatchObject({ action: 'map.rejected', cells: { state: 'disabled' } });
});

it('offers another variant where the proposal is not the best, and says what is left over', async () => {
	const [first = {}, second = {}] = map;
	const wrong = [
		{ ...first, providerVariantId: '603', confidence: 0.7 },
		{ ...second, id: 2 },
	];
	const { questions, fields } = await page(wrong);
	const instead = taking(questions[0], 'Take Black / S instead');
	expect(instead).toMatchObject({ action: 'map.changed', cells: { providerVariantId: '601' } });
	// The third variant has no row: it can be added here.
	const added = questions.find(({ field }) => field.includes('left over: Größe Groß'));
	expect(taking(added, 'Take Black / L')).toMatchObject({
		action: 'map.added',
		rowId: '',
		fresh: { listingId: '500000', options: 'Größe=Groß', provider: 'printify' },
		cells: { state: 'active', providerVariantId: '603' },
	});
	const texts = fields.flatMap((one) => (one.fieldType === 'html' ? [one.html] : []));
	expect(texts.join('\n')).toContain('Left over at the printer');
});

it('offers no approval where it would not print, and says why', async () => {
	const [first = {}] = map;
	const blank = { ...first, files: 'missing', providerMakerId: '99', providerProductId: '6' };
	const gone = { ...first, id: 2, listingId: '1', options: 'Size=S', sku: 'X' };
	const unknown = { ...first, id: 3, providerProductId: 'f'.repeat(24), options: 'Größe=Mittel' };
	const stranger = { ...first, id: 4, provider: 'gelato', options: 'Größe=Groß' };
	const { questions } = await page([blank, gone, unknown, stranger]);
	expect(questions).toHaveLength(4);
	for (const question of questions) {
		expect(labels(question)).toEqual([expect.stringMatching(/^Reject/), 'Leave it for later']);
	}
	expect(questions.map(({ html }) => html.split('Cannot be approved:</b> ')[1])).toEqual([
		expect.stringContaining('no print file yet'),
		expect.stringContaining('Printify does not have what was asked for.'),
		expect.stringContaining('Gelato API'),
		'Etsy does not have this listing any more.',
	]);
});

it('puts nothing into the form that a form would take for something else', async () => {
	const [first = {}] = map;
	const note = '<script>alert(1)</script> costs $& more';
	const { fields } = await page([{ ...first, note }]);
	const text = JSON.stringify(fields);
	expect(text).not.toMatch(/<script>|\$/);
	expect(text).toContain('&lt;script&gt;');
});

it('says so where nothing waits', async () => {
	const { json } = await page(map.map((row) => ({ ...row, state: 'active' })));
	expect(json).toMatchObject({ waiting: 0, onThisPage: 0, isLastPage: true });
});
