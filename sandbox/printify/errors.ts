import { VendorError, type VendorErrorBody } from '../core/service';

/** Inner codes of Printify's errors (facts/printify.md 3). */
export const CODE = {
	/** Order validation, such as the address. */
	order: 8103,
	/** Upload validation. */
	upload: 8201,
	/** Any other request validation. */
	request: 8203,
	/** An order with this external_id exists. */
	duplicateOrder: 8503,
	/** An image could not be downloaded. */
	download: 10300,
} as const;

const MESSAGES: Record<number, string> = {
	400: 'Validation failed.',
	402: 'Payment required.',
	403: 'Forbidden.',
	404: 'Not found.',
	409: 'Conflict.',
	413: 'Payload too large.',
	422: 'Unprocessable entity.',
	429: 'Too many requests.',
	500: 'Internal server error.',
	502: 'Bad gateway.',
	503: 'Service unavailable.',
};

/**
 * Printify's error envelope for a status. 401 has a shape of its own (facts/printify.md 3). The
 * `code` of errors other than validation is not documented: the status stands in for it.
 */
export function errorBody(status: number, reason?: string, code: number = status): VendorErrorBody {
	if (status === 401) return { body: { error: 'Unauthenticated' } };
	const message = MESSAGES[status] ?? 'Error.';
	return { body: { status: 'error', code, message, errors: { reason: reason ?? message, code } } };
}

/** An error to throw for a status, in Printify's envelope. */
export function failed(status: number, reason?: string, code?: number): VendorError {
	return new VendorError(status, errorBody(status, reason, code).body);
}

/** Field path -> what is wrong with it. */
export type FieldProblems = Record<string, string[]>;

/**
 * A 400 whose `errors.reason` is a JSON text with the problems by field, as Printify sends it for
 * some validations (facts/printify.md 3).
 */
export function invalidFields(problems: FieldProblems, code: number = CODE.request): VendorError {
	return failed(400, JSON.stringify(problems), code);
}
