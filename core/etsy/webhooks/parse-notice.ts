import { entryOf } from '../../domain/entry-of';
import { jsonOfBytes } from '../../domain/read-json-text';

/**
 * What Etsy tells by webhook, about orders only (facts/etsy.md 11), and what it is called in this
 * pack; the poll trigger has the same words.
 */
const EVENT_TYPES = {
	'order.canceled': 'orderCancelled',
	'order.delivered': 'orderDelivered',
	'order.paid': 'orderPaid',
	'order.shipped': 'orderShipped',
} as const;
/** What a webhook can say happened to an order. */
export type WebhookEventType = (typeof EVENT_TYPES)[keyof typeof EVENT_TYPES];

/** The two hosts of Etsy's API, which are equivalent (facts/etsy.md 2). */
const ETSY_ORIGINS = ['https://openapi.etsy.com', 'https://api.etsy.com'];

/**
 * What a notice says. It names an order and holds nothing of it, so whoever wants the order reads
 * it at Etsy. `unknown`: an event that this pack does not know, which is no error. `malformed`:
 * not what Etsy sends.
 */
export type Notice =
	| { kind: 'order'; type: WebhookEventType; shopId: string; receiptId: string }
	| { kind: 'unknown' }
	| { kind: 'malformed' };

const MALFORMED: Notice = { kind: 'malformed' };

/**
 * Where an order of a shop stands in the API, letter by letter: no user info, no dots, no query, no
 * fragment, no encoded letters, so nothing that two readers of addresses could understand
 * differently.
 */
const RECEIPT_URL =
	/^(https?:\/\/[A-Za-z0-9.[\]:-]+)\/v3\/application\/shops\/([1-9]\d{0,19})\/receipts\/([1-9]\d{0,19})$/;

/** Scheme, host and port of an address, in one way of writing; undefined where it has none. */
function originOf(address: string): string | undefined {
	return URL.canParse(address) ? new URL(address).origin : undefined;
}

/** An id as a number or as a text of digits. */
function idText(value: unknown): string | undefined {
	if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
	return typeof value === 'string' ? value : undefined;
}

function typeOf(event: string): WebhookEventType | undefined {
	return entryOf<WebhookEventType>(EVENT_TYPES, event);
}

/**
 * Reads a body whose signature was found right. The address in it is never called: only its two
 * ids are used, and only when it is an address of an order at Etsy (or at the credential's own
 * base address, such as the sandbox) and names the same shop as the body. Pure; never throws.
 * @param rawBody the bytes as received
 * @param baseUrl the base address of the credential that will read the order
 */
export function parseNotice(rawBody: Uint8Array, baseUrl: string): Notice {
	const body = jsonOfBytes(rawBody);
	if (typeof body !== 'object' || body === null || Array.isArray(body)) return MALFORMED;
	const { event_type: event, resource_url: url, shop_id: shop } = body as Record<string, unknown>;
	if (typeof event !== 'string' || event === '') return MALFORMED;
	const type = typeOf(event);
	if (type === undefined) return { kind: 'unknown' };
	const [, address, shopId, receiptId] =
		(typeof url === 'string' ? RECEIPT_URL.exec(url) : null) ?? [];
	if (address === undefined || shopId === undefined || receiptId === undefined) return MALFORMED;
	const origin = originOf(address);
	const allowed = [...ETSY_ORIGINS, originOf(baseUrl)];
	if (origin === undefined || !allowed.includes(origin)) return MALFORMED;
	return idText(shop) === shopId ? { kind: 'order', type, shopId, receiptId } : MALFORMED;
}
