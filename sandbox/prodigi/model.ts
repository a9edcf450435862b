/** The ways of shipping (facts/prodigi.md 6). */
export const METHODS = ['Budget', 'Standard', 'Express', 'Overnight'] as const;
export type Method = (typeof METHODS)[number];

/** The steps of an order in progress, in their order (facts/prodigi.md 7). */
export const STEPS = [
	'downloadAssets',
	'printReadyAssetsPrepared',
	'allocateProductionLocation',
	'inProduction',
	'shipping',
] as const;
export type Step = (typeof STEPS)[number];

export interface Account {
	apiKey: string;
	currency: string;
	/** Milliseconds; null: until released by hand; undefined: no pause. */
	pauseMs: number | null | undefined;
	callbackUrl: string | undefined;
}

export interface Product {
	sku: string;
	description: string;
	width: number;
	height: number;
	attributes: Record<string, string[]>;
	printAreas: Record<string, { required: boolean; width: number; height: number }>;
	shipsTo: string[];
	lab: { code: string; countryCode: string };
	cost: number;
	shipping: Record<Method, number>;
	isAvailable: boolean;
}

export interface Asset {
	id: string;
	printArea: string;
	url: string;
	md5Hash: string | null;
	status: 'InProgress' | 'Complete' | 'Error';
}

export interface Item {
	id: string;
	product: Product;
	merchantReference: string | null;
	copies: number;
	sizing: string;
	attributes: Record<string, string>;
	recipientCost: { amount: string; currency: string } | null;
	assets: Asset[];
}

export interface Parcel {
	id: string;
	status: 'Processing' | 'Shipped' | 'Cancelled';
	lab: Product['lab'];
	itemIds: string[];
	carrier: { name: string; service: string };
	/** Null until it is on its way. */
	trackingNumber: string | null;
	shippedAt: number | null;
}

export interface Issue {
	objectId: string;
	errorCode: string;
	description: string;
}

export interface Charge {
	id: string;
	type: 'Item' | 'Refund';
	totalMinor: number;
	items: Array<{ id: string; itemId: string | null; shipmentId: string | null; minor: number }>;
}

export interface Recipient {
	name: string;
	email: string | null;
	phoneNumber: string | null;
	address: Record<string, string | null>;
}

export interface Order {
	id: string;
	account: Account;
	createdAt: number;
	updatedAt: number;
	callbackUrl: string | null;
	merchantReference: string | null;
	idempotencyKey: string | null;
	shippingMethod: string;
	recipient: Recipient;
	items: Item[];
	metadata: unknown;
	packingSlip: unknown;
	branding: unknown;
	/** As Prodigi writes it; a test may set any. */
	stage: string;
	details: Record<Step, string>;
	issues: Issue[];
	charges: Charge[];
	parcels: Parcel[];
	/** Tries to fetch the artwork so far. */
	downloads: number;
	/** When something happens next by itself; null: never. */
	nextAt: number | null;
}
