import { normaliseAddress } from '../address';
import { externalId } from '../external-id';
import { serviceLabel, type Provider } from '../provider';
import type { MappedLine, ResolvedLine, ResolvedOrder } from '../variant-map/resolve';
import type { LedgerRow } from './ledger';
import { canGoUnder, unusedRows } from './odd-rows';
import type { OpenLine, PlanContext, ReadyOrder } from './plan-types';

/** What a claim finds after a new row was written. */
const UNWRITTEN = { state: 'planned', attempts: 0 } as const;

/** Lines that become one provider order. */
interface Group {
	provider: Provider;
	row: LedgerRow | null;
	inDoubt: boolean;
	lines: Array<{ line: ResolvedLine; mapping: MappedLine }>;
}

/**
 * Groups lines into provider orders: the lines of an earlier try stay together under its
 * externalId; free lines go by provider. An earlier try that is in doubt stays with the provider
 * that was asked, whatever the map says today: only there can it be looked up.
 */
function groupLines(going: readonly OpenLine[], rows: readonly LedgerRow[]): Group[] {
	const groups = new Map<string, Group>();
	for (const { line, row: tried, inDoubt } of going) {
		if (line.mapping.status !== 'mapped') continue;
		const row = tried && (inDoubt || canGoUnder(tried, rows)) ? tried : null;
		const mapping = line.mapping;
		const key = row ? `tried:${row.externalId}:${mapping.provider}` : `free:${mapping.provider}`;
		const group = groups.get(key) ?? { provider: mapping.provider, row, inDoubt, lines: [] };
		group.lines.push({ line, mapping });
		groups.set(key, group);
	}
	return [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

/** What the printer cannot do for this order and the seller should know. No buyer data. */
function notesFor(order: ResolvedOrder, provider: Provider): string {
	const notes: string[] = [];
	if (order.isGift && order.giftMessage) {
		notes.push(`A gift with a message: ${serviceLabel(provider)} does not print gift messages.`);
	}
	if (order.messageFromBuyer) notes.push('The buyer left a message on Etsy: read it there.');
	return notes.join(' ');
}

/**
 * When the first try began. An earlier try of which nobody wrote down the time cannot be older than
 * the Etsy order.
 */
function firstTry(
	row: LedgerRow | null,
	inDoubt: boolean,
	order: ResolvedOrder,
	now: number,
): string {
	if (row && !Number.isNaN(Date.parse(row.firstTriedAt))) return row.firstTriedAt;
	return inDoubt ? order.createdAt : new Date(now).toISOString();
}

/**
 * Turns lines that may go into provider orders with deterministic externalIds.
 * @param rows all rows of the ledger for this order in a fixed order, so that no number is used
 *   twice
 */
export function buildReady(
	order: ResolvedOrder,
	going: readonly OpenLine[],
	rows: readonly LedgerRow[],
	context: PlanContext,
): ReadyOrder[] {
	const shipTo = order.shipTo;
	if (shipTo === null) return [];
	const { now, settings } = context;
	const used = new Set(rows.map((row) => row.n));
	const unused = unusedRows(rows);
	const taken = new Set<string>();
	const ready: ReadyOrder[] = [];

	for (const group of groupLines(going, rows)) {
		let row = group.row;
		if (row !== null && taken.has(row.externalId)) row = null;
		const isFree = (r: LedgerRow) => r.provider === group.provider && !taken.has(r.externalId);
		row ??= unused.find(isFree) ?? null;
		if (row) taken.add(row.externalId);
		let n = row?.n ?? 1;
		if (!row) while (used.has(n)) n += 1;
		used.add(n);
		const id = externalId({ shopId: order.shopId, receiptId: order.receiptId, n });
		// planOrder has held every order whose numbers do not fit.
		if (!id.ok) continue;

		const { state, attempts } = row?.claimAs ?? row ?? UNWRITTEN;
		const delay = settings.retryDelaysMinutes[attempts];
		const inDoubt = group.inDoubt && row === group.row;
		const firstTriedAt = firstTry(row, inDoubt, order, now);
		ready.push({
			externalId: id.value,
			provider: group.provider,
			label: order.receiptId,
			lines: group.lines.map(({ line, mapping }) => ({
				lineId: line.lineId,
				quantity: line.quantity,
				source: mapping.source,
			})),
			shipTo: normaliseAddress(shipTo),
			shippingTier: settings.shippingTier,
			shopId: order.shopId,
			receiptId: order.receiptId,
			lineIds: group.lines.map(({ line }) => line.lineId).join(','),
			earlierTry: inDoubt ? { inDoubt: true, since: firstTriedAt } : { inDoubt: false },
			ledger: {
				isNew: row === null,
				state,
				attempts,
				firstTriedAt,
				claimSeconds: settings.claimTimeoutSeconds,
			},
			nextAttemptAt: delay === undefined ? '' : new Date(now + delay * 60_000).toISOString(),
			notes: notesFor(order, group.provider),
		});
	}
	return ready;
}
