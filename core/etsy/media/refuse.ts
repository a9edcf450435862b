import { failure, type FailureCategory } from '../../domain/failure';
import { fail, type Result } from '../../domain/result';

/** Says no before anything is sent. */
export function refuseMedia(
	operation: string,
	message: string,
	hint: string,
	fields: string[] = [],
	category: FailureCategory = 'validation',
): Result<never> {
	return fail(failure({ category, provider: 'pack', operation, message, hint, fields }));
}
