import fc from 'fast-check';
import type { Order } from '../../../core/domain/order';
import type { LedgerRow } from '../../../core/domain/planning/ledger';
import type { PlanSettings } from '../../../core/domain/planning/settings';
import type { VariantMapRow } from '../../../core/domain/variant-map/row';
import { SEND, SETTINGS } from '../examples';
import { anyLedger } from './ledger';
import { anyMap } from './map-rows';
import { anyOrders } from './order';

/** All that a plan is made from. */
export interface PlanCase {
	orders: Order[];
	ledger: LedgerRow[];
	settings: PlanSettings;
	map: VariantMapRow[];
}

/** Orders, a ledger in any condition, a map and either setting. */
export const anyPlanCase: fc.Arbitrary<PlanCase> = fc.record({
	orders: anyOrders,
	ledger: anyLedger,
	settings: fc.constantFrom(SETTINGS, SEND),
	map: anyMap,
});
