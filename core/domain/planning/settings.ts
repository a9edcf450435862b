import { failure } from '../failure';
import { fail, ok, type Result } from '../result';
import { SETTING_TABLE } from './setting-table';
import type { PlanSettings } from './settings-types';

export type { PlanSettings } from './settings-types';

function refuse(name: string, hint: string): Result<never> {
	return fail(
		failure({
			category: 'validation',
			provider: 'pack',
			operation: 'order:plan',
			message: `The setting ${name} in POD Settings cannot be used.`,
			hint,
			fields: [name],
		}),
	);
}

/** The cell as text; anything but a text or a number is no answer, and is refused by its name. */
function textOf(value: unknown, fallback: string): string {
	if (value === undefined || value === null) return fallback;
	const given = typeof value === 'string' ? value.trim() : JSON.stringify(value);
	return given === '' ? fallback : given;
}

/**
 * Reads the settings as the table gives them (name -> text).
 * @returns a `validation` failure that names the setting and says what it may be
 */
export function parseSettings(table: Readonly<Record<string, unknown>>): Result<PlanSettings> {
	const settings: Record<string, unknown> = {};
	for (const [key, setting] of Object.entries(SETTING_TABLE)) {
		const { name, default: fallback, hint } = setting;
		const text = textOf(table[name], fallback);
		const value = setting.read(setting.keepsCase ? text : text.toLowerCase());
		if (value === undefined) return refuse(name, hint);
		settings[key] = value;
	}
	return ok(settings as unknown as PlanSettings);
}
