import { findDiscrepancies, lineEnds, unknownToLedger } from '../demo/accounts';
import type { StoredRow } from '../host';
import { parcelsInDoubt } from './parcels-in-doubt';
import { isInDoubt } from './supplier-books';
import { supplierFindings } from './supplier-verdict';
import type { EtsyOrder, PrinterOrder, Truth } from './truth-types';

/** Notes of orders that have to wait for a person, or never go. */
const WAITS = [
	...['unmapped SKU', 'partly unmapped', 'sold-out variant', 'cancelled', 'missing address'],
	...['never paid', 'personalised'],
];
/** Of these no line may be at a printer. */
const MUST_NOT_GO = ['unmapped SKU', 'cancelled', 'missing address', 'never paid'];

/** Kinds of exceptions that are about something else than an order of this trade. */
const ABOUT_OTHERS = ['map', 'price', 'workflow'];

/** Everything that must be zero, each with what it was found at. */
export type Violations = Record<ViolationName, string[]>;

export const VIOLATIONS = {
	doubled: 'Orders made more than once, or unknown to the ledger, or not at the printer',
	withoutEnd: 'Lines without an end',
	shouldHaveGone: 'Ordinary lines that were not ordered',
	mustNotHaveGone: 'Lines ordered that had to wait, or were cancelled before',
	startedWithoutApproval: 'Production started without approval',
	emailsTooMany: 'E-mails to buyers beyond one a parcel',
	trackingMissing: 'Parcels that Etsy does not show',
	trackingTwice: 'Parcels that Etsy shows twice',
	oldAddress: 'Orders with an address that was old when they were made',
	notTold: 'Things a person must know, of which no exception tells',
	needlessPerson: 'Exceptions that need a person and should not',
	saidTwice: 'Things that are written down twice for a person',
	supplierTwice: 'Lines that a supplier was told of twice',
	supplierNotTold: 'Lines of suppliers that none was told of',
	wrongMaker: 'Lines of suppliers at a printer, or of printers at a supplier',
	doubtWithoutCause: 'Supplier orders in doubt though nothing happened to them',
	internal: 'Errors of the sandbox itself',
} as const;

export type ViolationName = keyof typeof VIOLATIONS;

class Judge {
	private readonly found: Violations;

	private readonly etsy: Map<string, EtsyOrder>;

	/** Orders to suppliers, and their lines, of which only a person can say whether they went. */
	private readonly doubts: ReadonlySet<string>;

	/** Parcels of which Etsy may have been told, as only a person can say. */
	private readonly unsure: ReadonlySet<StoredRow>;

	constructor(private readonly truth: Truth) {
		const names = Object.keys(VIOLATIONS) as ViolationName[];
		this.found = Object.fromEntries(names.map((name) => [name, []])) as unknown as Violations;
		this.etsy = new Map(truth.etsy.map((order) => [String(order.receiptId), order]));
		this.unsure = parcelsInDoubt(truth);
		const doubts = truth.books.ledger.filter(isInDoubt);
		this.doubts = new Set(
			doubts.flatMap((row) => [String(row.externalId), ...String(row.lineIds).split(',')]),
		);
	}

	judge(): Violations {
		this.books();
		for (const order of this.truth.printers) this.printerOrder(order);
		this.parcels();
		this.exceptions();
		for (const [name, text] of supplierFindings(this.truth, (id) => this.isTroubled(id))) {
			this.say(name, text);
		}
		return this.found;
	}

	private say(name: ViolationName, text: string): void {
		this.found[name].push(text);
	}

	private noteOf(receiptId: string): string {
		return this.truth.books.notes.get(receiptId) ?? '';
	}

	/** Whether an order may wait for a person: it is odd, or something befell it. */
	private isTroubled(receiptId: string): boolean {
		const order = this.etsy.get(receiptId);
		const stopped = this.truth.printers.some(
			({ id, externalId }) => this.truth.stopped.has(id) && receiptOf(externalId) === receiptId,
		);
		return (
			WAITS.includes(this.noteOf(receiptId)) ||
			this.truth.mishaps.has(Number(receiptId)) ||
			order?.isCanceled === true ||
			stopped
		);
	}

	private books(): void {
		const settled = this.stoppedAndTold();
		for (const problem of findDiscrepancies(this.truth.books)) {
			if (settled.has(problem)) continue;
			this.say(problem.includes('has no end') ? 'withoutEnd' : 'doubled', problem);
		}
		for (const line of lineEnds(this.truth.books)) {
			const { receiptId, lineId, end, where } = line;
			if (end === 'ordered' || end === 'open' || this.isTroubled(receiptId)) continue;
			if (end === 'held' && this.doubts.has(lineId)) continue;
			this.say('shouldHaveGone', `Line ${lineId} is ${end}: ${where}`);
		}
		for (const { provider, lineId } of this.truth.books.printed) {
			const receiptId = lineId.slice(0, -2);
			if (!MUST_NOT_GO.includes(this.noteOf(receiptId))) continue;
			this.say('mustNotHaveGone', `Line ${lineId} (${this.noteOf(receiptId)}) is at ${provider}`);
		}
	}

	/**
	 * An order that its printer stopped before a run could note that it was made is not printed, and
	 * not ordered anew: a person is asked, and its row says so.
	 */
	private stoppedAndTold(): ReadonlySet<string> {
		const asked = this.truth.books.ledger.filter(({ state }) => state === 'needs_person');
		const names = new Set(asked.map(({ externalId }) => String(externalId)));
		const settled = this.truth.printers.filter(
			({ id, externalId }) =>
				this.truth.stopped.has(id) &&
				names.has(externalId) &&
				this.openAbout(receiptOf(externalId)).length > 0,
		);
		return new Set(
			settled.map(({ provider, externalId }) => unknownToLedger(provider, externalId)),
		);
	}

	private printerOrder(order: PrinterOrder): void {
		const { provider, id, externalId } = order;
		const { released, startsAtOnce, graceMs, mishaps, stopped } = this.truth;
		if (order.isStarted && !startsAtOnce.includes(provider) && !released.has(id)) {
			this.say('startedWithoutApproval', `${externalId} at ${provider}`);
		}
		const receiptId = receiptOf(externalId);
		const mishap = mishaps.get(Number(receiptId));
		const open = this.openAbout(receiptId);
		const isOver = mishap?.what === 'cancelled' || mishap?.what === 'refunded';
		// What the buyer does not want any more, and nobody makes, is nobody's business.
		if (stopped.has(id) && open.length === 0 && !isOver) {
			this.say('notTold', `${externalId} was stopped by ${provider}`);
		}
		if (!mishap) return;
		const isLate = order.madeAt > mishap.at + graceMs;
		if (isOver && isLate) {
			this.say('mustNotHaveGone', `${externalId} was made after it was ${mishap.what}`);
		}
		const shipments = this.etsy.get(receiptId)?.shipments ?? [];
		// What was on its way to the buyer by then cannot be stopped by anybody; other parts can.
		const isGone = shipments.some(
			({ at = Infinity, trackingCode }) =>
				at <= mishap.at + graceMs && order.trackingNumbers.includes(trackingCode ?? ''),
		);
		if (isOver && !order.isCancelled && !isGone && open.length === 0) {
			this.say('notTold', `${externalId} is at ${provider}, and was ${mishap.what} at Etsy`);
		}
		const street = mishap.address?.first_line;
		if (typeof street !== 'string' || order.street.includes(street)) return;
		if (isLate) this.say('oldAddress', `${externalId} goes to the old address`);
	}

	private parcels(): void {
		const sent = new Map<string, string[]>();
		for (const { externalId, trackingNumbers } of this.truth.printers) {
			const receiptId = receiptOf(externalId);
			sent.set(receiptId, [...(sent.get(receiptId) ?? []), ...trackingNumbers]);
		}
		for (const [receiptId, numbers] of sent) {
			const order = this.etsy.get(receiptId);
			const shown = (order?.shipments ?? []).map(({ trackingCode }) => trackingCode ?? '');
			for (const number of numbers) {
				// Etsy takes no tracking for a cancelled order.
				if (shown.includes(number) || order?.isCanceled) continue;
				if (this.isAskedAbout(receiptId, number)) continue;
				this.say('trackingMissing', `${receiptId}: ${number}`);
			}
		}
		for (const { receiptId, shipments } of this.truth.etsy) {
			const codes = shipments.map(({ trackingCode }) => trackingCode ?? '');
			for (const code of new Set(codes)) {
				const times = codes.filter((one) => one === code).length;
				if (times > 1) this.say('trackingTwice', `${receiptId}: ${code}, ${times} times`);
			}
		}
		for (const [receiptId, mails] of Object.entries(this.truth.books.counts.buyerEmails)) {
			const parcels = new Set(sent.get(receiptId) ?? []).size;
			if (mails > parcels) {
				this.say('emailsTooMany', `${receiptId}: ${mails} for ${parcels} parcels`);
			}
		}
	}

	/** Whether nobody can know if Etsy was told of a parcel, and a person is asked about it. */
	private isAskedAbout(receiptId: string, number: string): boolean {
		const row = [...this.unsure].find(
			(one) => String(one.receiptId) === receiptId && String(one.trackingNumber) === number,
		);
		const key = `parcel:${String(row?.key)}`;
		return row !== undefined && this.openAbout(receiptId).some((one) => one.key === key);
	}

	private openAbout(receiptId: string): StoredRow[] {
		return this.truth.books.exceptions.filter(
			(row) => row.state === 'open' && String(row.receiptId) === receiptId,
		);
	}

	private exceptions(): void {
		const open = this.truth.books.exceptions.filter(({ state }) => state === 'open');
		for (const key of new Set(open.map((row) => String(row.key)))) {
			const times = open.filter((row) => String(row.key) === key).length;
			if (times > 1) this.say('saidTwice', `${key}, ${times} times`);
		}
		const unsure = new Set([...this.unsure].map(({ key }) => `parcel:${String(key)}`));
		for (const row of this.truth.books.exceptions) {
			const { state, kind, code, key, message, externalId } = row;
			if (state !== 'open' || ABOUT_OTHERS.includes(String(kind))) continue;
			if (this.doubts.has(String(externalId)) || unsure.has(String(key))) continue;
			if (this.isTroubled(String(row.receiptId ?? ''))) continue;
			this.say('needlessPerson', `${String(key)} (${String(code)}): ${String(message)}`);
		}
		const isStuck = (row: StoredRow) => row.state === 'needs_person' || row.state === 'retry';
		for (const row of [...this.truth.books.ledger, ...this.truth.parcels].filter(isStuck)) {
			if (this.isTroubled(String(row.receiptId ?? '')) || isInDoubt(row)) continue;
			if (this.unsure.has(row)) continue;
			const name = String(row.key ?? row.externalId);
			this.say(
				'needlessPerson',
				`${name} is in ${String(row.state)}: ${String(row.note ?? row.reason)}`,
			);
		}
	}
}

/** The Etsy order in our name of a provider order: `etsy-<shop>-<order>-<n>`. */
export function receiptOf(externalId: string): string {
	return externalId.split('-')[2] ?? '';
}

/** Says what was broken; every list is empty if nothing was. Pure. */
export function findViolations(truth: Truth): Violations {
	return new Judge(truth).judge();
}
