import { byId, heldListing, mediaScenario, MUG } from '../../support/etsy-media';
import { openTestShop, type TestShop } from '../../support/etsy-shop';

const QUESTIONS = [
	{ id: 11, question: 'Name on the mug', required: true, maxCharacters: 30 },
	{
		id: 12,
		question: 'Gift wrap',
		type: 'dropdown' as const,
		options: [
			{ id: 121, label: 'None' },
			{ id: 122, label: 'Kraft' },
		],
	},
	{
		id: 13,
		question: 'A line on the back',
		maxCharacters: 80,
		instructions: 'One line, please',
		addOnPrice: 250,
	},
];
const mug = { resource: 'personalization', listingId: byId(MUG) };

describe('the resource Personalization', () => {
	let shop: TestShop;

	const asked = async () => (await heldListing(shop, MUG)).personalization ?? [];
	const set = (question: object[], more: object = {}) => ({
		...mug,
		operation: 'set',
		questions: { question },
		...more,
	});
	const failure = async (parameters: object) => {
		const { outputs } = await shop.run(parameters, { onError: 'continueErrorOutput' });
		expect(outputs[0]).toEqual([]);
		return outputs[1]?.[0]?.json.failure;
	};

	beforeEach(async () => {
		shop = await openTestShop(mediaScenario({ personalization: QUESTIONS }));
	});
	afterEach(async () => await shop.close());

	test('Get reads all questions in one item with one call', async () => {
		const [item] = await shop.json({ ...mug, operation: 'get' });
		expect(item).toEqual({
			listingId: String(MUG),
			questions: [
				{
					questionId: '11',
					text: 'Name on the mug',
					type: 'text_input',
					required: true,
					maxCharacters: 30,
					options: [],
				},
				{
					questionId: '12',
					text: 'Gift wrap',
					type: 'dropdown',
					required: false,
					options: [
						{ optionId: '121', label: 'None' },
						{ optionId: '122', label: 'Kraft' },
					],
				},
				{
					questionId: '13',
					text: 'A line on the back',
					type: 'text_input',
					required: false,
					instructions: 'One line, please',
					maxCharacters: 80,
					options: [],
					addOnPrice: '2.50',
				},
			],
		});
		expect(shop.operations()).toEqual(['getListingPersonalization']);
	});

	describe('Set', () => {
		test('changes what is given and keeps everything else', async () => {
			const [item] = await shop.json(
				set([
					{ text: 'gift  WRAP', options: 'None\nKraft\nLinen' },
					{ text: 'Photo', type: 'unlabeled_upload', maxFiles: 2, required: 'yes' },
				]),
			);
			expect(item).toMatchObject({
				written: true,
				changes: [
					{
						question: 'Gift wrap',
						change: 'changed',
						fields: [
							{ field: 'text', before: 'Gift wrap', after: 'gift  WRAP' },
							{
								field: 'options',
								before: ['None', 'Kraft'],
								after: ['None', 'Kraft', 'Linen'],
							},
						],
					},
					{ question: 'Photo', change: 'added' },
				],
			});
			const now = await asked();
			expect(now.map(({ question }) => question)).toEqual([
				'Name on the mug',
				'gift  WRAP',
				'A line on the back',
				'Photo',
			]);
			expect(now[0]).toMatchObject({ id: 11, required: true, maxCharacters: 30 });
			expect(now[1]?.options?.[0]).toEqual({ id: 121, label: 'None' });
			expect(now[2]).toMatchObject({ id: 13, addOnPrice: 250, instructions: 'One line, please' });
			expect(now[3]).toMatchObject({ type: 'unlabeled_upload', maxFiles: 2, required: true });
			expect(shop.operations()).toEqual([
				'getMe',
				'getListingPersonalization',
				'updateListingPersonalization',
			]);
			expect(shop.calls[2]?.path).toContain('supports_multiple_personalization_questions=true');
		});

		test('changes the text of a question that is named by its ID', async () => {
			await shop.json(set([{ questionId: '11', text: 'Your name' }]));
			expect((await asked())[0]).toMatchObject({ question: 'Your name', maxCharacters: 30 });
		});

		test('writes nothing where nothing changes', async () => {
			const [item] = await shop.json(
				set([{ text: 'Name on the mug', required: 'yes', maxCharacters: 30 }]),
			);
			expect(item).toMatchObject({ changes: [], written: false });
			expect(shop.operations()).toEqual(['getMe', 'getListingPersonalization']);
		});

		test('tells in a dry run what would change, and changes nothing', async () => {
			const before = await asked();
			const [item] = await shop.json(
				set([{ text: 'Only this' }], { mode: 'replaceAll', options: { dryRun: true } }),
			);
			expect(item).toMatchObject({ written: false, dryRun: true });
			expect(item?.changes).toEqual([
				...QUESTIONS.map(({ question }) => ({ question, change: 'removed' })),
				{ question: 'Only this', change: 'added' },
			]);
			expect(await asked()).toEqual(before);
		});

		test('replaces all and keeps the ids of those that stay', async () => {
			await shop.json(
				set(
					[
						{ text: 'Symbols', type: 'dropdown', options: 'Fern\nFox' },
						{ text: 'Name on the mug', required: 'yes', maxCharacters: 30 },
					],
					{ mode: 'replaceAll' },
				),
			);
			expect(await asked()).toMatchObject([
				{ question: 'Symbols', type: 'dropdown' },
				{ id: 11, question: 'Name on the mug' },
			]);
		});

		test('sets, changes and removes an add-on price', async () => {
			const price = async () => (await asked())[2]?.addOnPrice;
			await shop.json(set([{ text: 'A line on the back', addOnPrice: '3' }]));
			expect(await price()).toBe(300);
			await shop.json(set([{ text: 'A line on the back', instructions: 'Short' }]));
			expect(await price()).toBe(300);
			await shop.json(set([{ text: 'A line on the back', addOnPrice: '0' }]));
			expect(await price()).toBeUndefined();
		});

		test.each([
			['too long a text', { text: 'x'.repeat(46) }, '46 characters'],
			['a text that begins with a sign', { text: '*Name' }, 'begin with a letter'],
			['shouted instructions', { text: 'Q', instructions: 'READ THIS NOW please' }, 'capitals'],
			['a choice twice', { text: 'Q', type: 'dropdown', options: 'a\na' }, 'twice'],
			['a price on a must', { text: 'Name on the mug', addOnPrice: '2' }, 'add-on price'],
			['no text at all', { text: ' ' }, 'Question 1 has no text'],
			['an ID that is gone', { questionId: '99' }, 'no question with the ID 99'],
		])('refuses %s before anything is written', async (_what, question, message) => {
			expect(await failure(set([question]))).toMatchObject({
				message: expect.stringContaining(message) as unknown,
			});
			expect(shop.operations()).not.toContain('updateListingPersonalization');
		});

		test('looks whether a write was done when its answer is lost', async () => {
			await shop.sandbox.control.faults([
				{ kind: 'cut_after_commit', operation: 'updateListingPersonalization' },
			]);
			const [item] = await shop.json(set([{ text: 'New one' }]));
			expect(item).toMatchObject({ written: true });
			expect(await asked()).toHaveLength(4);
		});
	});

	describe('Remove', () => {
		test('removes all questions, and makes no second call where there is none', async () => {
			expect(await shop.json({ ...mug, operation: 'remove' })).toMatchObject([
				{ written: true, questions: [] },
			]);
			expect(await asked()).toEqual([]);
			shop.forget();
			expect(await shop.json({ ...mug, operation: 'remove' })).toMatchObject([{ written: false }]);
			expect(shop.operations()).toEqual(['getMe', 'getListingPersonalization']);
		});

		test.each(['12', 'gift wrap'])('removes the one question %j and keeps the rest', async (q) => {
			await shop.json({ ...mug, operation: 'remove', which: 'one', question: q });
			expect((await asked()).map(({ id }) => id)).toEqual([11, 13]);
		});

		test('names the questions where it does not find one', async () => {
			const parameters = { ...mug, operation: 'remove', which: 'one', question: 'Nope' };
			expect(await failure(parameters)).toMatchObject({
				category: 'not_found',
				hint: expect.stringContaining('"Gift wrap"') as unknown,
			});
		});
	});
});
