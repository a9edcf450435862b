import { parseExternalId } from '../external-id';
import { parcelKey, type FoundParcel } from '../following/follow-order';
import type { LedgerRow } from '../planning/ledger';
import { isUntouched } from '../planning/standing';
import { exceptionKey } from './supply-types';
import { isSupplierRow } from './supplier-row';

/** What a supplier, or the seller for it, says of an order. */
export interface ParcelReport {
	/** Our number of the order, the supplier's own, or the number of the Etsy order. */
	number: string;
	/** Empty: the supplier has the order, the parcel follows. */
	trackingNumber: string;
	/** As the supplier writes it. */
	carrier: string;
}

/** What is to be written down of such a report. */
export interface NotedReport {
	externalId: string;
	receiptId: string;
	exceptionKey: string;
	/** What the row must still say. */
	was: { state: LedgerRow['state'] };
	ledger: {
		state: 'ordered';
		providerOrderId: string;
		/** Empty: it stays what it is. */
		status: '' | 'shipped';
		orderedAt: string;
		shippedAt: string;
	};
	/** Missing without a tracking number. */
	parcel?: FoundParcel;
	message: string;
}

/** Why a report cannot be used. */
export interface RefusedReport {
	number: string;
	code: 'bad_tracking_number' | 'not_sent' | 'over' | 'several' | 'unknown_order';
	message: string;
}

/** The result of reading a report. */
export type ReadReport = { ok: true; noted: NotedReport } | { ok: false; refused: RefusedReport };

const TRACKING = /^[A-Za-z0-9][A-Za-z0-9 -]{3,39}$/;

function refuse(number: string, code: RefusedReport['code'], message: string): ReadReport {
	return { ok: false, refused: { number, code, message } };
}

/** The order to a supplier that a number names. */
function find(number: string, rows: readonly LedgerRow[]): LedgerRow[] {
	const mine = rows.filter(isSupplierRow);
	const exact = mine.filter(({ externalId }) => externalId === number);
	if (exact.length > 0) return exact.slice(0, 1);
	const theirs = mine.filter(({ providerOrderId }) => providerOrderId === number);
	return theirs.length > 0 ? theirs : mine.filter(({ receiptId }) => receiptId === number);
}

/**
 * Reads what a supplier says of its parcel: what ledger and parcels are to say. Where it was in
 * doubt whether the supplier got the order, that is over with it. The same report twice changes
 * nothing. Pure.
 * @param now epoch milliseconds
 */
export function readReport(
	report: ParcelReport,
	rows: readonly LedgerRow[],
	now: number,
): ReadReport {
	const number = report.number.trim();
	const tracking = report.trackingNumber.trim();
	const found = find(number, rows);
	const [row] = found;
	if (number === '' || row === undefined) {
		return refuse(number, 'unknown_order', 'No supplier has an order with this number.');
	}
	if (found.length > 1) {
		const names = found.map(({ externalId, provider }) => `${externalId} (${provider})`);
		const message = `Several suppliers have a part of it: enter one of ${names.join(', ')}.`;
		return refuse(number, 'several', message);
	}
	if (row.state === 'ignored' || row.state === 'cancelled') {
		return refuse(
			number,
			'over',
			'This order was left out or cancelled, so nothing is written down.',
		);
	}
	if (isUntouched(row)) {
		return refuse(number, 'not_sent', 'This order was not sent to the supplier yet.');
	}
	if (tracking !== '' && !TRACKING.test(tracking)) {
		const message = 'This is no tracking number: 4 to 40 letters and figures, please.';
		return refuse(number, 'bad_tracking_number', message);
	}
	const { externalId, receiptId, provider } = row;
	const at = new Date(now).toISOString();
	const isSent = tracking !== '';
	return {
		ok: true,
		noted: {
			...{ externalId, receiptId, exceptionKey: exceptionKey(externalId) },
			was: { state: row.state },
			ledger: {
				state: 'ordered',
				providerOrderId: row.providerOrderId || externalId,
				status: isSent ? 'shipped' : '',
				orderedAt: row.orderedAt || at,
				shippedAt: isSent ? at : '',
			},
			...(isSent
				? {
						parcel: {
							key: parcelKey(externalId, tracking),
							shopId: parseExternalId(externalId)?.shopId ?? '',
							...{ receiptId, externalId, provider, trackingNumber: tracking },
							...{ carrier: report.carrier.trim(), shippedAt: at, state: 'found' as const },
						},
					}
				: {}),
			message: isSent
				? `The parcel of order ${receiptId} is noted. Push tracking tells Etsy, and Etsy the buyer.`
				: `It is noted that ${provider} has order ${receiptId}. Come back with the tracking number.`,
		},
	};
}
