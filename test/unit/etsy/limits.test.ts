import { warnOfDay } from '../../../core/etsy/limits';

const DAY = { class: 'all', limit: 5000, windowMs: 86_400_000 };

describe('the warning about the calls of the day', () => {
	it('is given below a fifth, with figures that can be read', () => {
		expect(warnOfDay([{ ...DAY, remaining: 312 }])).toMatch(
			/^312 of 5,000 Etsy calls are left for today\./,
		);
		expect(warnOfDay([{ ...DAY, remaining: 999 }])).toBeDefined();
	});

	it.each([[[]], [[{ ...DAY, remaining: 1000 }]], [[{ ...DAY, windowMs: 1000, remaining: 0 }]]])(
		'is not given for %j',
		(readings) => expect(warnOfDay(readings)).toBeUndefined(),
	);
});
