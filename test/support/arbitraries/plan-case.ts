import fc from 'fast-check';
import type { Order } from '../../../core/domain/order';
import type { LedgerRow } from '../../../core/domain/planning/ledger';
import { parseSettings, type PlanSettings } from '../../../core/domain/planning/settings';
import type { VariantMapRow } from '../../../core/domain/variant-map/row';
import { SEND, SETTINGS } from '../examples';
import { anyLedger } from './ledger';
import { anyMap } from './map-rows';
import { valueOf } from '../result';
import { anyOrders } from './order';

/** All that a plan is made from. */
export interface PlanCase {
	orders: Order[];
	ledger: LedgerRow[];
	settings: PlanSettings;
	map: VariantMapRow[];
}

const withRules = (table: Record<string, string>): PlanSettings => valueOf(parseSettings(table));

/** Every kind of rule, alone and beside others; nothing that time alone lets go. */
const anySettings: fc.Arbitrary<PlanSettings> = fc.constantFrom(
	SETTINGS,
	SEND,
	withRules({ route: 'auto' }),
	withRules({ route: 'auto', countries_denied: 'DE, US', partial_orders: 'send' }),
	withRules({ fulfilment_rules: 'sku MUG* = self; sku c* = dropship' }),
	withRules({ max_order_quantity: '5', partial_orders: 'send' }),
	withRules({ provider_choice: 'cheapest', keep_lines_together: 'yes' }),
	withRules({ provider_choice: 'nearest', paused_providers: 'gelato', partial_orders: 'send' }),
	withRules({ repeat_order_days: '3', max_order_value: '20 EUR' }),
	withRules({ route: 'auto', margin_floor: '10%', spend_limit_per_day: '100 EUR' }),
	withRules({ fulfilment_rules: 'section vintage = dropship', partial_orders: 'send' }),
	withRules({ margin_floor: '1%', personalization_proof: 'always' }),
	withRules({ start_production: 'gelato', fallback_after_tries: '1' }),
);

/** Orders, a ledger in any condition, a map and any setting. */
export const anyPlanCase: fc.Arbitrary<PlanCase> = fc.record({
	orders: anyOrders,
	ledger: anyLedger,
	settings: anySettings,
	map: anyMap,
});
