/** Every state that Printful documents for an order (facts/printful.md 11). */
export const STATUSES = [
	'draft',
	'pending',
	'inreview',
	'failed',
	'onhold',
	'inprocess',
	'partial',
	'fulfilled',
	'canceled',
	'archived',
] as const;

export interface Account {
	id: number;
	mockupsPerMinute: number;
	cannotPay: boolean;
	stores: Store[];
}

export interface Store {
	id: number;
	account: Account;
	name: string;
	/** `native`, or the platform that it is connected to. */
	type: string;
	currency: string;
}

export interface Token {
	token: string;
	account: Account;
	/** Absent: for the whole account. */
	store: Store | undefined;
	scopes: ReadonlySet<string>;
	/** Epoch milliseconds; null: never. */
	expiresAt: number | null;
}

export interface Category {
	id: number;
	parentId: number;
	title: string;
}

export interface Placement {
	placement: string;
	technique: string;
	title: string;
	/** Inches. */
	width: number;
	height: number;
	dpi: number;
	/** Minor units. */
	price: number;
}

export interface Product {
	id: number;
	title: string;
	type: string;
	brand: string | null;
	model: string | null;
	categoryId: number;
	placements: Placement[];
	variants: Variant[];
	madeIn: string;
	/** Absent: everywhere. */
	shipsTo: readonly string[] | undefined;
	/** Minor units of the first piece by each way. */
	shipping: Record<string, number>;
}

export interface Variant {
	id: number;
	product: Product;
	name: string;
	size: string;
	color: string | null;
	colorCode: string | null;
	cost: number;
	isAvailable: boolean;
	isDiscontinued: boolean;
}

/** A file in the library of a store. */
export interface StoredFile {
	id: number;
	storeId: number;
	url: string;
	type: string;
	filename: string | null;
	visible: boolean;
	createdAt: number;
	/** When it is fetched or has failed. */
	readyAt: number;
	canBeFetched: boolean;
}

/** Where an image lies on its print area; inches. */
export interface Position {
	width: number;
	height: number;
	top: number;
	left: number;
}

/** One image on one place of an item. */
export interface Print {
	placement: string;
	technique: string;
	file: StoredFile;
	/** Absent: in the middle. */
	position: Position | undefined;
	/** As v1 was given it. */
	pixels: Record<string, number | boolean | null> | undefined;
	options: unknown[];
}

export interface StoreVariant {
	id: number;
	externalId: string | null;
	name: string;
	/** Absent: not synced. */
	variant: Variant | undefined;
	sku: string | null;
	retailMinor: number | null;
	prints: Print[];
	options: unknown[];
	isIgnored: boolean;
}

export interface StoreProduct {
	id: number;
	store: Store;
	externalId: string | null;
	name: string;
	thumbnail: string | null;
	isIgnored: boolean;
	variants: StoreVariant[];
}

export interface Item {
	id: number;
	externalId: string | null;
	variant: Variant;
	storeVariant: StoreVariant | undefined;
	quantity: number;
	/** Minor units in the order's retail currency. */
	retailMinor: number | null;
	name: string;
	sku: string | null;
	prints: Print[];
	options: Array<Record<string, unknown>>;
	orientation: string | null;
}

/** An imported line that cannot be made, because its store variant is not synced. */
export interface IncompleteItem {
	externalId: string | null;
	storeVariant: StoreVariant;
	quantity: number;
}

export interface Parcel {
	id: number;
	items: Array<{ item: Item; quantity: number }>;
	/** As v2 writes it. */
	status: string;
	deliveryStatus: string;
	trackingNumber: string;
	createdAt: number;
	shippedAt: number | null;
	deliveredAt: number | null;
	/** When it arrives by itself; null: never. */
	arrivesAt: number | null;
	isReshipment: boolean;
	madeIn: string;
}

export type Recipient = Partial<Record<string, string>>;

export interface RetailCosts {
	currency: string;
	/** Minor units; null: not told. */
	discount: number | null;
	shipping: number | null;
	tax: number | null;
}

export interface Order {
	id: number;
	store: Store;
	externalId: string | null;
	status: string;
	shipping: string;
	createdAt: number;
	updatedAt: number;
	recipient: Recipient;
	items: Item[];
	incomplete: IncompleteItem[];
	retail: RetailCosts;
	gift: Record<string, string> | undefined;
	packingSlip: Record<string, string> | undefined;
	/** When the costs are known. */
	costsAt: number;
	/** Embroidery designs that are made ready for it; what that costs is part of its costs. */
	designs: string[];
	/** Why it failed, waits or was cancelled. */
	reason: string | undefined;
	/** Whether the account was charged for it. */
	isCharged: boolean;
	parcels: Parcel[];
	/** When something happens next by itself; null: never. */
	nextAt: number | null;
	/** Imported by the store's own connection. */
	isImported: boolean;
}
