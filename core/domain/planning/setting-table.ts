import { LIMIT_SETTINGS } from './setting-table/limit-settings';
import { MONEY_SETTINGS } from './setting-table/money-settings';
import { ORDER_SETTINGS } from './setting-table/order-settings';
import { PRICE_SETTINGS } from './setting-table/price-settings';
import { PRINTER_SETTINGS } from './setting-table/printer-settings';
import { PROMISE_SETTINGS } from './setting-table/promise-settings';
import type { Settings } from './setting-table/setting';
import type { PlanSettings } from './settings-types';

/** Every setting, in the order in which the page of the tables tells them. */
export const SETTING_TABLE: Settings<keyof PlanSettings> = {
	...ORDER_SETTINGS,
	...MONEY_SETTINGS,
	...PRICE_SETTINGS,
	...LIMIT_SETTINGS,
	...PRINTER_SETTINGS,
	...PROMISE_SETTINGS,
};
