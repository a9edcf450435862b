import type { FailureCategory } from '../failure';
import { serviceLabel } from '../provider';
import type { Finding, FindingCode, Repair } from './types';

/** What a finding is about. */
export interface About {
	shopId: string;
	receiptId: string;
	lineId?: string;
	externalId?: string;
	provider?: string;
	/** Numbers at the printer, a tracking number, a state: what the words name. */
	detail?: string;
	/** Tells two findings of one kind about one order apart. */
	part?: string;
}

type Words = (order: string, printer: string, detail: string) => [message: string, hint: string];

interface Kind {
	repair: Repair;
	category: FailureCategory;
	words: Words;
}

const SYNC = "Look whether the workflow 'Sync Etsy orders to print on demand' is active.";

const KINDS: Readonly<Record<FindingCode, Kind>> = {
	at_printer_only: {
		repair: 'person',
		category: 'conflict',
		words: (order, printer, detail) => [
			`${printer} has an order for Etsy order ${order} that the ledger does not know (${detail}), and it does not say for which lines.`,
			`Look at it at ${printer}. The lines wait until you decide in POD Order Ledger: set the row to ordered if it is right, or cancel it there and set the row to planned.`,
		],
	},
	cancelled_but_made: {
		repair: 'person',
		category: 'conflict',
		words: (order, printer, detail) => [
			`Etsy order ${order} was cancelled or refunded, but ${printer} still has it as ${detail}.`,
			`Cancel it at ${printer} at once, if it lets you.`,
		],
	},
	doubled_at_printer: {
		repair: 'person',
		category: 'conflict',
		words: (order, _printer, detail) => [
			`Etsy order ${order} is being made more than once: ${detail}.`,
			`Cancel all but the one that POD Order Ledger names, at once. The buyer ordered it once.`,
		],
	},
	ended_on_etsy: {
		repair: 'done',
		category: 'conflict',
		words: (order, _printer, detail) => [
			`Etsy order ${order} ${detail} while it still waited to be ordered. It was closed in the ledger, so that nothing is made.`,
			'Nothing to do.',
		],
	},
	line_left_behind: {
		repair: 'person',
		category: 'unclear',
		words: (order, _printer, detail) => [
			`Line ${detail} of the paid Etsy order ${order} stands nowhere, and Etsy takes the order for sent, because another part of it went out.`,
			`The next sync takes it up by its number. ${SYNC} If this still stands here tomorrow, have the line made by hand.`,
		],
	},
	line_without_end: {
		repair: 'due',
		category: 'unclear',
		words: (order, _printer, detail) => [
			`Line ${detail} of the paid Etsy order ${order} stands nowhere: not ordered, not waiting, not left out.`,
			`The next sync takes it up. ${SYNC}`,
		],
	},
	made_not_noted: {
		repair: 'done',
		category: 'conflict',
		words: (order, printer, detail) => [
			`${printer} has Etsy order ${order} as ${detail}, and the ledger did not say so. It does now.`,
			'Nothing to do: it is not ordered again.',
		],
	},
	nobody_was_asked: {
		repair: 'person',
		category: 'unclear',
		words: (order, _printer, detail) => [
			`Etsy order ${order} (${detail}) waits for a person in the ledger, and no open row of POD Exceptions says why.`,
			"Look at the order, then set the row in POD Order Ledger to planned to have it tried again, or use the form of 'Hold and approve'.",
		],
	},
	not_at_printer: {
		repair: 'person',
		category: 'not_found',
		words: (order, printer, detail) => [
			`The ledger says that ${printer} has Etsy order ${order} (${detail}), but ${printer} does not know it.`,
			`Look for the order at ${printer}. If it is gone, order it again by hand, or refund the buyer on Etsy.`,
		],
	},
	order_unreadable: {
		repair: 'person',
		category: 'validation',
		words: (order) => [
			`Etsy gave order ${order} in a form that could not be read, so it could not be compared.`,
			'Look at the order on etsy.com and see to it by hand.',
		],
	},
	other_number: {
		repair: 'done',
		category: 'conflict',
		words: (order, printer, detail) => [
			`${printer} has Etsy order ${order} under another number than the ledger said: ${detail}. The ledger now has that number.`,
			'Nothing to do.',
		],
	},
	parcel_not_noted: {
		repair: 'done',
		category: 'not_found',
		words: (order, printer, detail) => [
			`${printer} has sent parcel ${detail} of Etsy order ${order}, and nobody had noted it. It stands in POD Parcels now.`,
			"Nothing to do: 'Push tracking to Etsy' tells Etsy of it at its next run.",
		],
	},
	parcel_waits: {
		repair: 'due',
		category: 'unclear',
		words: (order, _printer, detail) => [
			`Etsy should have heard of parcel ${detail} of order ${order} by now.`,
			"Look whether the workflow 'Push tracking to Etsy' is active; its next run tells Etsy.",
		],
	},
	printer_silent: {
		repair: 'person',
		category: 'service_down',
		words: (_order, printer) => [
			`${printer} could not be asked, so its orders were not compared today.`,
			'POD Exceptions says why. Tomorrow they are compared again.',
		],
	},
	row_stuck: {
		repair: 'due',
		category: 'unclear',
		words: (order, _printer, detail) => [
			`Etsy order ${order} (${detail}) should have been ordered by now, and no run has taken it up.`,
			`The next sync takes it up. ${SYNC}`,
		],
	},
	stopped_at_printer: {
		repair: 'done',
		category: 'conflict',
		words: (order, printer, detail) => [
			`${printer} has stopped Etsy order ${order} (${detail}), and the ledger had it as on its way. The ledger says so now.`,
			'POD Exceptions says what to do.',
		],
	},
	supplier_line_left: {
		repair: 'person',
		category: 'unclear',
		words: (order, supplier, detail) => [
			`Line ${detail} of Etsy order ${order} is for ${supplier}, and no order to ${supplier} names it.`,
			"Look whether the workflow 'Dropship lines' is active for this shop. If Etsy takes the order for sent already, send the line to the supplier by hand.",
		],
	},
	told_not_shown: {
		repair: 'person',
		category: 'unclear',
		words: (order, _printer, detail) => [
			`Etsy was told of parcel ${detail} of order ${order}, but does not show it.`,
			'Look at the order on etsy.com. If the parcel is missing there, set its row in POD Parcels to found: Etsy is asked first, so the buyer is not written to twice.',
		],
	},
};

/** A finding in words. */
export function finding(code: FindingCode, about: About): Finding {
	const {
		shopId,
		receiptId,
		lineId = '',
		externalId = '',
		provider = '',
		detail = '',
		part,
	} = about;
	const { repair, category, words } = KINDS[code];
	const printer = provider === '' ? 'The printer' : serviceLabel(provider);
	const [message, hint] = words(receiptId, printer, detail);
	const subject = externalId || [receiptId, lineId].filter((part) => part !== '').join(':');
	const key = ['reconcile', code, subject || provider, ...(part ? [part] : [])].join(':');
	return {
		...{ key, code, category, repair, shopId, receiptId, lineId, externalId, provider },
		...{ message, hint },
	};
}
