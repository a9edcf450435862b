import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { z } from 'zod';
import { outcomesOf, type Attempt } from '../../../../core/domain/changes/outcome';
import { CHANGE_KINDS } from '../../../../core/domain/changes/plan-changes';
import { failure } from '../../../../core/domain/failure';
import { fail, ok, type Result } from '../../../../core/domain/result';
import { isSupplierOrder } from '../../../../core/domain/supply/supplier-row';
import { moveOrder } from '../../../../core/providers/changes/move-order';
import { stopOrder } from '../../../../core/providers/changes/stop-order';
import type { PrintProvider } from '../../../../core/providers/types';
import type { Entry } from '../../../shared/operation';
import { toJson } from '../../../shared/to-json';
import { openProvider } from '../../../shared/open-provider';
import { addressShape } from '../../helpers/order-shapes';
import { readJson } from '../../../shared/read-json';

/** The limiter keeps the provider's limits; this keeps waiting requests from piling up. */
export const concurrency = 5;

const OUTPUTS = { done: 0, needs_you: 1, again: 2 } as const;

const properties: INodeProperties[] = [
	{
		displayName: 'Change',
		name: 'change',
		type: 'json',
		default: '={{ $json }}',
		required: true,
		description:
			"An item of the output 'Take Up' of Plan Changes. Claim its row in POD Order Ledger first, so that no other run takes it up too.",
	},
];

/** The parameters of Carry Out Change. */
export const description = updateDisplayOptions(
	{ show: { resource: ['order'], operation: ['carryOutChange'] } },
	properties,
);

const changeShape = z.object({
	externalId: z.string().min(1),
	shopId: z.string(),
	receiptId: z.string().min(1),
	provider: z.string().min(1),
	providerOrderId: z.string().min(1),
	status: z.string(),
	cost: z.object({ amountMinor: z.number().int(), currency: z.string() }).optional(),
	differences: z.array(z.object({ kind: z.enum(CHANGE_KINDS), key: z.string().min(1) })).min(1),
	wasTried: z.boolean(),
	orderedAs: z.string(),
	orderedAsMoved: z.string(),
	shipTo: addressShape.optional(),
	takenBack: z.literal(true).optional(),
});
type Change = z.output<typeof changeShape>;

/**
 * Stops an order at its printer, or sends it to the new address, as far as that is still possible;
 * what is not leaves in words. Looks at the order first: what is stopped already is not stopped
 * again. No call for what only a person can do.
 */
export async function executeList(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<Entry[]>> {
	const field = { name: 'change', displayName: 'Change' };
	const read = readJson(changeShape, context.getNodeParameter('change', itemIndex), field);
	if (!read.ok) return read;
	const change = read.value;
	const attempts: Partial<Record<'address' | 'cancel', Attempt>> = {};
	for (const { kind } of change.differences) {
		if (kind === 'cancel' || kind === 'address') {
			attempts[kind] = await attempt(context, itemIndex, kind, change);
		}
	}
	const { outcomes, ledger } = outcomesOf(change, attempts);
	const { externalId, shopId, receiptId, provider, providerOrderId } = change;
	const status = ledger.state === 'cancelled' ? 'cancelled' : change.status;
	return ok(
		outcomes.map(({ kind, words, ...outcome }): Entry => {
			const known = { externalId, shopId, receiptId, provider, providerOrderId };
			const row = { ...ledger, status };
			const json: IDataObject = toJson({ ...known, ...outcome, ...words, ledger: row });
			return { json, output: OUTPUTS[kind] };
		}),
	);
}

async function attempt(
	context: IExecuteFunctions,
	itemIndex: number,
	kind: 'address' | 'cancel',
	change: Change,
): Promise<Attempt> {
	if (isSupplierOrder(change.externalId)) return { kind: 'late', why: 'not_offered' };
	const provider = await openAs(context, itemIndex, change.provider);
	if (!provider.ok) return { kind: 'again', failure: provider.failure };
	const { providerOrderId, wasTried, shipTo } = change;
	if (kind === 'cancel') return await stopOrder(provider.value, providerOrderId, wasTried);
	// Etsy told the address a moment ago; without it there is nothing to send.
	if (!shipTo) return { kind: 'late', why: 'not_offered' };
	return await moveOrder(provider.value, providerOrderId, shipTo);
}

async function openAs(
	context: IExecuteFunctions,
	itemIndex: number,
	name: string,
): Promise<Result<PrintProvider>> {
	const provider = await openProvider(context, itemIndex);
	if (!provider.ok || provider.value.name === name) return provider;
	return fail(
		failure({
			category: 'mapping',
			provider: 'pack',
			operation: 'order:carryOutChange',
			message: 'The order is at another printer than the one this node is set to.',
			hint: "Set 'Provider' to the expression {{ $json.provider }}.",
			fields: ['provider'],
		}),
	);
}
