import { type VendorErrorBody, VendorError } from '../core/service';

const WORDING: Record<number, string> = {
	400: 'Bad request',
	401: 'Unauthorized',
	403: 'Unauthorized',
	404: 'Resource not found',
	409: 'Conflict',
	415: 'Unsupported media type',
	429: 'Exceeded per second rate limit',
	500: 'Server Error',
	503: 'Service Unavailable',
};

/** Etsy's usual error shape: `{"error": "text"}` (ErrorSchema of its document). */
export function etsyErrorBody(status: number, message?: string): VendorErrorBody {
	const body = { error: message ?? WORDING[status] ?? 'Error' };
	return status === 429 ? { body, headers: { 'retry-after': '1' } } : { body };
}

/** An error to throw from a handler, in Etsy's usual shape. */
export function etsyError(status: number, message?: string): VendorError {
	const { body, headers } = etsyErrorBody(status, message);
	return new VendorError(status, body, headers);
}

/** An error in the shape of the OAuth server: `{error, error_description}` (etsy/open-api#519). */
export function oauthError(status: number, error: string, description: string): VendorError {
	return new VendorError(status, { error, error_description: description });
}
