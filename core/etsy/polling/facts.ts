import { createHash } from 'node:crypto';
import { z } from 'zod';
import { receiptIdOf } from '../read-receipt';

/** What of an order decides about events. All times are epoch seconds by Etsy's clock. */
export interface OrderFacts {
	receiptId: string;
	createdAt: number;
	updatedAt: number;
	isPaid: boolean;
	isShipped: boolean;
	isCancelled: boolean;
	/** Cancelled, or all of it was paid back: nothing is to be made any more. */
	isOver: boolean;
	paidAt?: number;
	/** When each refund was made, oldest first. */
	refunds: number[];
	/** The earliest date that a line not yet sent was promised for. */
	shipBy?: number;
	/** A short fingerprint of all that a seller can see; differs whenever that differs. */
	print: string;
}

const second = z.number().int().positive().optional().catch(undefined);
const flag = z.boolean().catch(false);
const text = z.string().catch('');

const line = z
	.object({ paid_timestamp: second, shipped_timestamp: second, expected_ship_date: second })
	.catch({});

const refund = z
	.object({
		created_timestamp: second,
		amount: z.object({ amount: z.number() }).optional().catch(undefined),
	})
	.catch({});

/** Reads what it can: an order that is odd in one field has events all the same. */
const receipt = z.object({
	status: text,
	is_paid: flag,
	is_shipped: flag,
	created_timestamp: second,
	create_timestamp: second,
	updated_timestamp: second,
	update_timestamp: second,
	transactions: z.array(line).catch([]),
	refunds: z.array(refund).catch([]),
});
type Receipt = z.output<typeof receipt>;

/** What counts as a change where Etsy does not move `updated_timestamp`. */
const VISIBLE = [
	...['status', 'is_paid', 'is_shipped', 'name', 'first_line', 'second_line', 'city', 'state'],
	...['zip', 'country_iso', 'is_gift', 'gift_message', 'message_from_buyer', 'grandtotal'],
	...['refunds', 'shipments'],
];
const VISIBLE_OF_LINE = ['transaction_id', 'quantity', 'sku', 'variations', 'expected_ship_date'];

function pick(raw: unknown, names: readonly string[]): unknown[] {
	if (typeof raw !== 'object' || raw === null) return [];
	return names.map((name) => Reflect.get(raw, name) as unknown);
}

function fingerprint(raw: object): string {
	const lines: unknown = Reflect.get(raw, 'transactions');
	const parts = [
		pick(raw, VISIBLE),
		Array.isArray(lines) ? lines.map((one) => pick(one, VISIBLE_OF_LINE)) : [],
	];
	return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 8);
}

/** Refunds in the order they were made; a status that tells of one counts where none is listed. */
function refundTimes({ refunds, status }: Receipt, updatedAt: number): number[] {
	const listed = refunds
		.filter(({ amount }) => amount === undefined || amount.amount > 0)
		.map(({ created_timestamp: at }) => at ?? updatedAt)
		.sort((a, b) => a - b);
	const isTold = status.toLowerCase().endsWith('refunded');
	return listed.length === 0 && isTold ? [updatedAt] : listed;
}

function smallest(numbers: Array<number | undefined>): number | undefined {
	const given = numbers.filter((one) => one !== undefined);
	return given.length === 0 ? undefined : Math.min(...given);
}

/**
 * Reads the facts of a raw receipt. Pure.
 * @returns nothing for an entry without number or time of ordering, which cannot be told from
 * others
 */
export function factsOf(raw: unknown): OrderFacts | undefined {
	const receiptId = receiptIdOf(raw);
	const checked = receipt.safeParse(raw);
	if (receiptId === undefined || !checked.success) return undefined;
	const { data } = checked;
	const createdAt = data.created_timestamp ?? data.create_timestamp;
	if (createdAt === undefined) return undefined;
	const updatedAt = data.updated_timestamp ?? data.update_timestamp ?? createdAt;
	const status = data.status.toLowerCase();
	const isCancelled = status === 'canceled' || status === 'cancelled';
	const unsent = data.transactions.filter((one) => one.shipped_timestamp === undefined);
	return {
		receiptId,
		createdAt,
		updatedAt,
		isPaid: data.is_paid,
		isShipped: data.is_shipped,
		isCancelled,
		isOver: isCancelled || status === 'fully refunded',
		paidAt: smallest(data.transactions.map((one) => one.paid_timestamp)),
		refunds: refundTimes(data, updatedAt),
		shipBy: smallest(unsent.map((one) => one.expected_ship_date)),
		print: fingerprint(raw as object),
	};
}
