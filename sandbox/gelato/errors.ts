import { VendorError, type VendorErrorBody } from '../core/service';

/** Codes as the stock call documents some (facts/gelato.md 2); the others are made alike. */
const CODES: Record<number, string> = {
	400: 'invalid_request',
	401: 'invalid_api_key_provided',
	404: 'not_found',
	409: 'conflict',
	429: 'too_many_requests',
	500: 'internal_server_error',
};

/** Something wrong with one field. */
export interface Detail {
	reference: string;
	message: string;
}

/** Gelato's error body for a status; `details` was seen by third parties for orders. */
export function errorBody(status: number, message?: string, details?: Detail[]): VendorErrorBody {
	const code = CODES[status] ?? (status >= 500 ? 'internal_server_error' : 'invalid_request');
	const body = { code, message: message ?? `The request failed with ${status}.` };
	return { body: details ? { ...body, details } : body };
}

/** An error to throw for a status. */
export function failed(status: number, message?: string, details?: Detail[]): VendorError {
	return new VendorError(status, errorBody(status, message, details).body);
}
