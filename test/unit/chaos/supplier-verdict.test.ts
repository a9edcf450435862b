import { supplierOrders, withSuppliers } from '../../../chaos/supplier-books';
import type { ToldOrder } from '../../../chaos/supplier';
import type { Truth } from '../../../chaos/truth-types';
import { findViolations, VIOLATIONS, type ViolationName } from '../../../chaos/verdict';
import type { StoredRow } from '../../../host';

const RECEIPT = '3500000001';
const NUMBER = `etsy-11-${RECEIPT}-51`;
const LINE = '350000000101';
const START = Date.parse('2026-11-28T10:00:00Z');

const order: ToldOrder = {
	...{ supplier: 'acme', number: NUMBER, receiptId: RECEIPT, street: '1 Old Road', at: START },
	lines: [{ lineId: LINE, quantity: 2 }],
};
const DOUBT = { state: 'needs_person', inDoubt: true, providerOrderId: '' };
const ASKED = {
	...{ key: `${NUMBER}:create`, state: 'open', kind: 'order', code: 'unknown_whether_sent' },
	...{ receiptId: RECEIPT, externalId: NUMBER, message: 'm', hint: 'h', lineId: '' },
};

interface Changes {
	told?: ToldOrder[];
	row?: object;
	exceptions?: object[];
	/** Whose the line is. */
	supplier?: string;
	unclear?: string[];
	note?: string;
}

/** One line that a supplier sends; all is well unless something else is said. */
function truthWith({ told = [order], row = {}, exceptions = [], ...changes }: Changes): Truth {
	const { supplier = 'acme', unclear = [], note = '' } = changes;
	const etsy = [
		{
			...{ receiptId: Number(RECEIPT), shopId: 11, hasArrived: true, isPaid: true, refunds: 0 },
			...{ isCanceled: false, shipments: [] },
			lines: [{ transactionId: Number(LINE), sku: 'POT', quantity: 2 }],
		},
	];
	const ledger = {
		...{ externalId: NUMBER, receiptId: RECEIPT, provider: 'acme', route: 'supplier' },
		...{ state: 'ordered', inDoubt: false, lineIds: LINE, providerOrderId: 'S-1', ...row },
	};
	const suppliers = { told, leftUnclear: new Set(unclear), fates: {} };
	const books = {
		...{ etsy: { receipts: etsy }, printed: [], ledger: [ledger as unknown as StoredRow] },
		counts: {
			...{ calls: {}, totals: {}, listingFees: {}, rateLimited: {}, faults: {}, undone: {} },
			...{ providerOrders: {}, buyerEmails: {} },
		},
		exceptions: exceptions as StoredRow[],
		notes: new Map([[RECEIPT, note]]),
	};
	return {
		...{ books: withSuppliers(books, suppliers), etsy, printers: supplierOrders(suppliers) },
		...{ parcels: [], mishaps: new Map(), released: new Set(), stopped: new Set() },
		...{ startsAtOnce: [], graceMs: 20_000, suppliers, mayBeUnclear: 0 },
		supplierOf: new Map([['POT', supplier]]),
	};
}

function found(changes: Changes): ViolationName[] {
	const all = findViolations(truthWith(changes));
	return (Object.keys(VIOLATIONS) as ViolationName[]).filter((name) => all[name].length > 0);
}

describe('the verdict on lines that suppliers send', () => {
	it('finds nothing where the supplier was told once', () => {
		expect(found({})).toEqual([]);
	});

	it('takes a doubt for an end where the supplier did not say, whether it has the order or not', () => {
		const asked = { row: DOUBT, exceptions: [ASKED], unclear: [NUMBER] };
		expect(found(asked)).toEqual([]);
		expect(found({ ...asked, told: [] })).toEqual([]);
	});

	it('looks for the end of a line at its supplier, though the sync has left it out', () => {
		const truth = truthWith({ row: DOUBT, exceptions: [ASKED], unclear: [NUMBER] });
		const left = { externalId: 'etsy-11-3500000001-0', receiptId: RECEIPT, lineIds: LINE };
		const row = { ...left, state: 'ignored', reason: 'served_elsewhere' } as unknown as StoredRow;
		const ledger = [row, ...truth.books.ledger];
		const all = findViolations({ ...truth, books: { ...truth.books, ledger } });
		expect(Object.values(all).flat()).toEqual([]);
		const unsaid = { ...truth.books, ledger, exceptions: [] };
		expect(findViolations({ ...truth, books: unsaid }).withoutEnd).toHaveLength(1);
	});

	it.each<[ViolationName, string, Changes]>([
		['supplierTwice', 'it was told twice', { told: [order, order] }],
		[
			'supplierTwice',
			'it was told again though nobody knew',
			{ told: [order, order], row: DOUBT, exceptions: [ASKED], unclear: [NUMBER] },
		],
		[
			'supplierTwice',
			'the line went again under another number',
			{ told: [order, { ...order, number: NUMBER.replace('51', '52') }] },
		],
		['supplierNotTold', 'nobody was told', { told: [] }],
		[
			'supplierNotTold',
			'it is left to a supplier, and none was told',
			{ told: [], row: { route: 'direct', state: 'ignored', reason: 'served_elsewhere' } },
		],
		['doubled', 'the ledger says ordered, and the supplier has nothing', { told: [] }],
		['doubled', 'the supplier has what the ledger waits with', { row: { state: 'retry' } }],
		['withoutEnd', 'it is in doubt, and nobody is asked', { row: DOUBT, unclear: [NUMBER] }],
		['withoutEnd', 'a run left it on its way', { row: { ...DOUBT, state: 'creating' } }],
		['doubtWithoutCause', 'nothing happened to it', { row: DOUBT, exceptions: [ASKED] }],
		['wrongMaker', 'it went to another supplier', { supplier: 'dropship' }],
		['mustNotHaveGone', 'it has no address', { note: 'missing address' }],
		['needlessPerson', 'it has arrived, and a person is asked', { exceptions: [ASKED] }],
	])('finds %s: %s', (name, _why, changes) => {
		expect(found(changes)).toContain(name);
	});

	it('lets a kill leave one order of each run in doubt, and no more', () => {
		const truth = truthWith({ row: DOUBT, exceptions: [ASKED] });
		expect(findViolations({ ...truth, mayBeUnclear: 1 }).doubtWithoutCause).toEqual([]);
	});

	it('finds a line of a supplier at a printer, and a printed one at a supplier', () => {
		const truth = truthWith({});
		const printed = [{ provider: 'printify', lineId: LINE, quantity: 2 }];
		const atPrinter = { ...truth, books: { ...truth.books, printed } };
		expect(findViolations(atPrinter).wrongMaker).toHaveLength(1);
		const two = new Map([['VASE', 'acme']]);
		expect(findViolations({ ...truth, supplierOf: two }).wrongMaker).toHaveLength(1);
	});
});
