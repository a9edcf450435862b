import type { ResolvedLine, ResolvedOrder } from '../../variant-map/resolve';
import type { LedgerFacts } from '../ledger-facts';
import type { HoldReason, IgnoreCode, OpenLine, PlanContext } from '../plan-types';
import type { Route } from '../route';

/** An order as the rules see it. */
export interface OrderCase {
	order: ResolvedOrder;
	/** The lines that this run could order; those left out by a rule are not among them. */
	open: readonly OpenLine[];
	route: Route;
	/** Names buyer and address; empty without an address. */
	buyerKey: string;
	facts: LedgerFacts;
	context: PlanContext;
}

/** A rule that leaves a line out for good, or for as long as it fits. */
export type IgnoreRule = (
	line: ResolvedLine,
	order: ResolvedOrder,
	context: PlanContext,
) => IgnoreCode | null;

/** A rule that keeps a whole order back. */
export type OrderRule = (given: OrderCase) => HoldReason | null;

/** A rule that keeps one line back. */
export type LineRule = (line: ResolvedLine, given: OrderCase) => HoldReason | null;
