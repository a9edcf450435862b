import { z } from 'zod';
import type { ProviderOrder, Shipment } from '../provider-order';
import { ORDER_STATUSES, type OrderStatus } from '../status';

/**
 * An order as a printer has it, reduced to what a comparison needs. No address and no vendor's
 * object: thousands of them are held at once.
 */
export interface PlacedOrder {
	provider: string;
	providerOrderId: string;
	/** Our name of it; empty where the printer has none. */
	externalId: string;
	status: OrderStatus;
	rawStatus: string;
	/** The printer's own words; empty where it said nothing. */
	reason: string;
	/** ISO 8601; empty where the printer does not tell. */
	createdAt: string;
	/** Further orders into which the printer split this one: no doubles. */
	connectedOrderIds: string[];
	/** Etsy's numbers of the lines in it, as far as the printer keeps them. */
	lineIds: string[];
	/** How many pieces it has; 0 where the printer does not tell. */
	pieces: number;
	/** What it is billed; missing where the printer does not tell. */
	cost?: { amountMinor: number; currency: string };
	shipments: Array<Pick<Shipment, 'carrier' | 'trackingNumber' | 'shippedAt' | 'deliveredAt'>>;
}

/** After these an order is not made (any more). */
const STOPPED: readonly OrderStatus[] = ['cancelled', 'failed'];
/** After these nothing can be stopped any more. */
const SENT: readonly OrderStatus[] = ['partially_shipped', 'shipped', 'delivered', 'returned'];

/** Whether the printer makes it, has made it, or would: one that counts. */
export function isLive({ status }: Pick<PlacedOrder, 'status'>): boolean {
	return !STOPPED.includes(status);
}

/** Whether some of it is on its way or beyond. */
export function isSent({ status }: Pick<PlacedOrder, 'status'>): boolean {
	return SENT.includes(status);
}

/**
 * Of several orders of one name, the one that stands for them comes first: what is on its way, then
 * what is still made, then the oldest. Complete, so that it never hangs on the order of reading.
 */
export function foremostFirst(a: PlacedOrder, b: PlacedOrder): number {
	return (
		Number(isSent(b)) - Number(isSent(a)) ||
		Number(isLive(b)) - Number(isLive(a)) ||
		compareText(a.createdAt, b.createdAt) ||
		compareText(a.provider, b.provider) ||
		compareText(a.providerOrderId, b.providerOrderId)
	);
}

function compareText(a: string, b: string): number {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}

/** Reduces a printer's order. Pure. */
export function toPlacedOrder(order: ProviderOrder): PlacedOrder {
	const { provider, providerOrderId, status, rawStatus, costs } = order;
	const lineIds = order.lines.map(({ externalId = '' }) => externalId).filter((id) => id !== '');
	return {
		...{ provider, providerOrderId, status, rawStatus },
		externalId: order.externalId ?? '',
		reason: order.reason ?? '',
		createdAt: order.createdAt ?? '',
		connectedOrderIds: order.connectedOrderIds ?? [],
		lineIds: [...new Set(lineIds)],
		pieces: order.lines.reduce((sum, { quantity }) => sum + quantity, 0),
		...(costs.total ? { cost: costs.total } : {}),
		shipments: order.shipments.map(({ carrier, trackingNumber, shippedAt, deliveredAt }) => ({
			...{ carrier, trackingNumber, shippedAt, deliveredAt },
		})),
	};
}

const text = z.string().default('');
const texts = z.array(z.string()).default([]);
const placedShape = z.object({
	provider: z.string().min(1),
	providerOrderId: z.string().min(1),
	externalId: text,
	status: z.enum(ORDER_STATUSES).catch('unknown'),
	rawStatus: text,
	reason: text,
	createdAt: text,
	connectedOrderIds: texts,
	lineIds: texts,
	pieces: z.number().default(0),
	cost: z.object({ amountMinor: z.number().int(), currency: z.string() }).optional(),
	shipments: z
		.array(
			z.object({
				carrier: z.string().optional(),
				trackingNumber: z.string().optional(),
				shippedAt: z.string().optional(),
				deliveredAt: z.string().optional(),
			}),
		)
		.default([]),
});

/** Reads what {@link toPlacedOrder} made; null for an item that is something else. */
export function parsePlacedOrder(json: unknown): PlacedOrder | null {
	const parsed = placedShape.safeParse(json);
	return parsed.success ? parsed.data : null;
}

/** Which printers were asked; the one item that always comes along with their orders. */
export interface Asked {
	/** Printers of which every order of the time is there: what is missing is not at them. */
	asked: string[];
	/** Printers that did not answer. */
	silent: string[];
	/** ISO 8601: orders made from then on. */
	since: string;
}

const askedShape = z.object({
	asked: z.array(z.string()),
	silent: z.array(z.string()),
	since: z.string(),
});

/** Reads the item that tells who was asked; null for any other item. */
export function parseAsked(json: unknown): Asked | null {
	const parsed = askedShape.safeParse(json);
	return parsed.success ? parsed.data : null;
}
