import {
	cleanUpWords,
	type CleanUpFigures,
} from '../../../../core/domain/retention/clean-up-words';

const figures = (changes: Partial<CleanUpFigures> = {}): CleanUpFigures => ({
	...{ provider: 'printify', isDryRun: false, pages: 1, read: 40, total: 40, isWhole: true },
	...{ mayGo: 0, deleted: 0, failed: 0, archived: 0, kept: 3, ...changes },
});

describe('the words about what was cleaned up', () => {
	it.each<[string, Partial<CleanUpFigures>]>([
		['Printify: 0 print products of ended orders were deleted.', {}],
		['Printify: 1 print product of an ended order was deleted.', { mayGo: 1, deleted: 1 }],
		[
			'Printify: 27 print products of ended orders were deleted; 1 could not be, and will be tried again in the next run.',
			{ mayGo: 28, deleted: 27, failed: 1 },
		],
		[
			'Printify: 500 print products of ended orders were deleted; 12 are left for the next runs; 3 files made for buyers were archived.',
			{ mayGo: 512, deleted: 500, archived: 3 },
		],
		[
			'Printify: 5 print products of ended orders would be deleted; this was a dry run.',
			{ mayGo: 5, isDryRun: true },
		],
	])('%s', (words, changes) => {
		expect(cleanUpWords(figures(changes))).toBe(words);
	});

	it('say what was not looked through', () => {
		expect(cleanUpWords(figures({ isWhole: false, total: 9000 }))).toContain(
			'Of 9000 products there 40 were looked through',
		);
	});
});
