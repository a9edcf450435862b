import { normaliseAddress } from '../address';
import { externalId } from '../external-id';
import { formatMoney, sumMoney, type Money } from '../money';
import type { OrderLine } from '../order';
import { isToBeMade } from '../print-file';
import { serviceLabel, type Provider } from '../provider';
import type { LineSource } from '../provider-order';
import type { ResolvedOrder } from '../variant-map/resolve';
import { nextAttempt } from './back-off';
import { isGivenUp } from './choose/candidates';
import type { ChosenGroup } from './choose/choice-types';
import { tellChoice } from './choose/tell-choice';
import type { Gate } from './gate';
import { importLimits } from './import-limits';
import type { LedgerRow } from './ledger';
import type { MarginReport } from './margin-types';
import { canGoUnder, unusedRows } from './odd-rows';
import { formatOrderedAs, orderedAsNow, shipByOf } from './ordered-as';
import type { PlanContext, ReadyOrder } from './plan-types';
import type { OrderCase } from './rules/rule';
import { costsOf } from './rules/spend-limit';

/** What a claim finds after a new row was written. */
const UNWRITTEN = { state: 'planned', attempts: 0 } as const;

/** Lines that become one provider order, as they were given to the printer. */
interface Parcel {
	provider: Provider;
	row: LedgerRow | null;
	inDoubt: boolean;
	lines: ChosenGroup['lines'];
	groups: ChosenGroup[];
}

/**
 * Puts lines into provider orders: the lines of an earlier try stay together under its externalId;
 * free lines go by printer.
 */
function parcelsOf(groups: readonly ChosenGroup[], rows: readonly LedgerRow[]): Parcel[] {
	const parcels = new Map<string, Parcel>();
	for (const group of groups) {
		const { provider } = group;
		for (const line of group.lines) {
			const { row: tried, inDoubt } = line.item;
			const row = tried && (inDoubt || canGoUnder(tried, rows)) ? tried : null;
			const key = row ? `tried:${row.externalId}:${provider}` : `free:${provider}`;
			const parcel = parcels.get(key) ?? { provider, row, inDoubt, lines: [], groups: [] };
			parcel.lines.push(line);
			if (!parcel.groups.includes(group)) parcel.groups.push(group);
			parcels.set(key, parcel);
		}
	}
	return [...parcels.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, parcel]) => parcel);
}

/** What all of a parcel is expected to cost; nothing where a part or the currency is not clear. */
function expectedCost({ groups, lines }: Parcel): { expectedCost?: Money } {
	const count = groups.reduce((sum, group) => sum + group.lines.length, 0);
	if (count !== lines.length || groups.some(({ cost }) => cost === null)) return {};
	const sum = sumMoney(costsOf(groups));
	return sum.ok ? { expectedCost: sum.value } : {};
}

/** Why this printer, and what it cannot do for this order. No buyer data. */
function notesFor(
	order: ResolvedOrder,
	{ provider, groups }: Parcel,
	margin: MarginReport | null,
): string {
	const notes = groups.map(({ choice }) => tellChoice(choice)).filter((text) => text !== '');
	if (margin) notes.push(`The Etsy order leaves ${formatMoney(margin.profit)}.`);
	if (order.isGift && order.giftMessage) {
		notes.push(`A gift with a message: ${serviceLabel(provider)} does not print gift messages.`);
	}
	if (order.messageFromBuyer) notes.push('The buyer left a message on Etsy: read it there.');
	return notes.join(' ');
}

/** What the buyer said goes along only where a file is made from it. */
function wordsFor({ personalization, options }: OrderLine, source: LineSource) {
	const isMade = source.kind === 'catalogVariant' && source.files.some(isToBeMade);
	return isMade ? { words: { personalization, options } } : {};
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

/** Whether all that is left to do at this printer is to look whether it has the order. */
function isLookOnly({ lines }: Parcel, context: PlanContext): boolean {
	return lines.every(({ item }) => isGivenUp(item, context));
}

/** What a plan says of the whole order. */
interface OrderVerdict {
	gate: Gate;
	margin: MarginReport | null;
}

/**
 * Turns lines that may go into provider orders with deterministic externalIds.
 * @param rows all rows of the ledger for this order in a fixed order, so that no number is used
 *   twice
 */
export function buildReady(
	{ order, route, buyerKey, context }: OrderCase,
	going: readonly ChosenGroup[],
	rows: readonly LedgerRow[],
	{ gate, margin }: OrderVerdict,
): ReadyOrder[] {
	const { shipTo, shopId, receiptId } = order;
	if (shipTo === null && route === 'direct') return [];
	const { now, settings } = context;
	const used = new Set(rows.map((row) => row.n));
	const unused = unusedRows(rows);
	const taken = new Set<string>();
	const ready: ReadyOrder[] = [];

	for (const parcel of parcelsOf(going, rows)) {
		const { provider, groups } = parcel;
		const lines = [...parcel.lines].sort((a, b) =>
			a.item.line.lineId < b.item.line.lineId ? -1 : 1,
		);
		let row = parcel.row;
		if (row !== null && taken.has(row.externalId)) row = null;
		const isFree = (r: LedgerRow) => r.provider === provider && !taken.has(r.externalId);
		row ??= unused.find(isFree) ?? null;
		if (row) taken.add(row.externalId);
		let n = row?.n ?? 1;
		if (!row) while (used.has(n)) n += 1;
		used.add(n);
		const id = externalId({ shopId, receiptId, n });
		// sortLines has stopped every order whose numbers do not fit.
		if (!id.ok) continue;

		const { state, attempts } = row?.claimAs ?? row ?? UNWRITTEN;
		const inDoubt = parcel.inDoubt && row === parcel.row;
		const firstTriedAt = firstTry(row, inDoubt, order, now);
		const lineIds = lines.map(({ item }) => item.line.lineId);
		const orderedAs = formatOrderedAs(orderedAsNow(order, id.value, lineIds, context.sha256));
		ready.push({
			externalId: id.value,
			provider,
			route,
			label: receiptId,
			lines: lines.map(({ item: { line }, choice }) => ({
				lineId: line.lineId,
				quantity: line.quantity,
				source: choice.source,
				...wordsFor(line, choice.source),
			})),
			...(shipTo ? { shipTo: normaliseAddress(shipTo) } : {}),
			shippingTier: settings.shippingTier,
			...(settings.startProduction.includes(provider) ? { submit: true } : {}),
			shopId,
			receiptId,
			lineIds: lineIds.join(','),
			earlierTry: inDoubt
				? { inDoubt: true, since: firstTriedAt }
				: { inDoubt: false, ...(attempts > 0 ? { again: true } : {}) },
			...(isLookOnly(parcel, context) ? { lookOnly: true } : {}),
			ledger: {
				isNew: row === null,
				state,
				attempts,
				firstTriedAt,
				claimSeconds: settings.claimTimeoutSeconds,
				// If the earlier try worked, the printer has what the order said then.
				orderedAs: (inDoubt && row?.orderedAs) || orderedAs,
			},
			nextAttemptAt: nextAttempt(settings.retryDelaysMinutes, attempts, now),
			notes: notesFor(order, parcel, inDoubt ? null : margin),
			choice: groups.map(({ choice }) => choice),
			...expectedCost(parcel),
			...(margin && !inDoubt ? { margin } : {}),
			orderedAs,
			shipBy: shipByOf(order, lineIds),
			buyerKey,
			plan: {
				fingerprint: gate.orderPrint,
				createdAt: order.createdAt,
				updatedAt: order.updatedAt,
			},
			...(route === 'direct' ? {} : forImport(order, lineIds, context)),
		});
	}
	return ready;
}

/** What the check of an imported order goes by. */
function forImport(order: ResolvedOrder, lineIds: readonly string[], context: PlanContext) {
	const approved = context.approvedFor?.(order.receiptId) ?? [];
	const limits = importLimits(order, lineIds, context.settings, approved);
	return { waitUntil: waitUntil(order, context), ...(limits ? { limits } : {}) };
}

/**
 * Until when the printer's own connection to Etsy may take; an order of unknown age waits from now
 * on.
 */
function waitUntil({ createdAt }: ResolvedOrder, { now, settings }: PlanContext): string {
	const from = Date.parse(createdAt);
	const hours = settings.importWaitHours * 60 * 60 * 1000;
	return new Date((Number.isNaN(from) ? now : from) + hours).toISOString();
}
