/** What exists at Printful; names and money as in `types.ts`. */
export interface PrintfulScenario {
	accounts?: PrintfulScenarioAccount[];
	categories?: Array<{ id: number; parentId?: number; title: string }>;
	/** The catalog: what can be printed on. */
	products?: PrintfulScenarioProduct[];
	/** What stands in the stores; in a connected store, what was imported from the shop. */
	storeProducts?: PrintfulScenarioStoreProduct[];
	/** Orders that a connected store's own link to the shop imports. */
	orders?: PrintfulScenarioOrder[];
	/** How fast things go; seconds on the sandbox clock. */
	production?: {
		/** From a file's address to its being there; default 5. */
		fileSeconds?: number;
		/** From an order made by v2 to its costs; default 3. */
		costSeconds?: number;
		/** From a new embroidery design to its costs; default 3600. */
		digitizationSeconds?: number;
		/** From a mockup or an estimate asked for to its result; default 10. */
		taskSeconds?: number;
		/** From the confirmation to the start of fulfilment; default 600. */
		acceptSeconds?: number;
		/** From there to the first parcel, and from one parcel to the next; default two days. */
		productionSeconds?: number;
		/** From a parcel to its arrival; default three days. */
		deliverySeconds?: number;
	};
}

export interface PrintfulScenarioAccount {
	stores: PrintfulScenarioStore[];
	tokens: PrintfulScenarioToken[];
	/** Mockup tasks a minute: 2 for new accounts (the default), 10 for others. */
	mockupsPerMinute?: number;
	/** No money: a confirmed order fails. */
	cannotPay?: boolean;
}

export interface PrintfulScenarioStore {
	id: number;
	name?: string;
	/** `native` (the default) is a store for orders by API; others are connected to a platform. */
	type?: string;
	/** Default: USD. */
	currency?: string;
}

export interface PrintfulScenarioToken {
	token: string;
	/** The store it is for; without one it is for the whole account. */
	storeId?: number;
	/** Default: all. */
	scopes?: string[];
	/** Default: never. */
	expiresAfterSeconds?: number;
}

export interface PrintfulScenarioProduct {
	id: number;
	/** Words such as `Unisex Staple T-Shirt | Bella + Canvas 3001`. */
	title: string;
	/** Default: `T-SHIRT`. */
	type?: string;
	brand?: string;
	model?: string;
	categoryId?: number;
	placements: PrintfulScenarioPlacement[];
	variants: PrintfulScenarioVariant[];
	/** Where it is made; each place sends a parcel of its own. Default: US. */
	madeIn?: string;
	/** Countries it is sent to; default: all. */
	shipsTo?: string[];
	/** Minor units for the first piece of a parcel by each way. */
	shipping?: Record<string, number>;
}

export interface PrintfulScenarioPlacement {
	placement: string;
	/** Default: `dtg`. */
	technique?: string;
	title?: string;
	/** The print area in inches. */
	width: number;
	height: number;
	/** Default: 150. */
	dpi?: number;
	/** Minor units on top of the variant's price; default 0. */
	price?: number;
}

export interface PrintfulScenarioVariant {
	id: number;
	size?: string;
	color?: string;
	colorCode?: string;
	/** Minor units for one, in the currency of the store. */
	cost: number;
	/** Default: true. */
	isAvailable?: boolean;
	/** Not made any more. */
	isDiscontinued?: boolean;
}

export interface PrintfulScenarioStoreProduct {
	id: number;
	storeId: number;
	/** The id in the shop's own system. */
	externalId?: string;
	name: string;
	variants: Array<{
		id: number;
		externalId?: string;
		/** The catalog variant; without one it is not synced, so it cannot be made. */
		variantId?: number;
		name?: string;
		sku?: string;
		retailPrice?: number;
		/** Addresses of print files by placement. */
		files?: Record<string, string>;
	}>;
}

export interface PrintfulScenarioOrder {
	storeId: number;
	/** The order's number in the shop, for Etsy the number of the receipt. */
	externalId: string;
	/** Default: `draft`; a shop whose orders are confirmed by themselves has `pending`. */
	status?: string;
	shipping?: string;
	/** As Printful writes it (`address1`, `state_code`). */
	recipient: Record<string, string>;
	/** Default: 0. */
	arrivesAfterSeconds?: number;
	items: Array<{
		/** The line's number in the shop, for Etsy the transaction's. */
		externalId?: string;
		/** A store variant; one that is not synced makes the item incomplete. */
		syncVariantId: number;
		quantity: number;
		retailPrice?: number;
	}>;
}
