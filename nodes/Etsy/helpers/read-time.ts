import { tryToParseDateTime, type IExecuteFunctions } from 'n8n-workflow';
import { failure } from '../../../core/domain/failure';
import { fail, ok, type Result } from '../../../core/domain/result';

/** Etsy takes no earlier time (OAS: minimum of every timestamp). */
const FIRST_SECOND = 946_684_800;

function toSecond(value: unknown, timezone: string): number | undefined {
	try {
		const second = Math.floor(tryToParseDateTime(value, timezone).toSeconds());
		return Number.isFinite(second) ? second : undefined;
	} catch {
		// n8n throws for a text that is no time; the caller names the field.
		return undefined;
	}
}

/**
 * Reads a time that a user entered.
 * @param field the value, what the editor calls it, and its path
 * @returns epoch seconds, nothing for an empty field, or a `validation` failure that names it. A
 * time without a zone is in the zone of the workflow
 */
export function readTime(
	context: IExecuteFunctions,
	field: { value: unknown; displayName: string; path: string },
): Result<number | undefined> {
	if (field.value === undefined || field.value === null || field.value === '') return ok(undefined);
	const second = toSecond(field.value, context.getTimezone());
	if (second !== undefined) return ok(Math.max(FIRST_SECOND, second));
	return fail(
		failure({
			category: 'validation',
			provider: 'pack',
			operation: 'parameter',
			message: `The value of '${field.displayName}' is not a time.`,
			hint: 'Enter a date and time such as 2026-11-23T08:00:00.',
			fields: [field.path],
		}),
	);
}
