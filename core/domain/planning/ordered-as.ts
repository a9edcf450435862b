import { normaliseAddress } from '../address';
import type { Order, OrderLine } from '../order';

/** What an Etsy order said when it was ordered at a printer, as far as a printer cares; hashes. */
export interface OrderedAs {
	/** Empty where Etsy hid the address. */
	address: string;
	/** What is to be made: number of pieces, what the buyer chose and wrote on the lines. */
	lines: string;
	/** The buyer's message; empty where there was none. */
	message: string;
	/** Whether money had been paid back by then. */
	hasRefund: boolean;
}

type Hash = (text: string) => string;

function lineFacts({ lineId, sku, quantity, options, personalization }: OrderLine) {
	const chosen = options.map(({ name, value }) => [name, value]);
	const said = personalization.map(({ question, answer }) => [question, answer]);
	return [lineId, sku ?? '', quantity, chosen, said];
}

/**
 * Says in hashes what an Etsy order is now, for the lines of one provider order.
 * @param externalId goes into every hash, so that nobody can tell which orders share an address
 * @param lineIds the lines of the provider order; lines that are gone count as a change
 * @param sha256 gives the hash of a text in hex
 */
export function orderedAsNow(
	order: Order,
	externalId: string,
	lineIds: readonly string[],
	sha256: Hash,
): OrderedAs {
	const hash = (what: unknown) => sha256(JSON.stringify([externalId, what])).slice(0, 16);
	const { shipTo, hasRefund, messageFromBuyer = '' } = order;
	const lines = order.lines
		.filter(({ lineId }) => lineIds.includes(lineId))
		.sort((a, b) => (a.lineId < b.lineId ? -1 : 1));
	return {
		// The e-mail address is where the printer's news go, not where the parcel goes.
		address: shipTo ? hash(placeOf(shipTo)) : '',
		lines: hash(lines.map(lineFacts)),
		message: messageFromBuyer.trim() === '' ? '' : hash(messageFromBuyer.trim()),
		hasRefund,
	};
}

function placeOf(address: NonNullable<Order['shipTo']>) {
	return Object.entries({ ...normaliseAddress(address), email: undefined })
		.filter(([, value]) => value !== undefined && value !== '')
		.sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The text for the column `orderedAs` of the ledger. */
export function formatOrderedAs({ address, lines, message, hasRefund }: OrderedAs): string {
	return `address=${address} lines=${lines} message=${message} refund=${hasRefund ? 'yes' : 'no'}`;
}

/** Reads the column `orderedAs`; null where nobody wrote it down, as in rows of older versions. */
export function parseOrderedAs(text: string): OrderedAs | null {
	const match = /^address=(\w*) lines=(\w+) message=(\w*) refund=(yes|no)$/.exec(text.trim());
	if (!match) return null;
	const [, address = '', lines = '', message = '', refund] = match;
	return { address, lines, message, hasRefund: refund === 'yes' };
}

/** The earliest date that Etsy promises for these lines, ISO 8601; empty where it promises none. */
export function shipByOf(order: Order, lineIds: readonly string[]): string {
	const dates = order.lines
		.filter(({ lineId }) => lineIds.includes(lineId))
		.flatMap(({ expectedShipDate }) => expectedShipDate ?? []);
	return [...dates].sort()[0] ?? '';
}
