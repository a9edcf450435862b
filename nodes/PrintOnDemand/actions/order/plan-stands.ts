import { failure } from '../../../../core/domain/failure';
import { voidedBy } from '../../../../core/domain/planning/void-plan';
import { readOrder } from '../../../../core/domain/read-order';
import { fail, ok, type Result } from '../../../../core/domain/result';
import { sha256 } from '../../../shared/sha256';
import { readObject } from '../../../shared/read-object';
import type { Basis } from './order-request';

/**
 * Whether the Etsy order is still what the plan rests on.
 * @param value the Etsy order as it is now, as an item or JSON text; an empty one compares nothing
 * @returns a `conflict` failure with the code `plan_void` and what has changed; nothing was sent
 */
export function planStands(value: unknown, basis: Basis | undefined): Result<true> {
	const json = readObject(value, 'etsyOrder', 'Order on Etsy Now');
	if (!json.ok) return json;
	if (Object.keys(json.value).length === 0) return ok(true);
	const order = readOrder(json.value);
	if (!order.ok) return order;
	if (basis === undefined) return fail(noBasis());
	const voided = voidedBy(basis, order.value, sha256);
	if (voided === null) return ok(true);
	return fail(
		failure({
			category: 'conflict',
			code: 'plan_void',
			retryable: true,
			provider: 'pack',
			operation: 'order:create',
			message: voided.message,
			hint: voided.hint,
			fields: [],
		}),
	);
}

function noBasis() {
	return failure({
		category: 'validation',
		provider: 'pack',
		operation: 'order:create',
		message:
			"The order does not say what it was planned from, so 'Order on Etsy Now' cannot be compared with it",
		hint: "Put in the output 'Ready' of Plan as it is, or leave 'Order on Etsy Now' empty",
		fields: ['plan'],
	});
}
