import { combineStatus } from '../../domain/combine-status';
import { sumMoney, type Money } from '../../domain/money';
import type { ProviderOrder } from '../../domain/provider-order';
import { ok, type Result } from '../../domain/result';
import type { GelatoDeps } from './deps';
import { toProviderOrder } from './from-gelato';
import { orderSchema } from './schemas';

/** Where an order of Gelato's lies. */
export function orderPath(orderId: string): string {
	return `/v4/orders/${encodeURIComponent(orderId)}`;
}

/** Reads one order as Gelato has it, without the others into which it was split. One call. */
export async function readPart(
	{ client }: GelatoDeps,
	orderId: string,
): Promise<Result<ProviderOrder>> {
	const answer = await client.call({
		operation: 'getOrder',
		effect: 'read',
		method: 'GET',
		path: orderPath(orderId),
		schema: orderSchema,
	});
	return answer.ok ? ok(toProviderOrder(answer.value)) : answer;
}

/**
 * The parts of an order: Gelato splits one that is made in several countries (facts/gelato.md 7).
 * A call for each further part.
 * @param first the part that was read already; it comes first
 */
export async function partsOf(
	deps: GelatoDeps,
	first: ProviderOrder,
): Promise<Result<ProviderOrder[]>> {
	const ids = (first.connectedOrderIds ?? []).filter((id) => id !== first.providerOrderId);
	const parts = [first];
	for (const id of ids) {
		const part = await readPart(deps, id);
		if (part.ok) parts.push(part.value);
		else if (part.failure.category !== 'not_found') return part;
	}
	return ok(parts);
}

/** The whole order that a part belongs to, as far as it can be read now. */
export async function wholeOf(deps: GelatoDeps, first: ProviderOrder): Promise<ProviderOrder> {
	const parts = await partsOf(deps, first);
	return parts.ok ? mergeParts(first, parts.value.slice(1)) : first;
}

/**
 * Makes one order of the parts, under the id of the first and with its object under `raw`. What an
 * order costs is told only where every part tells it.
 */
export function mergeParts(first: ProviderOrder, others: readonly ProviderOrder[]): ProviderOrder {
	if (others.length === 0) return first;
	const parts = [first, ...others];
	const total = (field: keyof ProviderOrder['costs']): Money | undefined => {
		const known = parts.map(({ costs }) => costs[field]).filter((money) => money !== undefined);
		const sum = known.length === parts.length ? sumMoney(known) : undefined;
		return sum?.ok ? sum.value : undefined;
	};
	const updated = parts.map(({ updatedAt }) => updatedAt ?? '').sort();
	const status = combineStatus(parts.map((part) => part.status));
	return {
		...first,
		status,
		rawStatus: [...new Set(parts.map(({ rawStatus }) => rawStatus))].join(', '),
		awaitingApproval: status === 'draft',
		reason: parts.find(({ reason }) => reason !== undefined)?.reason,
		updatedAt: updated[updated.length - 1] || undefined,
		connectedOrderIds: others.map(({ providerOrderId }) => providerOrderId),
		costs: {
			items: total('items'),
			shipping: total('shipping'),
			tax: total('tax'),
			total: total('total'),
		},
		lines: parts.flatMap(({ lines }) => lines),
		shipments: parts.flatMap(({ shipments }) => shipments),
	};
}
