import fc from 'fast-check';
import { makeEvent } from '../../../../core/etsy/polling/events';
import { parseNotice } from '../../../../core/etsy/webhooks/parse-notice';
import { toEvent } from '../../../../core/etsy/webhooks/to-event';

const BASE = 'https://openapi.etsy.com';
const PATH = '/v3/application/shops/123/receipts/456';
const read = (body: unknown, baseUrl = BASE) =>
	parseNotice(Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)), baseUrl);
const notice = (change: object = {}) => ({
	event_type: 'order.paid',
	resource_url: BASE + PATH,
	shop_id: 123,
	...change,
});
const ORDER = { kind: 'order', type: 'orderPaid', shopId: '123', receiptId: '456' } as const;

test.each([
	['order.canceled', 'orderCancelled'],
	['order.delivered', 'orderDelivered'],
	['order.paid', 'orderPaid'],
	['order.shipped', 'orderShipped'],
])('%s names an order, and is called %s', (event_type, type) => {
	expect(read(notice({ event_type }))).toEqual({ ...ORDER, type });
});

test('an event has the id that the poll trigger gives it', () => {
	const { type, id, at } = makeEvent('orderPaid', 1_790_000_000, 456);
	expect(toEvent(ORDER, 'msg_1', '1790000000')).toEqual({ type, id, at, webhookId: 'msg_1' });
});

test.each([
	['the other host of Etsy', { resource_url: `https://api.etsy.com${PATH}` }, BASE],
	['the usual port', { resource_url: `https://openapi.etsy.com:443${PATH}` }, BASE],
	['a host in capitals', { resource_url: `https://OPENAPI.etsy.com${PATH}` }, BASE],
	['the sandbox', { resource_url: `http://127.0.0.1:4011${PATH}` }, 'http://127.0.0.1:4011/'],
	['Etsy, where the credential has the sandbox', {}, 'http://127.0.0.1:4011'],
	['Etsy, where the credential has no base address', {}, ''],
	['the shop as a text', { shop_id: '123' }, BASE],
	['more fields than known', { data: { a: 1 }, resource: null }, BASE],
])('%s is fine', (_name, change, baseUrl) => {
	expect(read(notice(change), baseUrl)).toEqual(ORDER);
});

test.each([
	'http://openapi.etsy.com/v3/application/shops/123/receipts/456',
	'https://openapi.etsy.com:8443/v3/application/shops/123/receipts/456',
	'https://openapi.etsy.com.evil.example/v3/application/shops/123/receipts/456',
	'https://evil.example/v3/application/shops/123/receipts/456',
	'https://openapi.etsy.com@evil.example/v3/application/shops/123/receipts/456',
	'https://evil.example\\@openapi.etsy.com/v3/application/shops/123/receipts/456',
	'https://user:pass@openapi.etsy.com/v3/application/shops/123/receipts/456',
	'https://openapi.etsy.com./v3/application/shops/123/receipts/456',
	'https:///v3/application/shops/123/receipts/456',
	'//openapi.etsy.com/v3/application/shops/123/receipts/456',
	'/v3/application/shops/123/receipts/456',
	'https://openapi.etsy.com/v3/application/shops/123/receipts/456/tracking',
	'https://openapi.etsy.com/v3/application/shops/123/receipts/',
	'https://openapi.etsy.com/v3/application/shops/123/receipts/456/',
	'https://openapi.etsy.com/v3/application/shops/123/receipts/456?shop=1',
	'https://openapi.etsy.com/v3/application/shops/123/receipts/456#x',
	'https://openapi.etsy.com/v3/application/shops/123/receipts/../../../shops/9/receipts/456',
	'https://openapi.etsy.com/v3/application/shops/9/../123/receipts/456',
	'https://openapi.etsy.com/v3/application/shops/123/receipts/%34%35%36',
	'https://openapi.etsy.com/v3/application/shops/123/receipts/456%2F..',
	'https://openapi.etsy.com/v3/application//shops/123/receipts/456',
	'https://openapi.etsy.com/v3/application/shops/0123/receipts/456',
	'https://openapi.etsy.com/v3/application/shops/123/receipts/-456',
	'https://openapi.etsy.com/v3/application/shops/123/receipts/456\n',
	' https://openapi.etsy.com/v3/application/shops/123/receipts/456',
	'https://openapi.etsy.com/v2/application/shops/123/receipts/456',
	'https://169.254.169.254/v3/application/shops/123/receipts/456',
	'https://[::1]/v3/application/shops/123/receipts/456',
	'file:///v3/application/shops/123/receipts/456',
	'javascript://openapi.etsy.com/v3/application/shops/123/receipts/456',
])('the address %j is refused', (resource_url) => {
	expect(read(notice({ resource_url }))).toEqual({ kind: 'malformed' });
});

test.each([
	['no JSON', '{"event_type":"order.paid"'],
	['nothing', ''],
	['null', null],
	['a text', '"order.paid"'],
	['a list', [notice()]],
	['no event', notice({ event_type: undefined })],
	['an event that is no text', notice({ event_type: ['order.paid'] })],
	['no address', notice({ resource_url: undefined })],
	['an address that is no text', notice({ resource_url: { href: BASE + PATH } })],
	['no shop', notice({ shop_id: undefined })],
	['another shop than in the address', notice({ shop_id: 124 })],
	['a shop beyond what numbers hold', notice({ shop_id: 2 ** 53 })],
	['the older text with its nested data', { data: notice() }],
])('%s is malformed', (_name, body) => {
	expect(read(body)).toEqual({ kind: 'malformed' });
});

test.each(['listing.updated', 'toString', '__proto__'])(
	'%s is not known, and no error',
	(event_type) => {
		expect(read({ event_type, resource_url: 7 })).toEqual({ kind: 'unknown' });
	},
);

test('no body makes it throw or name an order outside Etsy', () => {
	const address = fc.oneof(fc.webUrl({ withQueryParameters: true }), fc.string());
	fc.assert(
		fc.property(fc.oneof(fc.json(), address), address, (body, resource_url) => {
			expect(read(body).kind).not.toBe('order');
			expect(read(notice({ resource_url })).kind).toBe('malformed');
		}),
	);
	fc.assert(
		fc.property(fc.uint8Array(), (bytes) => {
			expect(parseNotice(bytes, BASE).kind).not.toBe('order');
		}),
	);
});
