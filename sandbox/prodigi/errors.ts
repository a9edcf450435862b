import { VendorError, type VendorErrorBody } from '../core/service';

/** Prodigi's words for its errors (facts/prodigi.md 2). */
const WORDS: Record<number, string> = {
	400: 'ValidationFailed',
	401: 'NotAuthenticated',
	404: 'EntityNotFound',
	405: 'MethodNotAllowed',
	415: 'InvalidContentType',
	429: 'TooManyRequests',
	500: 'InternalServerError',
	503: 'ServiceUnavailable',
};

/** What its support asks for; a W3C trace context. */
export const TRACE = '00-5a6ed7fd0b4f4d2a9c1d2f3e4a5b6c7d-0b7932a6a7ed9f41-00';

/** Prodigi's documented error body; `data` has no fixed shape. */
export function errorBody(status: number, _message?: string, data: object = {}): VendorErrorBody {
	const statusText = WORDS[status] ?? 'InternalServerError';
	return { body: { statusText, statusCode: status, data, traceParent: TRACE } };
}

/** An error to throw for a status. */
export function failed(status: number, data?: object): VendorError {
	return new VendorError(status, errorBody(status, undefined, data).body);
}

/** What is wrong with the fields of a request. */
export type Failures = Record<string, Array<{ code: string; providedValue: unknown }>>;

/** A 400 that names each field and, as it was seen, quotes what was sent. */
export function invalid(failures: Failures): VendorError {
	return failed(400, { failures });
}
