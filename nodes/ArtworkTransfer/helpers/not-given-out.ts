import { failure } from '../../../core/domain/failure';
import { serviceLabel, type Provider } from '../../../core/domain/provider';
import { fail, type Result } from '../../../core/domain/result';

/** Says that a provider has a file and gives no address of it. */
export function notGivenOut(provider: Provider, operation: string, hint: string): Result<never> {
	return fail(
		failure({
			category: 'capability',
			provider,
			operation,
			code: 'file_not_given_out',
			message: `${serviceLabel(provider)} keeps the file and does not give it out again`,
			hint,
			fields: ['fileId'],
		}),
	);
}
