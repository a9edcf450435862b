import { SETTING_TABLE } from '../../core/domain/planning/setting-table';

/** The settings that orders are planned by, as rows that say what holds without them. */
export const DEFAULT_SETTINGS: Readonly<Record<string, string>> = Object.fromEntries(
	Object.values(SETTING_TABLE).map(({ name, default: value }) => [name, value]),
);
