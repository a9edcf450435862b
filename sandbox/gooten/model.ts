/** The ways of shipping (facts/gooten.md 8). */
export const SHIP_TYPES = ['standard', 'expedited', 'overnight'] as const;
export type ShipType = (typeof SHIP_TYPES)[number];

/** The usual path of an item (facts/gooten.md 9). */
export const WALK = [
	'New',
	'ReadyForImageDl',
	'Pending',
	'ReadyForAccounting',
	'InProduction',
	'Printed',
	'Shipped',
	'Delivered',
] as const;

/** Every state of an item that is known by name (facts/gooten.md 9). */
export const STATUSES: readonly string[] = [
	...WALK,
	'NeedsCustomization',
	'NeedsManualApproval',
	'Test',
	'Hold',
	'HoldByCIImageIssue',
	'ImageIssue',
	'AddressIssue',
	'PaymentIssue',
	'PaymentProcessing',
	'PrePayment',
	'AccountingIssue',
	'VendorAPIIssue',
	'ManuallyInProduction',
	'ReadyForPrint',
	'SentToPrinter',
	'Printing',
	'OutForDelivery',
	'Cancelled',
	'CancelledRefunded',
	'BilledRefunded',
];

/** States from which `orderstatus` may change an order (facts/gooten.md 8). Hold is not one. */
export const STATUS_MAY_CHANGE: readonly string[] = [
	'AccountingIssue',
	'AddressIssue',
	'HoldByCIImageIssue',
	'ImageIssue',
	'NeedsManualApproval',
	'New',
	'ReadyForAccounting',
	'ReadyForImageDl',
	'Pending',
];

/** States in which the address may change (facts/gooten.md 8). */
export const ADDRESS_MAY_CHANGE: readonly string[] = [
	...STATUS_MAY_CHANGE,
	'Hold',
	'NeedsCustomization',
	'PaymentIssue',
];

export interface Account {
	recipeId: string;
	partnerBillingKey: string;
	webhookUrl: string | undefined;
	hasPaymentMethod: boolean;
	taxPercent: number;
}

export interface Space {
	id: string;
	description: string;
	width: number;
	height: number;
}

export interface Product {
	id: number;
	name: string;
	vendor: string;
	carrier: string;
	countries: readonly string[] | undefined;
	shipping: Partial<Record<ShipType, number>>;
	variants: Variant[];
}

export interface Variant {
	product: Product;
	sku: string;
	options: Record<string, string>;
	partnerPrice: number;
	price: number;
	spaces: Space[];
}

/** A SKU of the seller's own: a variant with its pictures. */
export interface ReadyProduct {
	id: string;
	account: Account;
	sku: string;
	name: string;
	variant: Variant;
	images: Picture[];
}

export interface Picture {
	Url: string;
	SpaceId: string;
}

export interface Address {
	FirstName: string;
	LastName: string;
	Line1: string;
	Line2: string;
	City: string;
	State: string;
	CountryCode: string;
	PostalCode: string;
	IsBusinessAddress: boolean;
	Phone: string;
	Email: string;
}

export interface Item {
	id: number;
	/** What was ordered: a SKU of Gooten's, or the seller's own. */
	sku: string;
	variant: Variant;
	quantity: number;
	shipType: ShipType;
	images: Picture[];
	sourceId: string | null;
	meta: unknown;
	/** As Gooten writes it; a test may set any. */
	status: string;
	/** Null until it is on its way. */
	trackingNumber: string | null;
	/** When it moves on by itself; null: never. */
	nextAt: number | null;
}

export interface Order {
	/** The safe order id. */
	id: string;
	niceId: string;
	gootenId: number;
	account: Account;
	createdAt: number;
	sourceId: string | null;
	currency: string;
	shipTo: Address;
	billTo: Address;
	meta: unknown;
	items: Item[];
}
