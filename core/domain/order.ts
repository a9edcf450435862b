import type { Address } from './address';
import type { Money } from './money';

/** A choice the buyer made from the listing's variations, such as Size = M. */
export interface LineOption {
	name: string;
	value: string;
}

/** What the buyer wrote or uploaded for one personalisation question of the listing. */
export interface PersonalizationAnswer {
	question: string;
	/** The text, or for uploads an address. */
	answer: string;
}

/** One line of an Etsy order (Etsy: transaction). */
export interface OrderLine {
	/** Etsy's transaction id. Text, so that no id loses digits. */
	lineId: string;
	listingId?: string;
	/** Etsy renews it whenever inventory is written: never a key (facts/etsy.md 9). */
	productId?: string;
	sku?: string;
	title: string;
	quantity: number;
	/** Price of one piece. */
	price: Money;
	options: LineOption[];
	personalization: PersonalizationAnswer[];
	isDigital: boolean;
	/** ISO 8601, when Etsy promises a date. */
	expectedShipDate?: string;
}

/** Where an order stands on Etsy, independent of its spelling there. */
export type EtsyOrderState = 'unpaid' | 'open' | 'shipped' | 'cancelled' | 'refunded';

/** An Etsy order (Etsy: receipt) in our words. Holds buyer data: never store it. */
export interface Order {
	receiptId: string;
	shopId: string;
	state: EtsyOrderState;
	/** Etsy's own `status` text. */
	rawStatus: string;
	isPaid: boolean;
	isShipped: boolean;
	isGift: boolean;
	giftMessage?: string;
	messageFromBuyer?: string;
	/** ISO 8601. */
	createdAt: string;
	/** ISO 8601. */
	updatedAt: string;
	/** Null when Etsy does not give this key buyer addresses. */
	shipTo: Address | null;
	total: Money;
	/** Whether any amount was paid back. */
	hasRefund: boolean;
	lines: OrderLine[];
}
