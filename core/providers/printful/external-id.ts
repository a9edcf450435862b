import { failure } from '../../domain/failure';
import { fail, ok, type Result } from '../../domain/result';

/** What Printful takes as an externalId (facts/printful.md 9). */
const SHAPE = /^[A-Za-z0-9_-]{1,32}$/;

/** Whether Printful can have an order under this name. */
export function isPossibleExternalId(externalId: string): boolean {
	return SHAPE.test(externalId);
}

/** Checks the name of an order to make: it is never cut, or two orders could get the same one. */
export function checkExternalId(externalId: string): Result<true> {
	if (isPossibleExternalId(externalId)) return ok(true);
	const isLong = [...externalId].length > 32;
	return fail(
		failure({
			category: 'validation',
			provider: 'printful',
			operation: 'order:create',
			message: isLong
				? 'The ID of the order is longer than the 32 characters that Printful takes'
				: 'The ID of the order has characters that Printful does not take, or none',
			hint: 'Use letters, digits, hyphens and underscores, such as etsy-123456-789-1',
			fields: ['externalId'],
		}),
	);
}
