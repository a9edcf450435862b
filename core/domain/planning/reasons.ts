import { serviceLabel, type Provider } from '../provider';
import { choicesOf } from './choose/candidates';
import type { HoldReason, IgnoreCode, OpenLine } from './plan-types';

/** What a seller reads about a line that is left alone. */
export const IGNORE_MESSAGES: Readonly<Record<IgnoreCode, string>> = {
	already_cancelled:
		'This line was ordered, and stopped at the printer after the order was cancelled on Etsy.',
	already_ignored: 'A rule left this line out in an earlier sync.',
	already_ordered: 'This line was ordered in an earlier sync.',
	already_shipped: 'The order is marked as shipped on Etsy, so nothing is ordered for it.',
	being_ordered: 'Another run is ordering this line right now.',
	cancelled: 'The order was cancelled on Etsy before it was ordered.',
	digital: 'A digital item: there is nothing to print.',
	not_paid: 'The order is not paid yet. It is ordered as soon as Etsy says that it is paid.',
	refunded: 'The order was refunded on Etsy before it was ordered.',
	served_elsewhere:
		'No print on demand: you make this line yourself or have it sent by a supplier.',
	waits_for_person: 'An earlier try failed and waits for you in POD Exceptions.',
	waits_for_retry: 'An earlier try failed; the next one has a time in POD Exceptions.',
};

/**
 * A line that could go but stays with the others of its order.
 * @param waitsFor the lines that cannot go
 * @param wasTried whether they were tried in one provider order: then it cannot go alone
 */
export function waitsForOthers(
	receiptId: string,
	waitsFor: readonly string[],
	wasTried: boolean,
): HoldReason {
	return {
		code: 'waits_for_other_lines',
		category: 'policy',
		message: `This line could be ordered; it waits for another line of Etsy order ${receiptId}.`,
		hint: 'Solve what holds the other line. To send such lines at once, set partial_orders to send in POD Settings.',
		fields: [],
		canApprove: !wasTried,
		facts: [...waitsFor].sort().join(','),
	};
}

/** A line that no printer of the map can make at the moment. */
export function noPrinter(title: string, why: string): HoldReason {
	return {
		code: 'no_printer',
		category: 'mapping',
		message: `No printer can make "${title}" now: ${why}.`,
		hint: 'Add another printer for it to POD Variant Map, or wait until it can be made again.',
		fields: ['mapping'],
	};
}

/** A line whose printers print at once, which the seller allowed none of them. */
export function startNotAllowed(title: string, providers: readonly Provider[]): HoldReason {
	const names = providers.map(serviceLabel).join(' and ');
	return {
		code: 'start_not_allowed',
		category: 'policy',
		message: `${names} would print "${title}" at once and cannot let it wait for you; you have not allowed that.`,
		hint: `Add ${providers.join(', ')} to start_production in POD Settings, or give the line to another printer in POD Variant Map.`,
		fields: ['provider'],
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
 * A line whose earlier try may have worked, and which the map now gives to other printers only:
 * just the printer that was asked can tell, so none is called. Null for any other line.
 */
export function changedInDoubt({ line, row, inDoubt }: OpenLine): HoldReason | null {
	if (!inDoubt || row === null || line.mapping.status !== 'mapped') return null;
	if (choicesOf(line.mapping).some(({ provider }) => provider === row.provider)) return null;
	const before = row.provider ? serviceLabel(row.provider) : 'another printer';
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
