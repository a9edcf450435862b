import type { Books } from '../demo/accounts';
import type { StoredRow } from '../host';
import type { Mishap } from './plan';
import type { SupplierTruth } from './supplier';

/** Anything that was read as JSON. */
export type Json = Readonly<Record<string, unknown>>;

/** An order as its printer has it. */
export interface PrinterOrder {
	provider: string;
	id: string;
	/** Our name of it. */
	externalId: string;
	/** Epoch milliseconds. */
	madeAt: number;
	/** The first line of the address. */
	street: string;
	/** Whether production began. */
	isStarted: boolean;
	isCancelled: boolean;
	hasProblem: boolean;
	trackingNumbers: string[];
	/** Etsy's numbers of the lines in it. */
	lineIds: string[];
}

/** An Etsy order as Etsy has it. */
export interface EtsyOrder {
	receiptId: number;
	shopId: number;
	hasArrived: boolean;
	isPaid: boolean;
	isCanceled: boolean;
	refunds: number;
	lines: Array<{ transactionId: number; sku: string; quantity: number }>;
	/** `at`: when Etsy was told, epoch milliseconds. */
	shipments: Array<{ trackingCode?: string | null; at?: number }>;
}

/** All that the verdict is made from: what Etsy and the printers have, and what our tables say. */
export interface Truth {
	books: Books;
	etsy: EtsyOrder[];
	printers: PrinterOrder[];
	parcels: StoredRow[];
	/** What befell Etsy orders, and when. */
	mishaps: ReadonlyMap<number, Mishap & { at: number }>;
	/** Orders whose production the seller has allowed, and those that the printer stopped. */
	released: ReadonlySet<string>;
	stopped: ReadonlySet<string>;
	/** Printers that may print at once. */
	startsAtOnce: readonly string[];
	/** How long an order may be under way between the last look at Etsy and the printer. */
	graceMs: number;
	suppliers: SupplierTruth;
	/** Whose a line is, by its SKU, where no printer makes it. */
	supplierOf: ReadonlyMap<string, string>;
	/** How many orders may have been on their way when something was killed: one for each run. */
	mayBeUnclear: number;
}
