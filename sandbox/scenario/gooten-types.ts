/** What exists at Gooten; names and money as in `types.ts`. */
export interface GootenScenario {
	accounts?: GootenScenarioAccount[];
	products?: GootenScenarioProduct[];
	/** How fast items move on; seconds on the sandbox clock. */
	production?: {
		/** From the order to the artwork being there; default 30. */
		imageSeconds?: number;
		/** The pre-production window, in which an order can be changed; default one hour. */
		windowSeconds?: number;
		/**
		 * From the window's end to printed; each further vendor takes half of it more; default one day.
		 */
		productionSeconds?: number;
		/** From printed to the parcel; default one hour. */
		shippingSeconds?: number;
		/** From the parcel to its arrival; default three days. */
		deliverySeconds?: number;
	};
}

export interface GootenScenarioAccount {
	/** The storefront; in the query of every call. */
	recipeId: string;
	partnerBillingKey: string;
	/** Where news goes, as it is entered by hand; Gooten wants it to end with `?orderid=`. */
	webhookUrl?: string;
	/** Without one, orders end as PaymentIssue; default true. */
	hasPaymentMethod?: boolean;
	/** On products and shipping; default 0. */
	taxPercent?: number;
}

export interface GootenScenarioProduct {
	id: number;
	name: string;
	/** Who makes it, one vendor a parcel; default `vendor-1`. */
	vendor?: string;
	/** Who carries it; default USPS. */
	carrier?: string;
	/** Countries it is sent to; default: all. */
	countries?: string[];
	/**
	 * Minor units for a parcel by each way; what is absent is not offered. The dearest item counts.
	 */
	shipping?: { standard?: number; expedited?: number; overnight?: number };
	variants: Array<{
		sku: string;
		/** Option name -> value. */
		options?: Record<string, string>;
		/** Minor units for one, what the seller pays. */
		partnerPrice: number;
		/** Minor units for one, what Gooten suggests; default twice the other. */
		price?: number;
		/** Print areas; default one, `default`, of 3000 by 3000 pixels. */
		spaces?: Array<{ id: string; description?: string; width: number; height: number }>;
	}>;
}
