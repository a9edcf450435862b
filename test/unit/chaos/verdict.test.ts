import type { StoredRow } from '../../../host';
import type { PrinterOrder, Truth } from '../../../chaos/truth-types';
import { findViolations, VIOLATIONS, type ViolationName } from '../../../chaos/verdict';

const LINE = '350000000101';
const NAME = 'etsy-11-3500000001-1';
const START = Date.parse('2026-11-28T10:00:00Z');

const row = (columns: object) => columns as unknown as StoredRow;

const printed: PrinterOrder = {
	...{ provider: 'printify', id: 'p1', externalId: NAME, madeAt: START, street: '1 Old Road' },
	...{ isStarted: true, isCancelled: false, hasProblem: false },
	...{ trackingNumbers: ['T1'], lineIds: [LINE] },
};

const NOBODY_TOLD = { told: [], leftUnclear: new Set<string>(), fates: {} };

/** A shop in which everything went well: one order, made, allowed, sent, told. */
function good(): Truth {
	const etsy = [
		{
			...{ receiptId: 3500000001, shopId: 11, hasArrived: true, isPaid: true, refunds: 0 },
			isCanceled: false,
			lines: [{ transactionId: Number(LINE), sku: 'A', quantity: 1 }],
			shipments: [{ trackingCode: 'T1' }],
		},
	];
	const ledger = { externalId: NAME, receiptId: '3500000001', provider: 'printify' };
	return {
		books: {
			etsy: { receipts: etsy },
			printed: [{ provider: 'printify', lineId: LINE, quantity: 1 }],
			counts: {
				...{ calls: {}, totals: {}, listingFees: {}, rateLimited: {}, faults: {}, undone: {} },
				providerOrders: { printify: { [NAME]: 1 } },
				buyerEmails: { '3500000001': 1 },
			},
			ledger: [row({ ...ledger, state: 'ordered', lineIds: LINE, providerOrderId: 'p1' })],
			exceptions: [],
			notes: new Map([['3500000001', '']]),
		},
		etsy,
		printers: [printed],
		parcels: [row({ key: `${NAME}:T1`, receiptId: '3500000001', state: 'told' })],
		mishaps: new Map(),
		released: new Set(['p1']),
		stopped: new Set(),
		startsAtOnce: ['gelato'],
		graceMs: 20_000,
		...{ suppliers: NOBODY_TOLD, supplierOf: new Map(), mayBeUnclear: 0 },
	};
}

/** Names of what was found. */
function found(truth: Truth): ViolationName[] {
	const all = findViolations(truth);
	return (Object.keys(VIOLATIONS) as ViolationName[]).filter((name) => all[name].length > 0);
}

const books = (truth: Truth, changes: Partial<Truth['books']>): Truth => ({
	...truth,
	books: { ...truth.books, ...changes },
});
const counts = (truth: Truth, changes: object): Truth =>
	books(truth, { counts: { ...truth.books.counts, ...changes } });
const open = (columns: object) =>
	row({ state: 'open', kind: 'hold', key: 'k', code: 'c', receiptId: '3500000001', ...columns });
const befell = (truth: Truth, what: 'cancelled' | 'moved', at: number): Truth => ({
	...truth,
	mishaps: new Map([
		[
			3500000001,
			{
				...{ atSeconds: 1, receiptId: 3500000001, what, at },
				...(what === 'moved' ? { address: { first_line: '2 New Road' } } : {}),
			},
		],
	]),
});

describe('the verdict of a chaos run', () => {
	it('finds nothing where everything went well', () => {
		expect(found(good())).toEqual([]);
	});

	it('lets the audit log note numbers that the database skipped, but not ask a person of them', () => {
		const gap = (state: string) =>
			open({ kind: 'audit', code: 'numbers_missing', receiptId: '', state });
		expect(found(books(good(), { exceptions: [gap('resolved')] }))).toEqual([]);
		expect(found(books(good(), { exceptions: [gap('open')] }))).toEqual(['needlessPerson']);
	});

	it.each<[ViolationName, string, (truth: Truth) => Truth]>([
		[
			'doubled',
			'an order is made twice',
			(truth) => counts(truth, { providerOrders: { printify: { [NAME]: 2 } } }),
		],
		['withoutEnd', 'a line is nowhere', (truth) => books(truth, { ledger: [] })],
		[
			'mustNotHaveGone',
			'a line went that has no address',
			(truth) => books(truth, { notes: new Map([['3500000001', 'missing address']]) }),
		],
		[
			'mustNotHaveGone',
			'an order was made long after it was cancelled',
			(truth) => books(befell(truth, 'cancelled', START - 60_000), { exceptions: [open({})] }),
		],
		['startedWithoutApproval', 'nobody let it go', (truth) => ({ ...truth, released: new Set() })],
		[
			'emailsTooMany',
			'the buyer got two e-mails for one parcel',
			(truth) => counts(truth, { buyerEmails: { '3500000001': 2 } }),
		],
		[
			'trackingMissing',
			'a parcel is not on Etsy',
			(truth) => ({ ...truth, printers: [{ ...printed, trackingNumbers: ['T1', 'T2'] }] }),
		],
		[
			'trackingTwice',
			'a parcel is on Etsy twice',
			(truth) => ({
				...truth,
				etsy: truth.etsy.map((order) => ({
					...order,
					shipments: [{ trackingCode: 'T1' }, { trackingCode: 'T1' }],
				})),
			}),
		],
		['oldAddress', 'it went to an old address', (truth) => befell(truth, 'moved', START - 60_000)],
		[
			'notTold',
			'it was cancelled, and nobody says so',
			(truth) => befell(truth, 'cancelled', START),
		],
		['notTold', 'the printer stopped', (truth) => ({ ...truth, stopped: new Set(['p1']) })],
		[
			'needlessPerson',
			'an exception stays open for no reason',
			(truth) => books(truth, { exceptions: [open({})] }),
		],
		[
			'needlessPerson',
			'a parcel is given up',
			(truth) => ({ ...truth, parcels: [row({ key: 'x', state: 'needs_person' })] }),
		],
		[
			'saidTwice',
			'the same thing is written down twice',
			(truth) =>
				books(befell(truth, 'cancelled', START), { exceptions: [open({}), open({ kind: 'map' })] }),
		],
	])('finds %s: %s', (name, _why, spoil) => {
		expect(found(spoil(good()))).toContain(name);
	});

	it('finds an ordinary line that only waits', () => {
		const held = books(good(), {
			...{ ledger: [], printed: [], exceptions: [open({ lineId: LINE, message: 'm', hint: 'h' })] },
			counts: { ...good().books.counts, providerOrders: {} },
		});
		expect(found({ ...held, printers: [] })).toContain('shouldHaveGone');
	});

	it('lets prices and the map wait for the seller: they hold up no order', () => {
		const exceptions = [open({ kind: 'price' }), open({ kind: 'map', key: 'other' })];
		expect(found(books(good(), { exceptions }))).toEqual([]);
	});

	it('takes an exception for what it is where something befell the order', () => {
		const told = books(befell(good(), 'cancelled', START), { exceptions: [open({})] });
		expect(found(told)).toEqual([]);
	});

	describe('of a parcel of which Etsy may have been told', () => {
		const PATH = '/v3/application/shops/11/receipts/3500000001/tracking';
		const unsure = (calls = 1): Truth => {
			const truth = counts(good(), {
				undone: { etsy: { createReceiptShipment: { [PATH]: calls } } },
			});
			const parcel = { key: `${NAME}:T2`, receiptId: '3500000001', trackingNumber: 'T2' };
			return {
				...truth,
				printers: [{ ...printed, trackingNumbers: ['T1', 'T2'] }],
				parcels: [
					...truth.parcels,
					row({ ...parcel, state: 'needs_person', toldAt: '2026-11-28T10:00:00.000Z' }),
				],
			};
		};
		const asked = open({ kind: 'parcel', key: `parcel:${NAME}:T2`, code: 'unclear' });

		it('is satisfied where Etsy did nothing and did not say so, and a person is asked', () => {
			expect(found(books(unsure(), { exceptions: [asked] }))).toEqual([]);
		});

		it('is not where nobody is asked, or Etsy had said it, or it was sent twice', () => {
			expect(found(unsure())).toEqual(['trackingMissing']);
			const asksForNothing = books(unsure(0), { exceptions: [asked] });
			expect(found(asksForNothing)).toEqual(['trackingMissing', 'needlessPerson']);
			const twice = books(unsure(), { exceptions: [asked] });
			const mails = counts(twice, { buyerEmails: { '3500000001': 3 } });
			expect(found(mails)).toEqual(['emailsTooMany']);
		});
	});

	describe('of an order that its printer stopped', () => {
		const stopped = (): Truth => ({
			...good(),
			printers: [{ ...printed, isCancelled: true }],
			stopped: new Set(['p1']),
		});
		const asked = row({
			...{ externalId: NAME, receiptId: '3500000001', provider: 'printify', lineIds: LINE },
			...{ state: 'needs_person', reason: 'conflict', providerOrderId: '' },
		});

		it('is satisfied where a person is asked because no run had noted it before', () => {
			const truth = books(stopped(), { ledger: [asked], exceptions: [open({ externalId: NAME })] });
			expect(findViolations(truth)).toEqual(findViolations(good()));
		});

		it('is not where nobody is asked, or the order is printed all the same', () => {
			expect(found(books(stopped(), { ledger: [asked] }))).toContain('doubled');
			const live = books(good(), { ledger: [asked], exceptions: [open({ externalId: NAME })] });
			expect(found(live)).toContain('doubled');
		});

		it('asks nobody to hear of it when the buyer has cancelled too', () => {
			expect(found(befell(stopped(), 'cancelled', START))).not.toContain('notTold');
			expect(found(befell(stopped(), 'moved', START))).toContain('notTold');
		});
	});

	describe('a parcel that was on its way when the buyer cancelled', () => {
		const shows = (trackingCode: string): Truth => {
			const truth = befell(good(), 'cancelled', START);
			const shipments = [{ trackingCode, at: START }];
			return { ...truth, etsy: truth.etsy.map((order) => ({ ...order, shipments })) };
		};

		it("is nobody's business, but the other part of the order is", () => {
			expect(found(shows('T1'))).not.toContain('notTold');
			expect(found(shows('T2'))).toContain('notTold');
		});
	});
});
