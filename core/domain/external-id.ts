import { failure } from './failure';
import { fail, ok, type Result } from './result';

/** What an externalId is made of. `n` counts the provider orders of one Etsy order from 1. */
export interface ExternalIdParts {
	shopId: string;
	receiptId: string;
	n: number;
}

/** Printful takes the fewest characters of the five (facts/printful.md 9). */
const MAX_LENGTH = 32;
const SHAPE = /^etsy-(\d+)-(\d+)-(0|[1-9]\d*)$/;

/**
 * The deterministic name of a provider order: `etsy-<shopId>-<receiptId>-<n>`. The same Etsy order
 * always gives the same names, so a repeated run cannot order twice.
 * @returns a `validation` failure when an id is not a number or the name is over 32 characters
 */
export function externalId({ shopId, receiptId, n }: ExternalIdParts): Result<string> {
	const id = `etsy-${shopId}-${receiptId}-${n}`;
	if (parseExternalId(id) !== null) return ok(id);
	return fail(
		failure({
			category: 'validation',
			provider: 'pack',
			operation: 'order:plan',
			message: `Shop ${shopId} and order ${receiptId} do not make a usable order reference.`,
			hint: 'Both must be the numbers that Etsy shows for the shop and the order.',
			fields: ['shopId', 'receiptId'],
		}),
	);
}

/** Takes an externalId apart; null when it is not one of ours. */
export function parseExternalId(id: string): ExternalIdParts | null {
	const match = SHAPE.exec(id);
	if (!match || id.length > MAX_LENGTH) return null;
	const n = Number(match[3]);
	return Number.isSafeInteger(n) ? { shopId: match[1]!, receiptId: match[2]!, n } : null;
}
