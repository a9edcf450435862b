import { serviceLabel } from '../provider';
import { isSupplierOrder } from '../supply/supplier-row';
import type { OrderStatus } from '../status';
import { isSent, type LateRow } from './late-row';

/** How an order stands against the day that Etsy promised. */
export type LateLevel = 'at_risk' | 'late' | 'on_time';

/** Why an order is at risk or late: the first of these that holds. */
export const LATE_CODES = [
	'not_ordered',
	'needs_you_at_printer',
	'printer_stopped',
	'not_followed',
	'printer_slow',
	'printer_cannot_make_it',
	'close_to_the_day',
] as const;
/** One of {@link LATE_CODES}. */
export type LateCode = (typeof LATE_CODES)[number];

/** An order that is not sent yet: a row of the ledger, or an Etsy order of which there is none. */
export interface Waiting {
	shopId: string;
	receiptId: string;
	/** ISO 8601; empty where Etsy promises no day. */
	shipBy: string;
	/** When it was made on Etsy, ISO 8601; empty where not known. */
	createdAt: string;
	/** Null: nothing of it stands in the ledger, so it waits for you or for the sync. */
	row: LateRow | null;
	/** Whether another parcel of the order is on its way, so that Etsy may show it as sent. */
	isRest: boolean;
}

/** What a seller decides. */
export interface LateRules {
	/** So many hours before the day an order that is not sent is at risk. */
	shipWarningHours: number;
	/** After so many hours something that waits for the seller is at risk. */
	waitingHours: number;
	/** How many hours a printer may take from the order to the parcel, by its name. */
	productionHours: ReadonlyMap<string, number>;
}

/** What is to be said of an order. */
export interface Judged {
	/** The same for the same order and level: it is told once. */
	key: string;
	shopId: string;
	receiptId: string;
	externalId: string;
	provider: string;
	level: LateLevel;
	code: LateCode | '';
	/** ISO 8601, or empty. */
	shipBy: string;
	/** Negative: so many hours over the day; null where there is no day. */
	hoursLeft: number | null;
	/** Who has to do something now. */
	who: 'nobody' | 'printer' | 'you';
	message: string;
	hint: string;
}

const HOUR = 3_600_000;
/** A printer that was not asked for so long: what the ledger says of its orders is old. */
const STALE_HOURS = 24;
const WAITS_FOR_YOU: readonly OrderStatus[] = [
	'action_required',
	'payment_required',
	'on_hold',
	'draft',
];
const STOPPED: readonly OrderStatus[] = ['failed', 'cancelled'];

interface Reason {
	code: LateCode;
	who: Judged['who'];
	message: string;
	hint: string;
	/** Whether it puts an order at risk by itself, however far the day is. */
	isRisk: boolean;
}

function hoursSince(iso: string, now: number): number {
	const at = Date.parse(iso);
	return Number.isNaN(at) ? Number.POSITIVE_INFINITY : (now - at) / HOUR;
}

function newest(...times: string[]): string {
	return (
		times
			.filter((time) => !Number.isNaN(Date.parse(time)))
			.sort()
			.pop() ?? ''
	);
}

/** Not at a printer: it waits for a person, for the next try, or for the sync. */
function notOrdered({ row, createdAt }: Waiting, rules: LateRules, now: number): Reason {
	const isRetried = row?.state === 'retry' || row?.state === 'creating';
	const since = row?.state === 'needs_person' ? row.claimedAt || row.firstTriedAt : createdAt;
	return {
		code: 'not_ordered',
		who: isRetried ? 'nobody' : 'you',
		message: 'It is not at a printer yet.',
		hint: isRetried
			? 'It is tried again by itself; POD Exceptions says why it failed so far.'
			: 'Look in POD Exceptions for what it waits for, and solve it. If there is nothing, start the sync.',
		isRisk: !isRetried && since !== '' && hoursSince(since, now) > rules.waitingHours,
	};
}

function atPrinter(row: LateRow, shipBy: string, rules: LateRules, now: number): Reason {
	const printer = serviceLabel(row.provider);
	const since = newest(row.statusAt, row.orderedAt);
	if (WAITS_FOR_YOU.includes(row.status)) {
		return {
			...{ code: 'needs_you_at_printer', who: 'you' },
			message: `It waits for you at ${printer} (${words(row.status)}).`,
			hint: `Open the order at ${printer}, do what it asks for, and send it on.`,
			isRisk: hoursSince(since, now) > rules.waitingHours,
		};
	}
	if (STOPPED.includes(row.status)) {
		return {
			...{ code: 'printer_stopped', who: 'you' },
			message: `${printer} does not make it (${words(row.status)}).`,
			hint: `Look at ${printer} for the reason, order it again by hand, or refund the buyer on Etsy.`,
			isRisk: true,
		};
	}
	const isAsked = !isSupplierOrder(row.externalId);
	if (isAsked && hoursSince(newest(row.checkedAt, row.orderedAt), now) > STALE_HOURS) {
		return {
			...{ code: 'not_followed', who: 'you' },
			message: `Nobody has asked ${printer} for a day how it stands.`,
			hint: 'See that the workflow Follow production is active and its credentials work.',
			isRisk: true,
		};
	}
	const promise = rules.productionHours.get(row.provider);
	const readyAt = promise === undefined ? Number.NaN : Date.parse(row.orderedAt) + promise * HOUR;
	const asked = `Ask the support of ${printer} when it will be sent, and tell the buyer.`;
	if (readyAt < now) {
		return {
			...{ code: 'printer_slow', who: 'printer', isRisk: true, hint: asked },
			message: `${printer} takes longer than the ${promise} hours that you allow.`,
		};
	}
	if (readyAt > Date.parse(shipBy)) {
		return {
			...{ code: 'printer_cannot_make_it', who: 'printer', isRisk: true, hint: asked },
			message: `${printer} may take ${promise} hours, and that is after the day.`,
		};
	}
	return {
		...{ code: 'close_to_the_day', who: 'printer', isRisk: false, hint: asked },
		message: `${printer} has not sent it yet (${words(row.status)}).`,
	};
}

const words = (status: OrderStatus): string => status.replaceAll('_', ' ');

/** A day as a seller reads it. */
export function dayOf(iso: string): string {
	return Number.isNaN(Date.parse(iso))
		? ''
		: new Date(iso).toISOString().slice(0, 16).replace('T', ' ');
}

function distance(hours: number): string {
	const whole = Math.max(1, Math.round(Math.abs(hours)));
	return whole < 48
		? `${whole} ${whole === 1 ? 'hour' : 'hours'}`
		: `${Math.round(whole / 24)} days`;
}

/**
 * Says of an order that is not sent how it stands. Pure.
 * @param now epoch milliseconds
 * @returns null for one that is on its way
 */
export function judge(waiting: Waiting, rules: LateRules, now: number): Judged | null {
	const { row, shopId, receiptId, shipBy, isRest } = waiting;
	if (row !== null && isSent(row)) return null;
	const day = Date.parse(shipBy);
	const hoursLeft = Number.isNaN(day) ? null : (day - now) / HOUR;
	const reason =
		row?.state === 'ordered' ? atPrinter(row, shipBy, rules, now) : notOrdered(waiting, rules, now);
	const isClose = hoursLeft !== null && hoursLeft <= rules.shipWarningHours;
	const level: LateLevel =
		hoursLeft !== null && hoursLeft < 0 ? 'late' : isClose || reason.isRisk ? 'at_risk' : 'on_time';
	const name = `${isRest ? 'The rest of ' : ''}Etsy order ${receiptId}`;
	const when =
		hoursLeft === null
			? 'has no day by which it must be sent'
			: hoursLeft < 0
				? `should have been sent ${distance(hoursLeft)} ago`
				: `must be sent within ${distance(hoursLeft)} (${dayOf(shipBy)} UTC)`;
	const externalId = row?.externalId ?? '';
	const isOnTime = level === 'on_time';
	return {
		key: `late:${externalId || `${shopId}-${receiptId}`}:${level}`,
		...{ shopId, receiptId, externalId, provider: row?.provider ?? '', level },
		code: isOnTime ? '' : reason.code,
		shipBy,
		hoursLeft: hoursLeft === null ? null : Math.round(hoursLeft * 10) / 10,
		who: isOnTime ? 'nobody' : reason.who,
		message: isOnTime ? `${name} ${when}.` : `${name} ${when}. ${reason.message}`,
		hint: isOnTime ? '' : reason.hint,
	};
}
