import fc from 'fast-check';
import { askTheSame, differenceOf } from '../../../../core/domain/personalization/difference';
import { checkQuestions } from '../../../../core/domain/personalization/limits';
import { mergeQuestions } from '../../../../core/domain/personalization/merge';
import {
	QUESTION_TYPES,
	type Question,
	type QuestionPatch,
} from '../../../../core/domain/personalization/types';
import { failureOf, valueOf } from '../../../support/result';

const text = (more: Partial<Question> = {}): Question => ({
	text: 'Name',
	type: 'text_input',
	required: false,
	maxCharacters: 30,
	options: [],
	...more,
});
const labels = (...all: string[]) => all.map((label) => ({ label }));
const dropdown = (...all: string[]): Question => ({
	text: 'Wrap',
	type: 'dropdown',
	required: false,
	options: labels(...all),
});
const upload = (maxFiles?: number): Question => ({
	text: 'Photo',
	type: 'unlabeled_upload',
	required: false,
	maxFiles,
	options: [],
});

/** Questions as Etsy has them: each within the limits, texts and ids unlike. */
const questionsOfEtsy = fc
	.uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 0, maxLength: 5 })
	.chain((ids) =>
		fc.tuple(
			...ids.map((id, index) =>
				fc
					.record({
						kind: fc.constantFrom(...QUESTION_TYPES.slice(0, index === 0 ? 4 : 2)),
						required: fc.boolean(),
						size: fc.integer({ min: 2, max: 10 }),
						price: fc.option(fc.integer({ min: 20, max: 50_000 })),
						instructions: fc.option(fc.constantFrom('Short', 'Two lines at most')),
					})
					.map(({ kind, required, size, price, instructions }): Question => {
						const isText = kind === 'text_input';
						const hasOptions = kind === 'dropdown' || kind === 'labeled_upload';
						return {
							questionId: String(id),
							text: `Question ${id}`,
							type: kind,
							required,
							...(instructions && kind !== 'dropdown' ? { instructions } : {}),
							...(isText ? { maxCharacters: size * 10 } : {}),
							...(kind.endsWith('_upload') ? { maxFiles: size } : {}),
							options: hasOptions
								? Array.from({ length: size }, (_none, n) => ({
										optionId: `${id}${n}`,
										label: `Choice ${n}`,
									}))
								: [],
							...(isText && !required && price ? { addOnPrice: (price / 100).toFixed(2) } : {}),
						};
					}),
			),
		),
	)
	.map((questions) => questions as Question[]);

describe('the limits of questions', () => {
	test.each<[string, Question[], string]>([
		['six questions', Array.from({ length: 6 }, () => text()), '6 questions'],
		['two uploads', [upload(1), { ...upload(1), text: 'Other' }], '"Photo" and "Other"'],
		['no text', [text(), text({ text: '' })], 'Question 2 has no text'],
		['a long text', [text({ text: 'x'.repeat(46) })], '46 characters; Etsy allows 45'],
		['a sign first', [text({ text: '(Name)' })], 'must begin with a letter'],
		['long instructions', [text({ instructions: 'x'.repeat(121) })], 'of 121 characters'],
		['shouting', [text({ instructions: 'please NO BLUE INK' })], 'in capitals'],
		['dropdown instructions', [{ ...dropdown('a'), instructions: 'x' }], 'list of choices'],
		['no length', [text({ maxCharacters: undefined })], '1 to 1024'],
		['a length of 1025', [text({ maxCharacters: 1025 })], '1 to 1024'],
		['half a character', [text({ maxCharacters: 1.5 })], '1 to 1024'],
		['no number of files', [upload()], 'from 1 to 10'],
		['eleven files', [upload(11)], 'from 1 to 10'],
		['no choices', [dropdown()], '0 choices'],
		['31 choices', [dropdown(...Array.from({ length: 31 }, (_n, i) => `c${i}`))], '31 choices'],
		['a long choice', [dropdown('x'.repeat(21))], '21 characters; Etsy allows 20'],
		['a choice twice', [dropdown('a', 'b', 'a')], '"a" twice'],
		['an empty choice', [dropdown('a', '')], 'empty choice'],
		['one label', [{ ...dropdown('a'), type: 'labeled_upload' }], '1 labels for files'],
		['a price on a must', [text({ required: true, addOnPrice: '2' })], 'need no answer'],
		['a price on a list', [{ ...dropdown('a'), addOnPrice: '2' }], 'only for text questions'],
		['a price in words', [text({ addOnPrice: '2,50 EUR' })], 'not a plain amount'],
	])('refuse %s and name the question', (_what, questions, message) => {
		expect(failureOf(checkQuestions(questions)).message).toContain(message);
	});

	test.each<[string, Question]>([
		['one word in capitals', text({ instructions: 'In CAPITALS or small, A B C' })],
		['digits first', text({ text: '2 initials' })],
		['letters of any script', text({ text: 'Überschrift ß' })],
		['a price', text({ addOnPrice: '0.20' })],
		['ten labels', { ...dropdown(...'abcdefghij'), type: 'labeled_upload', maxFiles: 10 }],
	])('allow %s', (_what, question) => {
		expect(checkQuestions([question]).ok).toBe(true);
	});
});

describe('merging questions', () => {
	const merge = (present: Question[], wanted: QuestionPatch[]) =>
		valueOf(mergeQuestions(present, wanted, 'merge'));

	test('changes nothing without wishes, and nothing when what is there is wished', () => {
		fc.assert(
			fc.property(questionsOfEtsy, fc.boolean(), (present, byId) => {
				expect(merge(present, [])).toEqual(present);
				const wanted = present.map(({ questionId, ...rest }) =>
					byId ? { ...rest, questionId } : rest,
				);
				expect(differenceOf(present, merge(present, wanted))).toEqual([]);
				expect(
					differenceOf(present, valueOf(mergeQuestions(present, wanted, 'replaceAll'))),
				).toEqual([]);
			}),
		);
	});

	test('keeps every question that is not named, byte for byte and in its order', () => {
		fc.assert(
			fc.property(questionsOfEtsy, fc.nat(), fc.string({ minLength: 1 }), (present, at, words) => {
				fc.pre(present.length > 0);
				const index = at % present.length;
				const next = merge(present, [
					{ questionId: present[index]?.questionId, instructions: words },
					{ text: 'Something else' },
				]);
				expect(next).toHaveLength(present.length + 1);
				present.forEach((question, n) => {
					if (n !== index) expect(next[n]).toEqual(question);
				});
				expect(next[index]?.options).toEqual(present[index]?.options);
			}),
		);
	});

	test('the result of a merge can always be told from what was there, and is within itself stable', () => {
		fc.assert(
			fc.property(questionsOfEtsy, questionsOfEtsy, (present, other) => {
				const wanted = other.map((one): QuestionPatch => ({ ...one, questionId: undefined }));
				const next = merge(present, wanted);
				expect(differenceOf(present, next).length === 0).toBe(askTheSame(present, next));
				expect(askTheSame(next, merge(next, []))).toBe(true);
			}),
		);
	});

	test('keeps the ids of choices with the same label', () => {
		const present = [
			{ ...dropdown(), questionId: '1', options: [{ optionId: '7', label: 'None' }] },
		];
		const [question] = merge(present, [{ text: 'wrap', options: labels(' None ', 'Kraft') }]);
		expect(question?.options).toEqual([{ optionId: '7', label: 'None' }, { label: 'Kraft' }]);
	});

	test('a new kind keeps text and id and forgets what does not apply', () => {
		const present = [text({ questionId: '1', instructions: 'Short', addOnPrice: '2.00' })];
		const [question] = merge(present, [
			{ questionId: '1', type: 'dropdown', options: labels('a') },
		]);
		expect(question).toEqual({
			questionId: '1',
			text: 'Name',
			type: 'dropdown',
			required: false,
			options: labels('a'),
		});
	});

	test('labels say how many files there are', () => {
		const [question] = merge(
			[],
			[{ text: 'Photos', type: 'labeled_upload', options: labels('Front', 'Back') }],
		);
		expect(question).toMatchObject({ maxFiles: 2 });
	});

	test('a price of 0 or nothing removes it', () => {
		for (const addOnPrice of ['0', '0.00', ' ']) {
			const [question] = merge([text({ addOnPrice: '2.00' })], [{ text: 'Name', addOnPrice }]);
			expect(question).not.toHaveProperty('addOnPrice');
		}
	});

	test('an unknown id and a question that is meant twice are refused', () => {
		const present = [text({ questionId: '1' })];
		const twice = [{ questionId: '1', text: 'A' }, { text: 'name' }];
		expect(failureOf(mergeQuestions(present, [{ questionId: '2' }], 'merge')).category).toBe(
			'not_found',
		);
		expect(failureOf(mergeQuestions(present, twice, 'merge')).category).toBe('conflict');
		// Two new questions of different texts are two questions.
		expect(merge(present, [{ text: 'A' }, { text: 'B' }])).toHaveLength(3);
	});

	test('a new order is a change', () => {
		const present = [text({ questionId: '1', text: 'A' }), text({ questionId: '2', text: 'B' })];
		const next = valueOf(mergeQuestions(present, [{ text: 'B' }, { text: 'A' }], 'replaceAll'));
		expect(differenceOf(present, [...present].reverse())).toMatchObject([
			{ question: 'B', change: 'moved' },
			{ question: 'A', change: 'moved' },
		]);
		expect(next.map(({ questionId }) => questionId)).toEqual(['2', '1']);
	});
});
