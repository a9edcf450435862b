/** Which settings stand together in a form, in the order in which they are offered. */
export const SETTING_GROUPS = [
	'Orders',
	'Limits',
	'Money',
	'Prices',
	'Printers',
	'Messages',
	'Records',
] as const;

/** The name of such a group. */
export type SettingGroup = (typeof SETTING_GROUPS)[number];
