import type { FailureCategory } from '../failure';
import { parseExternalId } from '../external-id';
import type { LedgerRow } from '../planning/ledger';
import { serviceLabel } from '../provider';
import { isSupplierRow } from '../supply/supplier-row';
import { unknownWhetherSent } from '../supply/words';
import type { ParcelRow } from '../tracking/parcel-row';
import type { ExceptionRow } from './exception-row';
import { judge, type RetryBooks, type RetryRules } from './judge';
import { copiesFor, isLeftToItsWriter, ownerWorkflows } from './owners';

/** All that says what is to be tried again, told or closed. */
export interface RetryInput {
	/** The open rows of `POD Exceptions`. */
	exceptions: readonly ExceptionRow[];
	/** Rows of the ledger that have no end, and those that changed since the oldest open row. */
	ledger: readonly LedgerRow[];
	/** The same of `POD Parcels`. */
	parcels: readonly ParcelRow[];
	/** The names of all rows of `POD Settings`. */
	settingNames: readonly string[];
	rules: RetryRules;
	/** Epoch milliseconds. */
	now: number;
}

/** A row that is to be tried again; `attempts` and `nextAttemptAt` are what it says from now on. */
export interface RowToRetry extends ExceptionRow {
	/** The workflows that may make the try. Empty: none has run yet. */
	workflowIds: readonly string[];
}

/** A row that the seller must hear of. */
export interface RowToTell extends ExceptionRow {
	/** What happened and what to do, in one line, without buyer data. */
	text: string;
}

/** A row that is missing: a run was stopped before it could write it. */
export type RowToNote = Pick<
	ExceptionRow,
	'key' | 'kind' | 'shopId' | 'receiptId' | 'externalId' | 'provider' | 'attempts'
> & { code: string; category: FailureCategory; message: string; hint: string };

/** What is to be done now. A row is in one list at most. */
export interface RetryPlan {
	retry: RowToRetry[];
	tell: RowToTell[];
	close: ExceptionRow[];
	note: RowToNote[];
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): (key: string) => readonly T[] {
	const groups = new Map<string, T[]>();
	for (const row of rows) {
		const known = groups.get(keyOf(row));
		if (known) known.push(row);
		else groups.set(keyOf(row), [row]);
	}
	return (key) => groups.get(key) ?? [];
}

/**
 * Says which rows of `POD Exceptions` are to be tried again, told to the seller, or closed, and
 * which are missing. Pure; the same for the same rows in any order.
 */
export function planRetries(input: RetryInput): RetryPlan {
	const { rules, now } = input;
	const books: RetryBooks = {
		rules,
		now,
		ledger: groupBy(input.ledger, ({ externalId }) => externalId),
		ledgerOf: groupBy(input.ledger, ({ receiptId }) => receiptId),
		parcels: groupBy(input.parcels, ({ key }) => key),
	};
	const workflows = ownerWorkflows(input.settingNames);
	const plan: RetryPlan = { retry: [], tell: [], close: [], note: [] };
	const open = input.exceptions.filter(({ state }) => state === 'open');
	// When something breaks counts failures by such rows, and takes them out by itself.
	const isCounted = (row: ExceptionRow) => row.kind === 'workflow' && isLeftToItsWriter(row, now);
	const doubles = doublesOf(open.filter((row) => !isCounted(row)));
	for (const row of [...open].sort((a, b) => a.rowId - b.rowId)) {
		const verdict = doubles.has(row) ? { do: 'close' as const } : judge(row, books);
		if (verdict.do === 'close') plan.close.push(row);
		if (verdict.do === 'tell') plan.tell.push({ ...row, text: textOf(row, verdict.words) });
		if (verdict.do === 'retry') {
			const { attempts, nextAttemptAt, owner } = verdict;
			const workflowIds = copiesFor(row, workflows[owner]);
			plan.retry.push({ ...row, attempts, nextAttemptAt, workflowIds });
		}
	}
	plan.note = missingRows(input);
	return plan;
}

/**
 * Two workflows at one moment may write the same down: one row is enough, the one of which the
 * seller has heard, else the first.
 */
function doublesOf(open: readonly ExceptionRow[]): ReadonlySet<ExceptionRow> {
	const groups = groupBy(open, ({ key }) => key);
	const keys = new Set(open.map(({ key }) => key).filter((key) => key !== ''));
	const doubles = [...keys].flatMap((key) => {
		const isHeard = ({ toldAt }: ExceptionRow) => toldAt !== '';
		const same = [...groups(key)].sort((a, b) => a.rowId - b.rowId);
		const kept = same.find(isHeard) ?? same[0];
		return same.filter((row) => row !== kept);
	});
	return new Set(doubles);
}

function textOf({ receiptId, message, hint }: ExceptionRow, words = ''): string {
	const about = receiptId !== '' && !message.includes(receiptId) ? `Order ${receiptId}: ` : '';
	const advice = words === '' ? hint : words;
	return `${about}${message}${advice === '' ? '' : ` What to do: ${advice}`}`;
}

/**
 * Orders and parcels that wait for a person of which nothing is written down, because a run ended
 * in between. A run that may be alive is let finish.
 */
function missingRows({ exceptions, ledger, parcels, rules, now }: RetryInput): RowToNote[] {
	const isOver = (claimedAt: string) =>
		!(Date.parse(claimedAt) + rules.claimTimeoutSeconds * 1000 > now);
	const known = new Set(exceptions.flatMap(({ key, externalId }) => [key, externalId]));
	const orders = ledger.filter(
		({ state, externalId, claimedAt }) =>
			state === 'needs_person' && isOver(claimedAt) && !known.has(externalId),
	);
	const boxes = parcels.filter(
		({ state, key, shopId, claimedAt }) =>
			state === 'needs_person' &&
			isOver(claimedAt) &&
			!known.has(`parcel:${key}`) &&
			!known.has(`tracking:${shopId}`),
	);
	const notes = [...orders.map(noteOfOrder), ...boxes.map(noteOfParcel)];
	return [...new Map(notes.map((note) => [note.key, note])).values()];
}

function noteOfOrder(row: LedgerRow): RowToNote {
	const { externalId, receiptId, provider, attempts } = row;
	const supplied = isSupplierRow(row) ? unknownWhetherSent(provider, receiptId, externalId) : {};
	const printer = serviceLabel(provider);
	return {
		...{ key: `${externalId}:create`, kind: 'order', code: row.reason || 'unclear' },
		...{ shopId: parseExternalId(externalId)?.shopId ?? '', receiptId, externalId, provider },
		...{ attempts, category: 'unclear' },
		message: `A try to order ${receiptId} at ${printer} failed, and n8n stopped before it wrote down why.`,
		hint: row.inDoubt
			? `Look for ${externalId} at ${printer}. Then choose Retry now in the form: if it is there, it is found and not made again.`
			: 'Choose Retry now in the form, to see what is wrong.',
		...(row.inDoubt ? supplied : {}),
	};
}

function noteOfParcel({
	key,
	shopId,
	receiptId,
	externalId,
	provider,
	...row
}: ParcelRow): RowToNote {
	return {
		...{ key: `parcel:${key}`, kind: 'parcel', code: 'unclear', category: 'unclear' },
		...{ shopId, receiptId, externalId, provider, attempts: row.attempts },
		message: `Etsy could not be told of parcel ${row.trackingNumber} of order ${receiptId}, and n8n stopped before it wrote down why.`,
		hint: 'Look at the order on Etsy. If the number is not there, choose Retry now in the form.',
	};
}
