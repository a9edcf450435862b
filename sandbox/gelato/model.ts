/** Every state that Gelato documents for orders and items (facts/gelato.md 8). */
export const STATUSES = [
	'created',
	'uploading',
	'passed',
	'in_production',
	'printed',
	'draft',
	'failed',
	'canceled',
	'pending_approval',
	'pending_personalization',
	'digitizing',
	'not_connected',
	'on_hold',
	'shipped',
	'in_transit',
	'delivered',
	'returned',
] as const;

/** What a part of an order goes through by itself. */
export const WALK = ['created', 'passed', 'in_production', 'printed', 'shipped', 'delivered'];

export const SPEEDS = ['normal', 'standard', 'express'] as const;
export type Speed = (typeof SPEEDS)[number];

export interface Account {
	apiKey: string;
	webhookUrl: string | undefined;
	stores: ReadonlySet<string>;
}

export interface Product {
	productUid: string;
	catalogUid: string;
	attributes: Record<string, string>;
	madeIn: string;
	cost: number;
	shipping: Record<Speed, number>;
	vatPercent: number;
	isAvailable: boolean;
}

export interface FileInput {
	type: string;
	url: string;
}

export interface Item {
	id: string;
	itemReferenceId: string;
	product: Product;
	quantity: number;
	files: FileInput[];
	status: string;
}

export interface Parcel {
	id: string;
	itemIds: string[];
	trackingCode: string;
}

export type Address = Readonly<Record<string, string | boolean | undefined>>;

export interface Order {
	id: string;
	account: Account;
	orderType: 'order' | 'draft';
	orderReferenceId: string;
	customerReferenceId: string;
	currency: string;
	createdAt: number;
	updatedAt: number;
	orderedAt: number | null;
	/** As Gelato writes it; a test may set any. */
	status: string;
	financialStatus: string;
	shipmentMethodUid: string | undefined;
	shippingAddress: Address;
	metadata: unknown;
	items: Item[];
	shipmentId: string;
	parcels: Parcel[];
	connectedOrderIds: string[];
	comment: string | undefined;
	/** When something happens next by itself; null: never. */
	nextAt: number | null;
}

export interface Template {
	id: string;
	title: string;
	variants: Array<{ id: string; title: string; productUid: string; placeholders: string[] }>;
}

export interface StoreProduct {
	id: string;
	storeId: string;
	title: string;
	description: string;
	tags: string[];
	createdAt: number;
	variants: Array<{ id: string; title: string; productUid: string }>;
}
