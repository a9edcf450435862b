import { failure, type Failure, type FailureCategory } from '../../domain/failure';

/** Why a file was not fetched, for a seller's branches. */
export type RefusalCode =
	| 'address_unreadable'
	| 'address_not_https'
	| 'address_with_login'
	| 'address_private'
	| 'address_unresolved'
	| 'address_uncheckable'
	| 'too_many_redirects'
	| 'redirect_nowhere'
	| 'file_too_large'
	| 'file_size_wrong'
	| 'file_too_slow'
	| 'file_not_there'
	| 'file_host_down'
	| 'file_cut';

/** How a failure of each kind counts; the rest is `artwork`: another file or address is needed. */
const CATEGORIES: Partial<Record<RefusalCode, FailureCategory>> = {
	address_unresolved: 'network',
	file_host_down: 'network',
	file_cut: 'network',
	file_too_slow: 'network',
};

/** A file that was not fetched, with the reason. Names no more of the address than its host. */
export function refusal(
	code: RefusalCode,
	message: string,
	hint: string,
	more: Partial<Failure> = {},
): Failure {
	return failure({
		category: CATEGORIES[code] ?? 'artwork',
		provider: 'pack',
		operation: 'artwork:fetch',
		code,
		message,
		hint,
		fields: ['fileUrl'],
		...more,
	});
}

/** Carries a failure out of a stream that is being read. */
export class FetchError extends Error {
	constructor(readonly failure: Failure) {
		super(failure.message);
		this.name = 'FetchError';
	}
}
