import { tryToParseDateTime, type IDataObject, type INodeProperties } from 'n8n-workflow';
import { failure } from '../../../../core/domain/failure';
import { fail, ok, type Result } from '../../../../core/domain/result';
import type { TimeFilters } from '../../../../core/etsy/order-list';

/** Etsy takes no earlier time (OAS: minimum of every timestamp). */
const FIRST_SECOND = 946_684_800;

interface TimeField {
	name: string;
	displayName: string;
	target: keyof TimeFilters;
	/** Seconds to add, since Etsy's bounds include their own second and "after" does not. */
	shift: number;
	description: string;
}

const TIMES: TimeField[] = [
	{
		name: 'changedAfter',
		displayName: 'Changed After',
		target: 'min_last_modified',
		shift: 1,
		description: 'Only orders that changed on Etsy after this time',
	},
	{
		name: 'changedBefore',
		displayName: 'Changed Before',
		target: 'max_last_modified',
		shift: -1,
		description: 'Only orders whose latest change on Etsy was before this time',
	},
	{
		name: 'createdAfter',
		displayName: 'Created After',
		target: 'min_created',
		shift: 1,
		description: 'Only orders that were placed after this time',
	},
	{
		name: 'createdBefore',
		displayName: 'Created Before',
		target: 'max_created',
		shift: -1,
		description: 'Only orders that were placed before this time',
	},
];

/** The collection "Filters". */
export const filtersProperty: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: TIMES.map(
		({ name, displayName, description }): INodeProperties => ({
			displayName,
			name,
			type: 'dateTime',
			default: '',
			description,
		}),
	),
};

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
 * Turns the collection "Filters" into Etsy's.
 * @param timezone of the workflow, for times without one
 * @returns a failure that names the field when a value is no time
 */
export function readTimeFilters(filters: IDataObject, timezone: string): Result<TimeFilters> {
	const times: TimeFilters = {};
	for (const { name, displayName, target, shift } of TIMES) {
		const value = filters[name];
		if (value === undefined || value === null || value === '') continue;
		const second = toSecond(value, timezone);
		if (second === undefined) {
			return fail(
				failure({
					category: 'validation',
					provider: 'pack',
					operation: 'order:getAll',
					message: `The value of '${displayName}' is not a time.`,
					hint: 'Enter a date and time such as 2026-11-23T08:00:00.',
					fields: [`filters.${name}`],
				}),
			);
		}
		times[target] = Math.max(FIRST_SECOND, second + shift);
	}
	return ok(times);
}
