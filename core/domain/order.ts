import type { Address } from './address';
import type { Money } from './money';
import type { ListingPersonalization } from './variant-map/choice';

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
	/** Etsy's id of the question. */
	questionId?: string;
	/**
	 * Where the answer is nothing but an address: the file that the buyer uploaded. Without
	 * `mimeType` it may also be an address that the buyer typed, because Etsy does not tell.
	 */
	file?: { url: string; mimeType?: string };
}

/** A parcel that Etsy knows of. It names no lines and cannot be changed (facts/etsy.md 9). */
export interface OrderShipment {
	shipmentId?: string;
	/** Etsy's slug, such as `usps`. */
	carrier?: string;
	/** Missing where the order was marked as shipped without one. */
	trackingCode?: string;
	/** ISO 8601; when Etsy wrote to the buyer. */
	notifiedAt?: string;
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
	/** ISO 8601. */
	paidAt?: string;
	/** ISO 8601. */
	shippedAt?: string;
	/** What the buyer chose and paid for, such as `USPS First Class`. */
	shippingMethod?: string;
	/** A faster shipping that the buyer paid for. */
	shippingUpgrade?: string;
	/** What the buyer paid for shipping this line. */
	shippingCost?: Money;
	/** The listing's picture at the time of the order. */
	listingImageId?: string;
	/** The shop section of the listing, by name or number, where an earlier step added it. */
	section?: string;
	/** What the listing asks its buyers, where an earlier step added it. */
	personalizationRule?: ListingPersonalization;
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
	/** Who gives it; the buyer's own words. */
	giftSender?: string;
	messageFromBuyer?: string;
	/** ISO 8601. */
	createdAt: string;
	/** ISO 8601. */
	updatedAt: string;
	/** Null when Etsy does not give this key buyer addresses. */
	shipTo: Address | null;
	total: Money;
	/** What the total is made of, as far as Etsy tells. */
	amounts?: OrderAmounts;
	/** All that Etsy really keeps of it, where an earlier step added it from the payment. */
	fees?: Money;
	/**
	 * The fees that Etsy has booked for it so far, where they were read: those on the sale. What
	 * processing the payment costs is booked when the order ships.
	 */
	feesBooked?: Money;
	/** Whether any amount was paid back. */
	hasRefund: boolean;
	/** ISO 8601; the earliest date that is promised for any line. */
	expectedShipDate?: string;
	/** The parcels that Etsy knows of; missing where Etsy does not tell them. */
	shipments?: OrderShipment[];
	lines: OrderLine[];
}

/** The parts of an order's total; `subtotal` is what the lines cost after discounts. */
export interface OrderAmounts {
	subtotal?: Money;
	shipping?: Money;
	tax?: Money;
	vat?: Money;
	discount?: Money;
	giftWrap?: Money;
}
