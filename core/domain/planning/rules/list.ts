import { address } from './address';
import { country } from './country';
import { digital } from './digital';
import { firstOrder } from './first-order';
import { mapping } from './mapping';
import { needsProof } from './needs-proof';
import { olderThanLedger } from './older-than-ledger';
import { orderQuantity } from './order-quantity';
import { orderState } from './order-state';
import { orderValue } from './order-value';
import { partlyRefunded } from './partly-refunded';
import { personalizationChanged } from './personalization-changed';
import { personalizationMissing } from './personalization-missing';
import { personalizationTooLong } from './personalization-too-long';
import { personalizationUnreadable } from './personalization-unreadable';
import { personalised } from './personalised';
import { repeatOrder } from './repeat-order';
import type { IgnoreRule, LineRule, OrderRule } from './rule';
import { servedElsewhere } from './served-elsewhere';

/*
 * Every rule, in the order in which they are asked: the first that speaks gives the reason. A new
 * rule is a file and a line here. What printers cost and the day's spending are looked at after
 * these, because they depend on the printer: see `money-holds.ts`.
 */

/** What leaves a line out. */
export const IGNORE_RULES: readonly IgnoreRule[] = [orderState, servedElsewhere, digital];

/** What keeps a whole order back, a repeated try too. */
export const ORDER_RULES: readonly OrderRule[] = [partlyRefunded, address];

/**
 * The seller's limits. An order that may be at the printer already passed them once: there the
 * doubt comes first.
 */
export const LIMIT_RULES: readonly OrderRule[] = [
	olderThanLedger,
	country,
	orderValue,
	orderQuantity,
	repeatOrder,
	firstOrder,
];

/** What keeps one line back. */
export const LINE_RULES: readonly LineRule[] = [
	mapping,
	personalizationMissing,
	personalizationUnreadable,
	personalizationTooLong,
	personalizationChanged,
	personalised,
	needsProof,
];
