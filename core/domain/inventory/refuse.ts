import { failure, type FailureCategory } from '../failure';
import { fail, type Result } from '../result';

/** A refusal before anything is sent. */
export function refuse(
	message: string,
	hint: string,
	fields: string[] = [],
	category: FailureCategory = 'validation',
): Result<never> {
	return fail(
		failure({ category, provider: 'pack', operation: 'variation', message, hint, fields }),
	);
}
