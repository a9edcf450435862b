/** What exists at Printify; names and money as in `types.ts`. */
export interface PrintifyScenario {
	accounts?: PrintifyScenarioAccount[];
	shops?: PrintifyScenarioShop[];
	printProviders?: Array<{ id: number; title: string; country?: string }>;
	blueprints?: PrintifyScenarioBlueprint[];
	products?: PrintifyScenarioProduct[];
	/** Orders that Printify's own connection to Etsy has made already. */
	importedOrders?: PrintifyScenarioImport[];
	/** How fast orders move through production; seconds on the sandbox clock. */
	production?: {
		costCalculationSeconds?: number;
		toProductionSeconds?: number;
		productionSeconds?: number;
		deliverySeconds?: number;
	};
}

export interface PrintifyScenarioAccount {
	id: number;
	tokens: Array<{ token: string; scopes?: string[]; expiresAfterSeconds?: number }>;
}

export interface PrintifyScenarioShop {
	id: number;
	accountId: number;
	title: string;
	/** As Printify names it, for example `custom_integration` or `etsy`. */
	sales_channel?: string;
	/** Orders go to production by themselves after so many seconds; null (default): by hand. */
	autoApproveAfterSeconds?: number | null;
}

export interface PrintifyScenarioBlueprint {
	id: number;
	title: string;
	description?: string;
	brand?: string;
	model?: string;
	images?: string[];
	/** Who makes it, with the variants that this print provider offers. */
	printProviders: Array<{ id: number; variants: PrintifyScenarioVariant[] }>;
}

export interface PrintifyScenarioVariant {
	id: number;
	title: string;
	/** For example `{ "color": "Black", "size": "M" }`. */
	options: Record<string, string>;
	placeholders?: Array<{
		position: string;
		decoration_method?: string;
		height: number;
		width: number;
	}>;
	/** In stock at the print provider; default true. */
	is_available?: boolean;
	/** Production cost of a product made from it, cents; default 1000. */
	cost?: number;
}

export interface PrintifyScenarioProduct {
	/** 24 hexadecimal digits. */
	id: string;
	shopId: number;
	title: string;
	blueprintId: number;
	printProviderId: number;
	variants: Array<{
		id: number;
		sku: string;
		/** Production cost in cents. */
		cost: number;
		/** Retail price in cents. */
		price: number;
		is_available?: boolean;
		is_enabled?: boolean;
	}>;
	/** May go by Printify Express; default false. */
	is_printify_express_eligible?: boolean;
	/** May go by economy shipping; default false. */
	is_economy_shipping_eligible?: boolean;
}

/** An Etsy order that Printify's own connection to Etsy turned into an order. */
export interface PrintifyScenarioImport {
	/** A shop whose `sales_channel` is `etsy`. */
	shopId: number;
	/** Etsy's number of the order. */
	receiptId: string;
	lines: Array<
		{ sku: string; quantity: number } | { product_id: string; variant_id: number; quantity: number }
	>;
	/** As in a call that makes an order; default: somebody in the United States. */
	address_to?: Record<string, string>;
}
