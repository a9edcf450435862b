/** What exists at Gelato; names and money as in `types.ts`. */
export interface GelatoScenario {
	accounts?: GelatoScenarioAccount[];
	catalogs?: GelatoScenarioCatalog[];
	products?: GelatoScenarioProduct[];
	templates?: GelatoScenarioTemplate[];
	/** How fast orders move on; seconds on the sandbox clock. */
	production?: {
		/** From the order to the artwork being there; default 30. */
		uploadSeconds?: number;
		/** From there to the start of production; default 60. */
		passedSeconds?: number;
		/** From the start of production to printed; default one day. */
		productionSeconds?: number;
		/** From printed to the parcel; default one hour. */
		shippingSeconds?: number;
		/** From the parcel to its arrival; default three days. */
		deliverySeconds?: number;
	};
}

export interface GelatoScenarioAccount {
	apiKey: string;
	/** Where news goes; at Gelato it is entered by hand in the dashboard. */
	webhookUrl?: string;
	stores?: Array<{ id: string; name?: string }>;
}

export interface GelatoScenarioCatalog {
	catalogUid: string;
	title?: string;
}

export interface GelatoScenarioProduct {
	productUid: string;
	catalogUid: string;
	attributes?: Record<string, string>;
	/** Where it is made; products of one order made elsewhere make an order of their own. */
	madeIn?: string;
	/** Minor units for one, in the currency of the order. */
	cost: number;
	/** Minor units for a parcel by each speed; the dearest item of a parcel counts. */
	shipping?: { normal?: number; standard?: number; express?: number };
	/** Percent of everything; default 0. */
	vatPercent?: number;
	/** Default: true. */
	isAvailable?: boolean;
}

/** Designed by hand in the dashboard. */
export interface GelatoScenarioTemplate {
	id: string;
	title?: string;
	variants: Array<{ id: string; title?: string; productUid: string; placeholders: string[] }>;
}
