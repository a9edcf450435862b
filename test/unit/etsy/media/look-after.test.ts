import { failure, type FailureInput } from '../../../../core/domain/failure';
import { fail, ok } from '../../../../core/domain/result';
import { checkOrder } from '../../../../core/etsy/media/image-order';
import { putAndLook, removeAndLook } from '../../../../core/etsy/media/look-after';
import { failureOf, valueOf } from '../../../support/result';

const failed = (more: Partial<FailureInput> = {}) =>
	fail(
		failure({
			category: 'unclear',
			provider: 'etsy',
			operation: 'uploadListingImage',
			message: 'It broke.',
			hint: 'Look.',
			...more,
		}),
	);

const putting = (answer: ReturnType<typeof failed>, now: string[] | undefined) => ({
	idOf: (id: string) => id,
	before: ['1', '2'],
	put: async () => answer,
	read: async () => (now ? ok(now) : failed({ category: 'network' })),
});

describe('looking after an upload that nobody knows about', () => {
	test('takes the one that is new', async () => {
		expect(valueOf(await putAndLook(putting(failed(), ['1', '2', '3'])))).toBe('3');
		// In place of another.
		expect(valueOf(await putAndLook(putting(failed(), ['1', '3'])))).toBe('3');
	});

	test.each([
		['two are new', ['1', '2', '3', '4']],
		['nothing is new and no answer came', ['1', '2']],
		['it cannot be looked', undefined],
	])('stays unclear where %s', async (_what, now) => {
		expect(failureOf(await putAndLook(putting(failed(), now))).category).toBe('unclear');
	});

	test('was not done where Etsy answered with 5xx and nothing is new', async () => {
		const answer = putting(failed({ httpStatus: 503 }), ['1', '2']);
		expect(failureOf(await putAndLook(answer))).toMatchObject({
			category: 'service_down',
			retryable: true,
		});
	});

	test('does not look where Etsy said no', async () => {
		const read = jest.fn();
		const refused = failed({ category: 'validation' });
		const result = await putAndLook({ ...putting(refused, []), read });
		expect(failureOf(result).category).toBe('validation');
		expect(read).not.toHaveBeenCalled();
	});
});

describe('looking after a deletion', () => {
	const gone = async () => ok(true);
	const there = async () => ok(false);

	test.each([
		['unclear and gone', failed(), gone, true],
		['unclear and still there', failed(), there, false],
		['not found and gone', failed({ category: 'not_found' }), gone, true],
		['refused', failed({ category: 'validation' }), gone, false],
	])('%s', async (_what, answer, isGone, isDone) => {
		expect((await removeAndLook(async () => answer, isGone)).ok).toBe(isDone);
	});
});

test('an order may leave images out only where that is wanted', () => {
	const present = [
		{ imageId: '1', rank: 1 },
		{ imageId: '2', rank: 2 },
	];
	expect(failureOf(checkOrder(present, ['2'], false)).message).toContain('1 of the listing');
	expect(checkOrder(present, ['2'], true).ok).toBe(true);
	expect(checkOrder(present, ['2', '1'], false).ok).toBe(true);
});
