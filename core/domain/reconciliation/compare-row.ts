import { isCalledOff } from '../called-off';
import type { Attention } from '../following/attention';
import { followOrder, parcelKey, type FoundParcel } from '../following/follow-order';
import type { FollowedRow } from '../following/followed-row';
import type { Order } from '../order';
import type { ProviderOrder } from '../provider-order';
import { serviceLabel } from '../provider';
import { isUntouched } from '../planning/standing';
import { numberKey, type Indexed } from './index-books';
import { isLive, isSent, type PlacedOrder } from './placed-order';
import { sentForNobody } from './sent-for-nobody';
import type { BookRow, Finding, LedgerChange, Note } from './types';
import { finding, type About } from './words';

/** What came of comparing one row of the ledger. */
export interface RowOutcome {
	findings: Finding[];
	change?: LedgerChange;
	parcels: FoundParcel[];
	/** What needs the seller, in the words of Follow production. */
	attention?: Attention;
	/** What is told of it in the words of the sync. */
	holds?: Note[];
	/** The order at the printer that the row means. */
	placed?: PlacedOrder;
}

/** The reason of a row that was added for an order of which nobody knows the lines. */
export const AT_PRINTER_ONLY = 'at_printer_only';

const NOTHING: RowOutcome = { findings: [], parcels: [] };

/** The row as it is, to be changed in parts. */
function changeOf({ rowId, ledger, followed, ...row }: BookRow): LedgerChange {
	const { shippedAt, deliveredAt, found, audited } = row;
	const { externalId, state, attempts, provider, providerOrderId, reason, inDoubt } = ledger;
	return {
		...{ rowId, externalId, state, provider, providerOrderId, reason, inDoubt },
		was: { state, attempts, providerOrderId },
		status: followed.status === 'unknown' ? '' : followed.status,
		...{ nextAttemptAt: ledger.nextAttemptAt, orderedAt: ledger.orderedAt },
		...{ shippedAt, deliveredAt, found, audited },
	};
}

function aboutOf({ ledger, followed }: BookRow, detail = ''): About {
	const { receiptId, externalId, provider } = ledger;
	return { shopId: followed.shopId, receiptId, externalId, provider, detail };
}

/** Follow reads an order as a printer's adapter gives it; what it does not look at stays away. */
function asProviderOrder(placed: PlacedOrder): ProviderOrder {
	const { provider, providerOrderId, externalId, status, rawStatus, reason, shipments } = placed;
	return {
		...{ provider, providerOrderId, externalId, status, rawStatus, reason, shipments },
		...{ awaitingApproval: false, costs: {}, lines: [], raw: null },
	};
}

/** Compares a row with the order at the printer that it names. */
function withOrder(row: BookRow, placed: PlacedOrder, index: Indexed): RowOutcome {
	const followed = { ...row.followed, providerOrderId: placed.providerOrderId };
	const seen = asProviderOrder(placed);
	const { change, attention } = followOrder(followed, seen, index.books.now);
	const parcels = parcelsOf(followed, placed, index);
	const findings: Finding[] = [];
	// The ledger may lag behind by a run of Follow production; that is no difference to tell of.
	const isStopped = !isLive(placed) && change !== undefined;
	if (isStopped) findings.push(finding('stopped_at_printer', aboutOf(row, placed.status)));
	findings.push(...parcels.map(notNoted));
	return {
		findings,
		parcels,
		placed,
		...(change && attention ? { attention } : {}),
		...(change
			? {
					change: {
						...changeOf(row),
						status: change.status,
						shippedAt: change.shippedAt,
						deliveredAt: change.deliveredAt,
					},
				}
			: {}),
	};
}

/** The parcels of an order that nobody has noted, and Etsy does not show. */
export function parcelsOf(
	followed: FollowedRow,
	placed: PlacedOrder,
	index: Indexed,
): FoundParcel[] {
	const { parcels } = followOrder(followed, asProviderOrder(placed), index.books.now);
	return parcels.filter((parcel) => isMissing(parcel, index));
}

/** Such a parcel in words. */
export function notNoted({ trackingNumber, ...about }: FoundParcel): Finding {
	return finding('parcel_not_noted', { ...about, detail: trackingNumber, part: trackingNumber });
}

/** A parcel that should have been noted by now: its printer sent it a while ago. */
function isMissing(parcel: FoundParcel, { parcelKeys, orders, overdueBefore }: Indexed): boolean {
	if (parcelKeys.has(parcel.key)) return false;
	if (Date.parse(parcel.shippedAt) > overdueBefore) return false;
	const order = orders.get(parcel.receiptId);
	return order !== undefined && !isShown(order, parcel.externalId, parcel.key);
}

/** Whether Etsy shows the parcel already, whoever told of it. */
export function isShown(order: Order, externalId: string, key: string): boolean {
	return (order.shipments ?? []).some(
		({ trackingCode = '' }) => parcelKey(externalId, trackingCode) === key,
	);
}

/** An order that the ledger has as made. */
function compareOrdered(row: BookRow, index: Indexed): RowOutcome {
	const { provider, providerOrderId, externalId } = row.ledger;
	const named = index.placedByNumber.get(numberKey(provider, providerOrderId));
	if (named) return withOrder(row, named, index);
	if (!index.books.asked.has(provider) || !index.orders.has(row.ledger.receiptId)) return NOTHING;
	const other = (index.placedByName.get(externalId) ?? []).find(
		(placed) => placed.provider === provider && isLive(placed),
	);
	if (other) {
		const { change, ...outcome } = withOrder(row, other, index);
		const detail = `${other.providerOrderId} instead of ${providerOrderId || 'none'}`;
		return {
			...outcome,
			findings: [finding('other_number', aboutOf(row, detail)), ...outcome.findings],
			change: { ...changeOf(row), ...change, providerOrderId: other.providerOrderId },
		};
	}
	const { status } = row.followed;
	if (status === 'cancelled' || status === 'failed' || status === 'returned') return NOTHING;
	const detail = providerOrderId ? `number ${providerOrderId}` : externalId;
	return { ...NOTHING, findings: [finding('not_at_printer', aboutOf(row, detail))] };
}

/** Whether a run may be at work on the row right now: then nothing is said of it. */
function isBeingWorkedOn({ ledger, writtenAt }: BookRow, index: Indexed): boolean {
	if (ledger.state === 'creating') return Date.parse(ledger.claimedAt) > index.deadBefore;
	return isUntouched(ledger) && writtenAt > index.overdueBefore;
}

/** How Etsy says that nothing is to be made of an order any more; empty: it does not. */
export function endOnEtsy(order: Order): string {
	if (order.state === 'cancelled') return 'was cancelled on Etsy';
	if (order.state === 'refunded') return 'was refunded on Etsy';
	return order.isShipped || order.state === 'shipped' ? 'was marked as shipped on Etsy' : '';
}

/**
 * The order that was made for a row after all; one that the printer imported may wait for its
 * start.
 */
function madeFor(
	{ ledger, followed }: BookRow,
	{ placedByName, placedByNumber }: Indexed,
): { placed?: PlacedOrder; isWaiting: boolean } {
	const ours = (placedByName.get(ledger.externalId) ?? []).find(isLive);
	if (ours) return { placed: ours, isWaiting: false };
	const named = placedByNumber.get(numberKey(ledger.provider, ledger.providerOrderId));
	if (named === undefined || !isLive(named)) return { isWaiting: false };
	const hasBegun = isSent(named) || named.status === 'in_production';
	return { placed: named, isWaiting: followed.isImported && !hasBegun };
}

/** A row of which no order has come yet, as far as the ledger knows. */
function compareUnmade(row: BookRow, index: Indexed): RowOutcome {
	if (isBeingWorkedOn(row, index)) return NOTHING;
	const { ledger } = row;
	const { placed, isWaiting } = madeFor(row, index);
	if (placed && ledger.state === 'needs_person' && ledger.reason === AT_PRINTER_ONLY) {
		// An earlier comparison added the row, and asked for which lines it is.
		const about = aboutOf(row, `number ${placed.providerOrderId}`);
		return { ...NOTHING, placed, findings: [finding('at_printer_only', about)] };
	}
	if (isWaiting) return { ...NOTHING, placed, findings: overdue(row, index) };
	if (placed) {
		const detail = `number ${placed.providerOrderId}`;
		const { provider } = placed;
		const parcels = parcelsOf({ ...row.followed, provider }, placed, index);
		const found = finding('made_not_noted', { ...aboutOf(row, detail), provider });
		return {
			...{ placed, parcels, findings: [found, ...parcels.map(notNoted)] },
			holds: sentForNobody(placed, ledger.lineIds, index, ledger.externalId),
			change: {
				...changeOf(row),
				...{ state: 'ordered', provider, reason: '', inDoubt: false },
				...{ providerOrderId: placed.providerOrderId, status: placed.status, found: true },
				...{ nextAttemptAt: '', audited: false },
				orderedAt: placed.createdAt || new Date(index.books.now).toISOString(),
			},
		};
	}
	const order = index.orders.get(ledger.receiptId);
	// In doubt it may be at a printer that did not answer: then nothing is closed.
	const isCertain = isUntouched(ledger) || index.books.asked.has(ledger.provider);
	const end = order ? endOnEtsy(order) : '';
	if (order && end !== '') {
		if (!isCertain) return NOTHING;
		const reason = order.isShipped ? 'shipped_by_hand' : 'cancelled_on_etsy';
		return {
			...NOTHING,
			findings: [finding('ended_on_etsy', aboutOf(row, end))],
			change: {
				...changeOf(row),
				...{ state: 'ignored', reason, inDoubt: false, nextAttemptAt: '', audited: false },
			},
		};
	}
	return { ...NOTHING, findings: overdue(row, index) };
}

/** A row that waits longer than anything waits. */
function overdue(row: BookRow, { overdueBefore, spokenOf }: Indexed): Finding[] {
	const { ledger, writtenAt } = row;
	const { state, externalId, receiptId } = ledger;
	if (state === 'needs_person') {
		const isAsked = spokenOf.has(externalId) || spokenOf.has(receiptId);
		return isAsked ? [] : [finding('nobody_was_asked', aboutOf(row, externalId))];
	}
	const since =
		state === 'retry'
			? Date.parse(ledger.nextAttemptAt)
			: Math.max(...[writtenAt, Date.parse(ledger.claimedAt)].filter((at) => !Number.isNaN(at)));
	if (since > overdueBefore) return [];
	const printer = ledger.provider ? ` at ${serviceLabel(ledger.provider)}` : '';
	return [finding('row_stuck', aboutOf(row, `${state}${printer}`))];
}

/** Compares one row of the ledger with Etsy and its printer. Pure. */
export function compareRow(row: BookRow, index: Indexed): RowOutcome {
	if (row.ledger.state === 'ignored' || row.ledger.state === 'cancelled') return NOTHING;
	return row.ledger.state === 'ordered' ? compareOrdered(row, index) : compareUnmade(row, index);
}

/** Whether an order that Etsy has cancelled or paid back is still going to be made. */
export function isMadeForNobody(order: Order | undefined, placed: PlacedOrder): boolean {
	return order !== undefined && isCalledOff(order) && isLive(placed) && !isSent(placed);
}
