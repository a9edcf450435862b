import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { failure, type Failure } from '../../../core/domain/failure';
import { fail, ok, type Result } from '../../../core/domain/result';

const shape = z.object({
	externalId: z.string().min(1),
	shopId: z.string(),
	receiptId: z.string(),
	provider: z.string().min(1),
	lineIds: z.string().min(1),
	route: z.enum(['direct', 'provider_imported']),
	notes: z.string(),
	buyerKey: z.string(),
	shipBy: z.string(),
	expectedCost: z.object({ amountMinor: z.number(), currency: z.string() }).optional(),
	orderedAs: z.string(),
	ledger: z.object({
		isNew: z.boolean(),
		orderedAs: z.string(),
		claimSeconds: z.number(),
	}),
	rowId: z.number().optional(),
	claimedAt: z.string().optional(),
});

/** A planned order as an item has it, as far as its row in the ledger needs it. */
export type PlannedItem = z.infer<typeof shape>;

/**
 * Reads a planned order from an item.
 * @param operation who asks, for the failure
 * @returns a `validation` failure for an item that is none
 */
export function readPlannedItem(json: IDataObject, operation: string): Result<PlannedItem> {
	const read = shape.safeParse(json);
	return read.success ? ok(read.data) : fail(notPlanned(operation, read.error.issues[0]?.path));
}

function notPlanned(operation: string, path: ReadonlyArray<string | number> = []): Failure {
	return failure({
		category: 'validation',
		provider: 'pack',
		operation,
		message: 'This item is not a planned order.',
		hint: "Connect the output 'Ready' of Plan, or orders that were planned, to the input 'Orders'.",
		fields: [path.join('.')],
	});
}
