import { SETTING_TABLE } from '../planning/setting-table';
import type { PlanSettings } from '../planning/settings-types';
import type { Reader } from '../planning/setting-texts';
import { MESSAGE_SETTINGS, missingForChannel } from './message-settings';
import { PLAN_SETTING_WORDS } from './plan-setting-words';
import type { SettingGroup } from './setting-groups';
import { UPKEEP_TABLE } from './upkeep-settings';

/** A setting that some workflow or node of the pack reads. */
export interface KnownSetting {
	name: string;
	group: SettingGroup;
	/** What holds when the row is missing or empty. */
	default: string;
	/** What it is for, in a seller's words. */
	meaning: string;
	/** What may be entered. */
	hint: string;
	read: Reader<unknown>;
}

/** Every setting, in the order of the page of the tables. */
export const KNOWN_SETTINGS: readonly KnownSetting[] = [
	...(Object.keys(SETTING_TABLE) as Array<keyof PlanSettings>).map((key): KnownSetting => {
		const [group, meaning] = PLAN_SETTING_WORDS[key];
		const { name, default: fallback, hint, read } = SETTING_TABLE[key];
		return { name, group, default: fallback, meaning, hint, read };
	}),
	...MESSAGE_SETTINGS.map(
		({ name, default: fallback, meaning, hint, read }): KnownSetting => ({
			...{ name, group: 'Messages', default: fallback, meaning, hint, read },
		}),
	),
	...Object.values(UPKEEP_TABLE).map(
		({ name, default: fallback, meaning, hint, read }): KnownSetting => ({
			...{ name, group: 'Records', default: fallback, meaning, hint, read },
		}),
	),
];

/** A setting as it stands. */
export interface CheckedSetting {
	name: string;
	group: SettingGroup;
	/** What the seller entered, or the default where nothing was. */
	value: string;
	default: string;
	meaning: string;
	hint: string;
	/** Whether there is a row for it. */
	isThere: boolean;
	usable: boolean;
	/** What to do where it is not usable; else empty. */
	problem: string;
}

/** A row of `POD Settings`, as far as it matters here. */
export interface SettingRow {
	name: unknown;
	value: unknown;
}

function textOf(value: unknown): string {
	if (value === undefined || value === null) return '';
	return (typeof value === 'string' ? value : JSON.stringify(value)).trim();
}

/**
 * Looks at all settings: those that have a row, and those that hold by default. Rows of other
 * names are left alone. Where a name has several rows, the last counts, as for the plan.
 * @returns one for each setting that the pack knows, in their order
 */
export function checkSettings(rows: readonly SettingRow[]): CheckedSetting[] {
	const given = new Map(rows.map(({ name, value }) => [textOf(name), textOf(value)]));
	const entered = ({ name, default: fallback }: KnownSetting) => given.get(name) || fallback;
	const lower = new Map(
		KNOWN_SETTINGS.map((one): [string, string] => [one.name, entered(one).toLowerCase()]),
	);
	const missing = missingForChannel((name) => lower.get(name) ?? '');
	return KNOWN_SETTINGS.map((setting) => {
		const { name, group, meaning, hint, read, default: fallback } = setting;
		const isRead = read(lower.get(name) ?? '') !== undefined;
		const problem = isRead ? (missing.get(name) ?? '') : hint;
		return {
			...{ name, group, value: entered(setting), default: fallback, meaning, hint },
			...{ isThere: given.has(name), usable: problem === '', problem },
		};
	});
}
