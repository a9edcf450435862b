/**
 * What the Printify service holds. Times are sandbox milliseconds, money is integer cents; the
 * vendor's spelling is put on in `present/`.
 */

export interface Token {
	accountId: number;
	/** Undefined: all scopes. */
	scopes?: ReadonlySet<string>;
	expiresAt?: number;
}

export interface Shop {
	id: number;
	accountId: number;
	title: string;
	salesChannel: string;
	/** Null: orders wait on hold until somebody sends them to production. */
	autoApproveAfterMs: number | null;
}

export interface PrintProvider {
	id: number;
	title: string;
	country: string;
}

export interface CatalogPlaceholder {
	position: string;
	decoration_method: string;
	height: number;
	width: number;
}

export interface CatalogVariant {
	id: number;
	title: string;
	options: Record<string, string>;
	placeholders: CatalogPlaceholder[];
	isAvailable: boolean;
	cost: number;
}

export interface Blueprint {
	id: number;
	title: string;
	description: string;
	brand: string;
	model: string;
	images: string[];
	/** By print provider id: what this provider offers. */
	variants: Map<number, CatalogVariant[]>;
}

export interface ProductVariant {
	id: number;
	sku: string;
	cost: number;
	price: number;
	title: string;
	isEnabled: boolean;
	isDefault: boolean;
	/** False also when the catalog variant is out of stock: see `State.isAvailable`. */
	isAvailable: boolean;
}

export interface PrintArea {
	variant_ids: number[];
	placeholders: Array<{ position: string; images: Array<Record<string, unknown>> }>;
	background?: string;
}

export interface Product {
	id: string;
	shopId: number;
	title: string;
	description: string | null;
	safetyInformation: string | null;
	tags: string[];
	blueprintId: number;
	printProviderId: number;
	variants: ProductVariant[];
	printAreas: PrintArea[];
	createdAt: number;
	updatedAt: number;
	visible: boolean;
	isLocked: boolean;
	external?: { id: string; handle: string };
	isExpressEligible: boolean;
	isEconomyEligible: boolean;
}

export interface Upload {
	id: string;
	accountId: number;
	fileName: string;
	width: number;
	height: number;
	size: number;
	mimeType: string;
	uploadedAt: number;
	isArchived: boolean;
}

/** Statuses that the sandbox gives by itself or by its control interface (facts/printify.md 10). */
export const ORDER_STATUSES = [
	'pending',
	'cost-calculation',
	'on-hold',
	'payment-not-received',
	'sending-to-production',
	'in-production',
	'partially-fulfilled',
	'fulfilled',
	'canceled',
	'has-issues',
	'unfulfillable',
	'source-check-failed',
	'sending_to_production_delegate',
	'sending_to_production_delegate_sync',
] as const;

export type OrderStatus = (typeof ORDER_STATUSES)[number];

export interface Address {
	first_name?: string;
	last_name?: string;
	company?: string | null;
	email?: string | null;
	phone?: string | null;
	country?: string;
	region?: string | null;
	address1?: string;
	address2?: string | null;
	city?: string;
	zip?: string;
}

export interface OrderLine {
	productId: string;
	variantId: number;
	printProviderId: number;
	quantity: number;
	title: string;
	variantLabel: string;
	sku: string;
	/** Retail price of one. */
	price: number;
	/** Production cost of the whole line. */
	cost: number;
	shippingCost: number;
	externalId: string | null;
	status: string;
	sentToProductionAt: number | null;
	fulfilledAt: number | null;
	/** The artwork of a line that was ordered on the fly, as it was sent. */
	printAreas?: Record<string, unknown>;
}

export interface Shipment {
	carrier: string;
	number: string;
	url: string;
	skus: string[];
	shippedAt: number;
	deliveredAt: number | null;
}

export interface Order {
	id: string;
	appOrderId: string;
	shopId: number;
	/** Who made it: a call, or the shop's own connection; then `externalId` is the number there. */
	type: 'api' | 'external';
	externalId: string;
	label: string;
	address: Address;
	lines: OrderLine[];
	shippingMethod: number;
	isExpress: boolean;
	isEconomy: boolean;
	/** One of {@link ORDER_STATUSES}, unless a test has put it into one that nobody documents. */
	status: string;
	createdAt: number;
	sentToProductionAt: number | null;
	fulfilledAt: number | null;
	shipments: Shipment[];
	/** When the next step of production is due; null: nothing happens by itself. */
	nextAt: number | null;
}

export interface Webhook {
	id: string;
	shopId: number;
	topic: string;
	url: string;
	/** Without one, events carry no signature. */
	secret?: string;
}
