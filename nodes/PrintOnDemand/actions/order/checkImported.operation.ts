import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { z } from 'zod';
import { failure } from '../../../../core/domain/failure';
import { holdKey } from '../../../../core/domain/planning/hold-key';
import { compareImported, type ImportVerdict } from '../../../../core/domain/planning/imported';
import type { Money } from '../../../../core/domain/money';
import { costsOfImported } from '../../../../core/domain/planning/import-money';
import { fail, ok, type Result } from '../../../../core/domain/result';
import { toJson } from '../../../shared/to-json';
import type { BatchEntry, BatchOutcome } from '../../../shared/operation';
import { filledItems } from '../../../shared/inputs';
import { idShape, sourceShape } from '../../helpers/order-shapes';
import { importLimitsShape } from '../../helpers/import-limits-shape';
import { openProvider } from '../../../shared/open-provider';
import { heldForMoney, lookAtMoney, type MoneyWords } from './imported-money';

const ORDERS = 0;
const OUTPUTS = { approve: 0, hold: 1, wait: 2 } as const;

const properties: INodeProperties[] = [
	{
		displayName:
			"For orders that come to the printer by its own connection to Etsy (<code>route</code> is provider_imported): finds them there and compares lines and quantities with the plan. What is right leaves by 'Approve': send it to Order: Submit where <code>submit</code> and <code>mayStart</code> are true. What differs leaves by 'Hold', what is not there yet by 'Wait'.",
		name: 'importedNotice',
		type: 'notice',
		default: '',
	},
];

/** The parameters of Check Imported. */
export const description = updateDisplayOptions(
	{ show: { resource: ['order'], operation: ['checkImported'] } },
	properties,
);

const plannedShape = z.object({
	externalId: z.string().min(1),
	provider: z.string().min(1),
	shopId: z.string().min(1),
	receiptId: z.string().min(1),
	lineIds: z.string(),
	lines: z
		.array(
			z.object({ lineId: idShape, quantity: z.number().int().positive(), source: sourceShape }),
		)
		.min(1),
	waitUntil: z.string().min(1),
	plan: z.object({ createdAt: z.string(), fingerprint: z.string().default('') }),
	submit: z.boolean().optional(),
	notes: z.string().optional(),
	buyerKey: z.string().optional(),
	orderedAs: z.string().optional(),
	shipBy: z.string().optional(),
	nextAttemptAt: z.string().optional(),
	ledger: z.object({ attempts: z.number(), firstTriedAt: z.string() }).optional(),
	limits: importLimitsShape.optional(),
});

type Planned = z.output<typeof plannedShape>;

/**
 * Looks at what a printer imported for each planned order. A look-up reads the printer's newest
 * orders, back to when the Etsy order was made; all items share what was read.
 */
export async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	const entries: BatchEntry[] = [];
	// What is let go in this run counts towards the limit of the day.
	const spent: Money[] = [];
	for (const { json, pairedItem } of filledItems(context, ORDERS)) {
		const answer = await check(context, json, pairedItem.item);
		if (!answer.ok) {
			entries.push({ failure: answer.failure, pairedItem });
			continue;
		}
		const { planned, verdict, costs } = answer.value;
		const money =
			verdict.verdict === 'approve' ? lookAtMoney(planned, verdict, costs, spent) : null;
		if (money?.hold) {
			entries.push({ json: heldForMoney(planned, money.hold), output: OUTPUTS.hold, pairedItem });
			continue;
		}
		if (verdict.verdict === 'approve') spent.push(...(costs ?? []));
		for (const item of itemsOf(planned, verdict, money ?? {}))
			entries.push({ json: item, output: OUTPUTS[verdict.verdict], pairedItem });
	}
	return ok({ entries });
}

async function check(
	context: IExecuteFunctions,
	json: IDataObject,
	itemIndex: number,
): Promise<Result<{ planned: Planned; verdict: ImportVerdict; costs: Money[] | null }>> {
	const planned = plannedShape.safeParse(json);
	if (!planned.success) return fail(notPlanned());
	const provider = await openProvider(context, itemIndex);
	if (!provider.ok) return provider;
	if (provider.value.name !== planned.data.provider) return fail(otherProvider());
	const { receiptId, plan } = planned.data;
	const found = await provider.value.findImportedOrders(receiptId, plan.createdAt);
	if (!found.ok) return found;
	const verdict = compareImported(planned.data, found.value, Date.now());
	const right = verdict.verdict === 'approve' ? verdict.orders : [];
	const ids = new Set(right.map(({ providerOrderId }) => providerOrderId));
	const costs = costsOfImported(found.value.filter((one) => ids.has(one.providerOrderId)));
	return ok({ planned: planned.data, verdict, costs });
}

/** One item a provider order where it is approved, else one for the whole. */
function itemsOf(planned: Planned, verdict: ImportVerdict, money: MoneyWords): IDataObject[] {
	const { externalId, provider, shopId, receiptId, lineIds } = planned;
	const known = { externalId, provider, shopId, receiptId, lineIds };
	if (verdict.verdict === 'approve') {
		const { buyerKey = '', orderedAs = '', shipBy = '', nextAttemptAt = '' } = planned;
		const ledger = planned.ledger ?? { attempts: 0, firstTriedAt: '' };
		const notes = [planned.notes, money.note].filter(Boolean).join(' ');
		const row = { notes, buyerKey, orderedAs, shipBy, nextAttemptAt, ledger };
		// Without a word of the plan nothing is printed: somebody looks at it first.
		const mayStart = planned.submit === true;
		return verdict.orders.map((order) => ({
			...known,
			...row,
			found: true,
			...toJson(order),
			...(money.margin ? { margin: toJson(money.margin) } : {}),
			mayStart,
		}));
	}
	const told = toJson(verdict);
	if (verdict.verdict === 'wait') return [{ ...known, ...told }];
	// One key an order and reason, so that it is written down once.
	const key = holdKey(receiptId, externalId, verdict.code);
	return [{ key, ...known, category: 'policy', canApprove: false, ...told }];
}

function notPlanned() {
	return failure({
		category: 'validation',
		provider: 'pack',
		operation: 'order:checkImported',
		message: 'This item is not a planned order that its printer imports.',
		hint: "Connect items of the output 'Ready' of Plan whose route is provider_imported.",
		fields: ['route'],
	});
}

function otherProvider() {
	return failure({
		category: 'mapping',
		provider: 'pack',
		operation: 'order:checkImported',
		message: 'This order is planned for another provider than the one this node is set to.',
		hint: "Set 'Provider' to the expression {{ $json.provider }}, or plan the order again.",
		fields: ['provider'],
	});
}
