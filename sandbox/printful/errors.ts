import { VendorError, type VendorErrorBody } from '../core/service';

/** Reasons as Printful writes them; its document shows three, the others are made alike. */
const REASONS: Record<number, string | number> = {
	401: 'Unauthorized',
	// The document has the status itself here, as a number.
	403: 403,
	404: 'NotFound',
	409: 409,
	429: 'TooManyRequests',
};

const MESSAGES: Record<number, string> = {
	404: 'Not found',
	429: 'You have recently sent too many requests.',
};

/** Printful's body for a status, which most of v2 shares with v1 (facts/printful.md 3). */
export function errorBody(status: number, message?: string): VendorErrorBody {
	if (status >= 500) return { body: problem(status, message) };
	const text = message ?? MESSAGES[status] ?? `The request failed with ${status}.`;
	const reason = REASONS[status] ?? 'BadRequest';
	return { body: { code: status, result: text, error: { reason, message: text } } };
}

/**
 * RFC 9457, which v2 documents for errors of the server; v1 documents none. It is read by every
 * parser that does not insist on an envelope.
 */
function problem(status: number, message = 'The server had an error.') {
	return {
		type: 'https://developers.printful.com/docs/v2-beta/#tag/Errors/server',
		status,
		title: 'Server error',
		details: message,
		instance: `/errors/${status}`,
	};
}

/** An error to throw. */
export function failed(status: number, message?: string): VendorError {
	return new VendorError(status, errorBody(status, message).body);
}

/**
 * An error with one of the codes of Printful's list. Third parties saw the code beside the message
 * as `api_error_code`; that it is inside of `error` is assumed.
 */
export function failedWith(code: string, message: string, status = 400): VendorError {
	const error = { reason: 'BadRequest', message, api_error_code: code };
	return new VendorError(status, { code: status, result: message, error });
}

/** The other shape of v2: `data` in place of `code` and `result`. */
export function failedWithData(status: number, message = MESSAGES[status] ?? ''): VendorError {
	return new VendorError(status, {
		data: message,
		error: { reason: REASONS[status] ?? 'BadRequest', message },
	});
}
