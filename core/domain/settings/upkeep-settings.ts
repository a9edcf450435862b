import { failure } from '../failure';
import { fail, ok, type Result } from '../result';
import { orOff, type Reader } from '../planning/setting-texts';

/** What a seller decides about looking after the tables. Days; null: nothing is ever removed. */
export interface UpkeepSettings {
	/** How many days back the daily reconciliation compares. */
	reconcileDays: number;
	/** After how many days a row of a finished order is reduced to figures. */
	keepLedgerDays: number | null;
	keepExceptionsDays: number | null;
	keepParcelsDays: number | null;
	/** Rows that say which printer has which file, and products of personalised lines. */
	keepFilesDays: number | null;
	keepAuditDays: number | null;
}

interface UpkeepSetting<T> {
	name: string;
	default: string;
	read: Reader<T>;
	hint: string;
	meaning: string;
}

/** A whole number of days within bounds. */
const daysBetween =
	(least: number, most: number): Reader<number> =>
	(text) => {
		const days = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
		return days >= least && days <= most ? days : undefined;
	};

/** A setting of how long something is kept. @param least fewer days would do harm */
function kept(name: string, days: string, least: number) {
	return {
		name,
		default: days,
		read: orOff(daysBetween(least, 36_500)),
		hint: `Enter a number of days from ${least} on, or off.`,
	};
}

/** Every setting about looking after the tables, in the order of the page of the tables. */
export const UPKEEP_TABLE: { [Key in keyof UpkeepSettings]: UpkeepSetting<UpkeepSettings[Key]> } = {
	reconcileDays: {
		name: 'reconcile_days',
		default: '30',
		read: daysBetween(1, 60),
		hint: 'Enter a number of days from 1 to 60.',
		meaning: 'How many days back the daily reconciliation compares Etsy, ledger and printers.',
	},
	keepLedgerDays: {
		...kept('keep_ledger_days', '730', 90),
		meaning:
			'After so many days the rows of an order that is done everywhere are reduced to monthly figures, or off: never.',
	},
	keepExceptionsDays: {
		...kept('keep_exceptions_days', '180', 30),
		meaning: 'After so many days a resolved row of POD Exceptions is removed, or off: never.',
	},
	keepParcelsDays: {
		...kept('keep_parcels_days', '365', 90),
		meaning: 'After so many days a parcel that was told is removed, or off: never.',
	},
	keepFilesDays: {
		...kept('keep_files_days', '180', 1),
		meaning:
			'After so many days it is forgotten which printer has which file, and products that Printify saved for personalised lines of ended orders are deleted (not before 30 days), or off: never.',
	},
	keepAuditDays: {
		...kept('keep_audit_days', 'off', 90),
		meaning: 'After so many days a row of the audit log is removed, or off: never.',
	},
};

/**
 * Reads these settings as the table gives them (name -> text).
 * @returns a `validation` failure that names the setting and says what it may be
 */
export function parseUpkeepSettings(
	table: Readonly<Record<string, unknown>>,
): Result<UpkeepSettings> {
	const settings: Record<string, unknown> = {};
	for (const [key, { name, default: fallback, read, hint }] of Object.entries(UPKEEP_TABLE)) {
		const given = table[name];
		const text = given === undefined || given === null ? '' : String(given).trim().toLowerCase();
		const value = read(text === '' ? fallback : text);
		if (value === undefined) {
			return fail(
				failure({
					...{ category: 'validation', provider: 'pack', operation: 'settings' },
					message: `The setting ${name} in POD Settings cannot be used.`,
					hint,
					fields: [name],
				}),
			);
		}
		settings[key] = value;
	}
	return ok(settings as unknown as UpkeepSettings);
}
