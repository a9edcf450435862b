import { failure, FAILURE_CATEGORIES, type FailureInput } from '../../../core/domain/failure';

const input: FailureInput = {
	category: 'validation',
	provider: 'printify',
	operation: 'order:create',
	message: 'Printify does not take the postcode.',
	hint: 'Ask the buyer to correct it.',
};

test('what is not given has a default', () => {
	expect(failure(input)).toEqual({ ...input, retryable: false, fields: [], attempt: 1 });
});

test('only what time can heal is tried again', () => {
	const retried = FAILURE_CATEGORIES.filter(
		(category) => failure({ ...input, category }).retryable,
	);
	expect([...retried].sort()).toEqual(['network', 'rate_limit', 'service_down', 'unclear']);
});

test('message and hint are sentences, so that they can stand one after the other', () => {
	const { message, hint } = failure({ ...input, message: 'No answer ', hint: 'Really? Look' });
	expect([message, hint]).toEqual(['No answer.', 'Really? Look.']);
	expect(failure({ ...input, hint: 'Try again!' }).hint).toBe('Try again!');
});

test('what is given stays', () => {
	const given = { ...input, retryable: true, fields: ['shipTo.postalCode'], attempt: 3 };
	const more = { httpStatus: 429, retryAfterSeconds: 30, code: '8502', requestId: 'r-1' };
	expect(failure({ ...given, ...more })).toEqual({ ...given, ...more });
});

test('a default is not undone by a value that is not there', () => {
	const absent = { retryable: undefined, fields: undefined, attempt: undefined };
	expect(failure({ ...input, category: 'network', ...absent })).toMatchObject({
		retryable: true,
		fields: [],
		attempt: 1,
	});
});
