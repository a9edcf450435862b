import { addressProblems, normaliseAddress } from '../address';
import type { FailureCategory } from '../failure';
import type { ResolvedLine, ResolvedOrder } from '../variant-map/resolve';
import { isProvider, serviceLabel } from '../provider';
import type { HoldCode, IgnoreCode, OpenLine } from './plan-types';

/** A reason to hold, in a seller's words. */
export interface HoldReason {
	code: HoldCode;
	category: FailureCategory;
	message: string;
	hint: string;
	fields: string[];
}

/** What a seller reads about a line that is left alone. */
export const IGNORE_MESSAGES: Readonly<Record<IgnoreCode, string>> = {
	already_ignored: 'A rule left this line out in an earlier sync.',
	already_ordered: 'This line was ordered in an earlier sync.',
	already_shipped: 'The order is marked as shipped on Etsy, so nothing is ordered for it.',
	being_ordered: 'Another run is ordering this line right now.',
	cancelled: 'The order was cancelled on Etsy before it was ordered.',
	digital: 'A digital item: there is nothing to print.',
	not_paid: 'The order is not paid yet. It is ordered as soon as Etsy says that it is paid.',
	refunded: 'The order was refunded on Etsy before it was ordered.',
	waits_for_person: 'An earlier try failed and waits for you in POD Exceptions.',
	waits_for_retry: 'An earlier try failed; the next one has a time in POD Exceptions.',
};

/** Which rule ends every line of the order at once; null when none does. */
export function ignoreOrder(order: ResolvedOrder): IgnoreCode | null {
	switch (order.state) {
		case 'cancelled':
			return 'cancelled';
		case 'refunded':
			return 'refunded';
		case 'shipped':
			return 'already_shipped';
		case 'unpaid':
			return 'not_paid';
		case 'open':
			return null;
	}
}

/** What keeps the whole order from going; null when nothing does. */
export function holdOrder(order: ResolvedOrder): HoldReason | null {
	if (order.hasRefund) {
		return {
			code: 'partly_refunded',
			category: 'policy',
			message: `Part of the money for Etsy order ${order.receiptId} was paid back.`,
			hint: 'Look at the order on Etsy and order by hand what should still be printed.',
			fields: [],
		};
	}
	if (order.shipTo === null) {
		return {
			code: 'address_hidden',
			category: 'permission',
			message: `Etsy does not give this key the address of order ${order.receiptId}.`,
			hint: 'Order it by hand at the printer, or connect the shop to the printer directly; docs/credentials/etsy.md says which keys see addresses.',
			fields: ['shipTo'],
		};
	}
	const problems = addressProblems(normaliseAddress(order.shipTo));
	if (problems.length > 0) {
		return {
			code: 'address_incomplete',
			category: 'validation',
			message: `The address of Etsy order ${order.receiptId} cannot be used: ${problems
				.map((problem) => problem.message)
				.join(' ')}`,
			hint: 'Ask the buyer to correct the address on Etsy. The next sync picks the order up.',
			fields: problems.map((problem) => `shipTo.${problem.field}`),
		};
	}
	return null;
}

/** What keeps one line from going; null when nothing does. */
export function holdLine(line: ResolvedLine): HoldReason | null {
	if (line.mapping.status === 'attention') {
		const { code, message, hint } = line.mapping;
		return { code, category: 'mapping', message, hint, fields: ['sku'] };
	}
	if (line.personalization.length > 0) {
		return {
			code: 'personalised',
			category: 'capability',
			message: `The buyer personalised "${line.title}", and no print file with it exists.`,
			hint: 'Make the print file and order this line by hand at the printer.',
			fields: ['personalization'],
		};
	}
	return null;
}

/** A line that could go but stays with the others of its order. */
export function waitsForOthers(receiptId: string): HoldReason {
	return {
		code: 'waits_for_other_lines',
		category: 'policy',
		message: `This line could be ordered; it waits for another line of Etsy order ${receiptId}.`,
		hint: 'Solve what holds the other line. To send such lines at once, set partial_orders to send in POD Settings.',
		fields: [],
	};
}

/** An order that the buyer or seller cancelled after it had been ordered at the printer. */
export function cancelledAfterOrder(receiptId: string, where: string): HoldReason {
	return {
		code: 'cancelled_after_order',
		category: 'policy',
		message: `Etsy order ${receiptId} was cancelled or refunded after it had been ordered (${where}).`,
		hint: 'Cancel it at the printer at once if it is not in production yet.',
		fields: [],
	};
}

/**
 * A line whose earlier try may have worked, and which the map now gives to another printer: only
 * the printer that was asked can tell, so neither is called. Null for any other line.
 */
export function changedInDoubt({ line, row, inDoubt }: OpenLine): HoldReason | null {
	if (!inDoubt || row === null || line.mapping.status !== 'mapped') return null;
	if (line.mapping.provider === row.provider) return null;
	const before = isProvider(row.provider) ? serviceLabel(row.provider) : 'another printer';
	return {
		code: 'changed_in_doubt',
		category: 'conflict',
		message: `${before} may have this line already, and the Variant Map now names ${serviceLabel(
			line.mapping.provider,
		)}.`,
		hint: 'If the order is not at the first printer, set the row in POD Order Ledger to planned with inDoubt off.',
		fields: [],
	};
}

/** A line whose earlier try may have worked and that a rule would leave alone now. */
export function leftInDoubt(code: IgnoreCode, where: string): HoldReason {
	return {
		code: 'changed_in_doubt',
		category: 'conflict',
		message: `${IGNORE_MESSAGES[code]} But an earlier try may have ordered it (${where}).`,
		hint: 'Look for it at the printer and cancel it there if it is not wanted. Then set its row in POD Order Ledger to ordered, or to planned with inDoubt off if it is not there.',
		fields: [],
	};
}

/** A line whose earlier try may have worked, and which cannot be repeated as it was. */
export function otherLinesInDoubt(where: string): HoldReason {
	return {
		code: 'changed_in_doubt',
		category: 'conflict',
		message: `An earlier try may have worked (${where}), and it was not for the same lines.`,
		hint: 'Keep one row for it in POD Order Ledger: set it to ordered with the lines that were ordered, or to planned with inDoubt off if it is not there.',
		fields: ['lineIds'],
	};
}

/** An order for which the ledger has a row that was tried and names no line. */
export function rowNamesNoLine(externalId: string): HoldReason {
	return {
		code: 'changed_in_doubt',
		category: 'conflict',
		message: `The row ${externalId} in POD Order Ledger does not say which lines it is for.`,
		hint: 'Enter the numbers of its lines in the column lineIds, or delete the row if nothing was ordered under it.',
		fields: ['lineIds'],
	};
}

/** An order whose numbers do not make a reference that every printer takes. */
export function unusableNumber(receiptId: string): HoldReason {
	return {
		code: 'unusable_number',
		category: 'validation',
		message: `The shop or order number of Etsy order ${receiptId} cannot be used as a reference.`,
		hint: 'Order it by hand at the printer and report it to the makers of this pack.',
		fields: ['receiptId'],
	};
}
