import { VendorError, type VendorErrorBody } from '../core/service';

/** One thing that Gooten found wrong; it quotes what was sent (facts/gooten.md 2). */
export interface Complaint {
	ErrorMessage: string;
	PropertyName: string;
	AttemptedValue: unknown;
}

const REFERENCE = '72f3c717-f204-4b4a-9d8c-5b1f1c0a7e11';

/** Gooten's error body. Without a complaint it names a reference for its support alone. */
export function errorBody(_status: number, message?: string): VendorErrorBody {
	return { body: bodyOf(message === undefined ? [] : [complaint('', message, null)]) };
}

function bodyOf(errors: readonly Complaint[]) {
	return { HadError: true, ErrorReferenceCode: REFERENCE, Errors: errors };
}

/** One complaint about a property. */
export function complaint(
	PropertyName: string,
	ErrorMessage: string,
	AttemptedValue: unknown,
): Complaint {
	return { ErrorMessage, PropertyName, AttemptedValue };
}

/** A refusal to throw: it comes with status 200 (facts/gooten.md 2). */
export function refused(...errors: Complaint[]): VendorError {
	return new VendorError(200, bodyOf(errors));
}

/** An error to throw that has a status of its own. */
export function failed(status: number): VendorError {
	return new VendorError(status, errorBody(status).body);
}
