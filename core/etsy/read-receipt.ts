import { failure, type Failure } from '../domain/failure';
import type { Order } from '../domain/order';
import { checkAnswer } from '../transport/check-answer';
import { shopReceipt } from './schemas';
import { toOrder } from './to-order';

/** One entry of a list of receipts: an order, or why it cannot be read and what is known of it. */
export type ReadReceipt =
	| { order: Order }
	| { failure: Failure; receiptId?: string; shopId: string };

/** What the check calls a receipt that is wrong as a whole. */
const WHOLE = 'answer';

function field(raw: unknown, name: string): unknown {
	return typeof raw === 'object' && raw !== null ? Reflect.get(raw, name) : undefined;
}

/** The order number of a receipt that may not be readable otherwise. */
export function receiptIdOf(raw: unknown): string | undefined {
	const id = field(raw, 'receipt_id');
	const isId = Number.isSafeInteger(id) || (typeof id === 'string' && /^\d+$/.test(id));
	return isId ? String(id) : undefined;
}

/** Whether a receipt holds the address in one piece, which Etsy hides on its own from some keys. */
export function hasWholeAddress(raw: unknown): boolean {
	const address = field(raw, 'formatted_address');
	return typeof address === 'string' && address.trim() !== '';
}

/** When a receipt was made, in epoch seconds, as far as it can be read. */
export function createdSecondOf(raw: unknown): number | undefined {
	const second = field(raw, 'created_timestamp') ?? field(raw, 'create_timestamp');
	return typeof second === 'number' && Number.isSafeInteger(second) && second >= 0
		? second
		: undefined;
}

/**
 * Checks one entry of a page of receipts. Never throws.
 * @param index its place in the page, for the path in the failure
 */
export function readReceipt(raw: unknown, index: number, shopId: string): ReadReceipt {
	const checked = checkAnswer(shopReceipt, raw);
	if (checked.ok) return { order: toOrder(checked.value, shopId) };
	const receiptId = receiptIdOf(raw);
	const fields = checked.mismatch.paths.map((path) =>
		path === WHOLE ? `results[${index}]` : `results[${index}].${path}`,
	);
	return {
		receiptId,
		shopId,
		failure: failure({
			category: 'validation',
			provider: 'etsy',
			operation: 'getShopReceipts',
			code: 'unexpected_answer',
			message: `Etsy sent order ${receiptId ?? 'without a number'} in a form that cannot be understood: ${fields[0]} ${checked.mismatch.problem}.`,
			hint: 'Handle this order by hand, and report this message so that the pack learns to read it.',
			fields,
		}),
	};
}
