import { byId, heldListing, mediaScenario, MUG, shopPath } from '../../support/etsy-media';
import { rawCall } from '../../support/etsy-orders';
import { openTestShop, type TestShop } from '../../support/etsy-shop';
import { etsyExceptions } from '../support/exceptions';
import { violationsOf } from '../support/observed';
import { describeContract, loadSpec } from '../support/openapi';

const FLAG = '?supports_multiple_personalization_questions=true';
const mug = { resource: 'personalization', listingId: byId(MUG) };

let shop: TestShop;

beforeEach(async () => {
	shop = await openTestShop(
		mediaScenario({
			personalization: [
				{ id: 11, question: 'Name', required: true, maxCharacters: 30 },
				{ id: 12, question: 'Wrap', type: 'dropdown', options: [{ id: 121, label: 'None' }] },
				{ id: 13, question: 'A line', maxCharacters: 80, addOnPrice: 250 },
			],
		}),
	);
});
afterEach(async () => await shop.close());

const set = async (question: object[], more: object = {}) =>
	await shop.json({ ...mug, operation: 'set', questions: { question }, ...more });
const asked = async () =>
	((await heldListing(shop, MUG)).personalization ?? []).map(({ question }) => question);

describeContract("Personalization and Etsy's document", () => {
	const spec = loadSpec('etsy-openapi.json', etsyExceptions);

	test('every operation with every kind of question', async () => {
		await shop.json({ ...mug, operation: 'get' });
		await set([
			{ text: 'Name', required: 'no', maxCharacters: 12, instructions: 'In capitals' },
			{ text: 'Wrap', options: 'None\nKraft' },
			{ text: 'A line', addOnPrice: '3.5' },
			{
				text: 'Photos',
				type: 'labeled_upload',
				options: 'Front\nBack',
				instructions: 'Sharp ones',
			},
		]);
		await set([{ text: 'Photo', type: 'unlabeled_upload', maxFiles: 3, required: 'yes' }], {
			mode: 'replaceAll',
		});
		await set([{ text: 'Second' }, { text: 'Third' }]);
		await shop.json({ ...mug, operation: 'remove', which: 'one', question: 'Third' });
		await shop.json({ ...mug, operation: 'remove' });
		await shop.json({ ...mug, operation: 'get' });
		expect(violationsOf(spec, shop.calls)).toEqual([]);
		expect(new Set(shop.operations())).toEqual(
			new Set([
				'getMe',
				'getListingPersonalization',
				'updateListingPersonalization',
				'deleteListingPersonalization',
			]),
		);
	});
});

describe('What goes wrong with personalization by hand, and not with the node', () => {
	const text = (more: object = {}) => ({
		question_text: 'Extra',
		question_type: 'text_input',
		required: false,
		max_allowed_characters: 20,
		...more,
	});
	const post = async (questions: object[], query = FLAG) =>
		await rawCall(shop, 'POST', `${shopPath(MUG)}/personalization${query}`, {
			personalization_questions: questions,
		});

	test('adding one question by its own write drops all others', async () => {
		expect((await post([text()])).status).toBe(201);
		expect(await asked()).toEqual(['Extra']);
	});

	test('and the node keeps them', async () => {
		await set([{ text: 'Extra' }]);
		expect(await asked()).toEqual(['Name', 'Wrap', 'A line', 'Extra']);
	});

	test('without the parameter Etsy refuses with 409, and the node sends it', async () => {
		const { status } = await post([text()], '');
		expect(status).toBe(409);
		await set([{ text: 'Wrap', options: 'Kraft' }]);
		expect(await asked()).toEqual(['Name', 'Wrap', 'A line']);
	});

	test('changing a question that has a price needs the price, which the node sends', async () => {
		const question = text({ question_id: 13, question_text: 'One line' });
		expect((await post([question])).status).toBe(400);
		await set([{ questionId: '13', text: 'One line' }]);
		expect((await heldListing(shop, MUG)).personalization?.[2]).toMatchObject({
			question: 'One line',
			addOnPrice: 250,
		});
	});

	test('ids change with a write, so a second write with the first ids is refused', async () => {
		const question = text({ question_id: 11, question_text: 'Your name' });
		expect((await post([question])).status).toBe(201);
		expect((await post([question])).status).toBe(400);
		const [first] = await set([{ text: 'Your name', maxCharacters: 25 }]);
		const [second] = await set([{ text: 'Your name', maxCharacters: 26 }]);
		expect([first?.written, second?.written]).toEqual([true, true]);
	});

	const upload = { question_type: 'unlabeled_upload', max_allowed_characters: null };
	const dropdown = { question_type: 'dropdown', max_allowed_characters: null };
	const labels = (...all: string[]) => ({ options: all.map((label) => ({ label })) });

	test.each<[string, object[]]>([
		['no question', []],
		['six questions', Array.from({ length: 6 }, (_none, n) => text({ question_text: `Q${n}` }))],
		['two uploads', [text({ ...upload, max_allowed_files: 1 }), text({ ...upload })]],
		['a text of 46 characters', [text({ question_text: 'x'.repeat(46) })]],
		['a text that begins with a sign', [text({ question_text: '-Name' })]],
		['no length', [text({ max_allowed_characters: null })]],
		['a length of 1025', [text({ max_allowed_characters: 1025 })]],
		['instructions of 121 characters', [text({ instructions: 'x'.repeat(121) })]],
		['shouted instructions', [text({ instructions: 'NO BLUE INK' })]],
		['an upload without a number', [text({ ...upload })]],
		['an upload of 11 files', [text({ ...upload, max_allowed_files: 11 })]],
		['a dropdown without choices', [text({ ...dropdown })]],
		['a dropdown with a choice twice', [text({ ...dropdown, ...labels('a', 'a') })]],
		['a choice of 21 characters', [text({ ...dropdown, ...labels('x'.repeat(21)) })]],
		[
			'a dropdown with instructions',
			[text({ ...dropdown, ...labels('a'), instructions: 'Choose' })],
		],
		[
			'labels that are not as many as files',
			[
				text({
					...upload,
					question_type: 'labeled_upload',
					max_allowed_files: 3,
					...labels('a', 'b'),
				}),
			],
		],
		['a price on a must', [text({ required: true, add_on_price: 2 })]],
		['a price of 0.10', [text({ add_on_price: 0.1 })]],
		['an id that the listing does not have', [text({ question_id: 99 })]],
		['an unknown kind', [text({ question_type: 'colour' })]],
	])('Etsy refuses %s', async (_what, questions) => {
		expect((await post(questions)).status).toBe(400);
		expect(await asked()).toEqual(['Name', 'Wrap', 'A line']);
	});
});
