export interface ScenarioReceiptLine {
	id?: number;
	listingId: number;
	/** Picks the listing's product; without it `productId`, without both the first product. */
	sku?: string;
	productId?: number;
	quantity: number;
	/** The answer to a question for files is the address of the file. */
	personalization?: Array<{
		questionId?: number;
		question: string;
		answer: string;
		/** Told for files by newer answers of Etsy. */
		mimeType?: string;
	}>;
}

export interface ScenarioReceipt {
	/** What is special about it, for people and reports. Not used by the sandbox. */
	note?: string;
	id: number;
	shopId: number;
	arrivesAfterSeconds: number;
	/** Default: paid on arrival. null: never paid. */
	paidAfterSeconds?: number | null;
	canceledAfterSeconds?: number;
	/** True: cancelling moves `updated_timestamp`. Default false. */
	cancelMovesUpdated?: boolean;
	/** Money given back; in minor units. By default it does not move `updated_timestamp`. */
	refunds?: Array<{ afterSeconds: number; amount: number; movesUpdated?: boolean }>;
	/** The promised ship date, counted from the order. Default: three days. */
	shipsWithinSeconds?: number;
	buyerUserId?: number;
	buyer_email?: string | null;
	name: string;
	first_line: string | null;
	second_line?: string | null;
	city: string | null;
	state?: string | null;
	zip: string | null;
	country_iso: string | null;
	is_gift?: boolean;
	gift_message?: string;
	gift_sender?: string;
	message_from_buyer?: string | null;
	shippingCost?: number;
	taxCost?: number;
	/** Parcels that the seller reports by hand; Etsy e-mails the buyer, which is not counted. */
	shipments?: Array<{ carrierName?: string; trackingCode?: string; afterSeconds: number }>;
	/** How long after its report a parcel that Etsy can follow arrives; default: never. */
	deliveredAfterShippingSeconds?: number;
	lines: ScenarioReceiptLine[];
}

export interface ScenarioReview {
	shopId: number;
	listingId: number;
	/** The order line that is reviewed. */
	transactionId: number;
	buyerUserId?: number;
	rating: 1 | 2 | 3 | 4 | 5;
	review?: string;
	language?: string;
	imageUrl?: string;
	arrivesAfterSeconds: number;
}
