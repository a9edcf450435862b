import type { Failure } from '../../core/domain/failure';
import type { Result } from '../../core/domain/result';

/** The value of a result that must be a success. */
export function valueOf<T>(result: Result<T>): T {
	if (!result.ok) throw new Error(`Expected a value: ${result.failure.message}`);
	return result.value;
}

/** The failure of a result that must be one. */
export function failureOf<T>(result: Result<T>): Failure {
	if (result.ok) throw new Error(`Expected a failure: ${JSON.stringify(result.value)}`);
	return result.failure;
}
