import type { Order, PersonalizationAnswer } from '../../../../core/domain/order';
import { planOrders } from '../../../../core/domain/planning/plan';
import type { AskedQuestion } from '../../../../core/domain/variant-map/choice';
import { resolveOrder } from '../../../../core/domain/variant-map/resolve';
import type { VariantMapRow } from '../../../../core/domain/variant-map/row';
import { indexRows } from '../../../../core/domain/variant-map/variant-index';
import { aLine, aMapRow, anOrder, contextOf } from '../../../support/examples';

const NAME = { questionId: '1', question: 'Name', isRequired: true };
const PLACE = { questionId: '2', question: 'Place', isRequired: true, maxCharacters: 5 };
const NOTE = { questionId: '3', question: 'Note', isRequired: false, maxCharacters: 200 };
const anna = { question: 'Name', answer: 'Anna' };

const order = (
	personalization: PersonalizationAnswer[],
	questions: AskedQuestion[] = [],
	parts: Partial<Order> = {},
) => anOrder({ ...parts, lines: [aLine({ personalization, personalizationRule: { questions } })] });

const FRONT = { placement: 'front', url: 'https://files.example/front.png' };
const blank = (...files: Array<typeof FRONT>): VariantMapRow =>
	aMapRow({ source: { kind: 'catalogVariant', variantId: '17887', productId: '6', files } });

function plan(one: Order, approved: string[] = [], map = [aMapRow()]) {
	const resolved = resolveOrder(indexRows(map), one);
	return planOrders([resolved], [], contextOf(undefined, { approved: new Set(approved) }));
}
const codes = (...given: Parameters<typeof plan>) => plan(...given).hold.map(({ code }) => code);
const printOf = (...given: Parameters<typeof plan>) => plan(...given).hold[0]?.fingerprint ?? '';

describe('a personalised line of which the artwork is there', () => {
	it.each([
		['a saved product', aMapRow()],
		['a blank with a print file', blank(FRONT)],
	])('may be approved as it is: %s', (_, row) => {
		const { hold } = plan(order([anna]), [], [row]);
		expect(hold).toMatchObject([{ code: 'needs_proof', canApprove: true }]);
		expect(plan(order([anna]), [hold[0]?.fingerprint ?? ''], [row]).ready).toHaveLength(1);
	});

	it('is held again when the buyer answers anew, or when other artwork would be printed', () => {
		const print = printOf(order([anna]), [], [blank(FRONT)]);
		const hanna = order([{ ...anna, answer: 'Hanna' }]);
		expect(codes(hanna, [print], [blank(FRONT)])).toEqual(['needs_proof']);
		const other = blank({ ...FRONT, url: 'https://files.example/other.png' });
		expect(codes(order([anna]), [print], [other])).toEqual(['needs_proof']);
		expect(codes(order([anna]), [print], [blank(FRONT)])).toEqual([]);
	});

	it('needs no look where its file is made from what the buyer said, which goes along', () => {
		const template = { url: 'https://files.example/a.svg', width: 9, height: 3, dpi: 300 };
		const made = { placement: 'front', template: { ...template, unit: 'in' as const } };
		const row = aMapRow({
			source: { kind: 'catalogVariant', variantId: '17887', productId: '6', files: [made] },
		});
		const { hold, ready } = plan(order([anna]), [], [row]);
		expect(hold).toEqual([]);
		expect(ready[0]?.lines[0]?.words?.personalization).toEqual([anna]);
		const proof = { ...row, personalization: { needsProof: true } };
		expect(codes(order([anna]), [], [proof])).toEqual(['needs_proof']);
	});

	it('nothing to print cannot be approved', () => {
		const [held] = plan(order([anna]), [], [blank()]).hold;
		expect(held).toMatchObject({ code: 'personalised', canApprove: false });
		expect(codes(order([anna]), [held?.fingerprint ?? ''], [blank()])).toEqual(['personalised']);
	});
});

describe('the questions of the listing', () => {
	it('each that must be answered is missed by its name, and a person may let it go', () => {
		const asked = order([anna], [NAME, PLACE, NOTE]);
		const [held] = plan(asked).hold;
		expect(held).toMatchObject({ code: 'personalization_missing', canApprove: true });
		expect(held?.message).toContain('did not answer "Place"');
		expect(codes(asked, [held?.fingerprint ?? ''])).toEqual(['needs_proof']);
	});

	it.each<[string, PersonalizationAnswer[]]>([
		['by its number, whatever the words', [{ ...anna, question: 'Your name', questionId: '1' }]],
		['by its words, whatever the number', [{ question: ' name', answer: 'Anna', questionId: '9' }]],
		['that has new words and a new number since', [{ question: 'Who?', answer: 'Anna' }]],
	])('an answer counts %s', (_, answers) => {
		expect(codes(order(answers, [NAME, NOTE]))).toEqual(['needs_proof']);
	});

	it('one answer does not stand for two questions', () => {
		const stray = [{ question: 'Who?', answer: 'Anna' }];
		expect(codes(order(stray, [NAME, PLACE]))).toEqual(['personalization_missing']);
	});

	it('a long answer is measured by its own question only', () => {
		const long = { question: 'Note', answer: 'a'.repeat(150) };
		const berne = { question: 'Place', answer: 'Berne' };
		expect(codes(order([berne, long], [PLACE, NOTE]))).toEqual(['needs_proof']);
		const [held] = plan(order([{ ...berne, answer: 'Bremen' }, long], [PLACE, NOTE])).hold;
		expect(held).toMatchObject({ code: 'personalization_too_long' });
		expect(held?.message).toContain('has 6 characters; at most 5 fit');
	});

	it('none that must be answered, and no answer: an ordinary line', () => {
		expect(plan(order([], [NOTE])).ready).toHaveLength(1);
		const beside = order([], [NOTE], { messageFromBuyer: 'Thank you' });
		expect(plan(beside).ready).toHaveLength(1);
	});
});
