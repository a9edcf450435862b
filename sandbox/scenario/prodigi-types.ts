/** What exists at Prodigi; names and money as in `types.ts`. */
export interface ProdigiScenario {
	accounts?: ProdigiScenarioAccount[];
	products?: ProdigiScenarioProduct[];
	/** How fast orders move on; seconds on the sandbox clock. */
	production?: {
		/** From one try to fetch the artwork to the next; default 30. */
		downloadSeconds?: number;
		/** From the artwork to the start of production; default 60. */
		allocationSeconds?: number;
		/** From the start of production to the first parcel; default two days. */
		productionSeconds?: number;
	};
}

export interface ProdigiScenarioAccount {
	apiKey: string;
	/** Default: GBP. */
	currency?: string;
	/** Orders are on hold for so long first; null: until they are released by hand. */
	pauseSeconds?: number | null;
	/** Where news goes of orders that name no address of their own. */
	callbackUrl?: string;
}

export interface ProdigiScenarioProduct {
	sku: string;
	description?: string;
	/** Inches. */
	width?: number;
	height?: number;
	/** Attribute name -> values; each combination is a variant. */
	attributes?: Record<string, string[]>;
	/** Default: `default`, required, 3000 by 3000 pixels. */
	printAreas?: Record<string, { required?: boolean; width: number; height: number }>;
	/** Countries it is sent to; default: a handful in Europe, America, Asia and Oceania. */
	shipsTo?: string[];
	/** Who makes it; default `prodigi_gb2` in GB. Each lab sends a parcel of its own. */
	lab?: { code: string; countryCode: string };
	/** Minor units for one. */
	cost: number;
	/** Minor units for a parcel by each way; the dearest item of a parcel counts. */
	shipping?: { Budget?: number; Standard?: number; Express?: number; Overnight?: number };
	/** Default: true. */
	isAvailable?: boolean;
}
