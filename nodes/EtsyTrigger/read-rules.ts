import { tryToParseDateTime, type IDataObject, type IPollFunctions } from 'n8n-workflow';
import { failure } from '../../core/domain/failure';
import { fail, ok, type Result } from '../../core/domain/result';
import { EVENT_KINDS } from '../../core/etsy/polling/events';
import type { PollRules } from '../../core/etsy/polling/poll';

/** Etsy takes no earlier time (OAS: minimum of every timestamp). */
const FIRST_SECOND = 946_684_800;

/** What the user chose beside what decides about events. */
export interface Choices {
	leaveOutBuyerData: boolean;
	maxTries: number;
	confirmRuns: boolean;
	shopId: unknown;
}

function wrong(field: string, message: string, hint: string) {
	return fail(
		failure({
			category: 'validation',
			provider: 'pack',
			operation: 'trigger',
			message,
			hint,
			fields: [field],
		}),
	);
}

function amount(options: IDataObject, name: string, otherwise: number, least: number): number {
	const value = Number(options[name] ?? otherwise);
	return Number.isFinite(value) ? Math.max(least, value) : otherwise;
}

function toSecond(value: unknown, timezone: string): number | undefined {
	try {
		const second = Math.floor(tryToParseDateTime(value, timezone).toSeconds());
		return Number.isFinite(second) ? second : undefined;
	} catch {
		// n8n throws for a text that is no time; the caller names the field.
		return undefined;
	}
}

function readStart(context: IPollFunctions): Result<Pick<PollRules, 'start' | 'startAt'>> {
	if (context.getNodeParameter('startFrom', 'now') !== 'date') return ok({ start: 'now' });
	const value = context.getNodeParameter('startDate', '');
	const hint = 'Enter a date and time such as 2026-11-23T08:00:00.';
	if (value === '') return wrong('startDate', "The field 'Start Date' is empty.", hint);
	const second = toSecond(value, context.getTimezone());
	if (second === undefined) {
		return wrong('startDate', "The value of 'Start Date' is not a time.", hint);
	}
	return ok({ start: `since ${second}`, startAt: Math.max(FIRST_SECOND, second) });
}

/** The collection Options. */
export function readChoices(context: IPollFunctions): Choices {
	const options = context.getNodeParameter('options', {}) as IDataObject;
	return {
		leaveOutBuyerData: options.leaveOutBuyerData === true,
		maxTries: amount(options, 'maxTries', 3, 1),
		confirmRuns: options.confirmRuns !== false,
		shopId: options.shopId,
	};
}

/**
 * What the user chose, checked.
 * @returns a failure that names the field
 */
export function readRules(context: IPollFunctions, shopId: string): Result<PollRules> {
	const chosen = context.getNodeParameter('events', []) as unknown;
	const kinds = EVENT_KINDS.filter((kind) => Array.isArray(chosen) && chosen.includes(kind));
	if (kinds.length === 0) {
		return wrong('events', 'No event is chosen.', "Choose at least one under 'Events'.");
	}
	const start = readStart(context);
	if (!start.ok) return start;
	const options = context.getNodeParameter('options', {}) as IDataObject;
	const lateHours = amount({ hours: context.getNodeParameter('lateHours', 24) }, 'hours', 24, 0);
	return ok({
		...start.value,
		kinds: new Set(kinds),
		shopId,
		lateSeconds: Math.round(lateHours * 3600),
		overlapSeconds: Math.round(amount(options, 'overlapMinutes', 10, 1) * 60),
		sweepSeconds: Math.round(amount(options, 'sweepMinutes', 10, 0) * 60),
	});
}
