import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { printfulNews } from '../../../../core/providers/printful/news';
import { failureOf, valueOf } from '../../../support/result';

const SECRET = 'a01376f30766acf7f706cc84beb57b79';
const request = (body: unknown, headers: Record<string, string> = {}) => ({
	headers,
	rawBody: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
});
const order = { id: 13, external_id: 'etsy-11-1-1' };

describe('Printful: news', () => {
	it('is signed with the decoded secret; with its text the signature is another', () => {
		const sign = (key: Buffer | string, body: Buffer) =>
			createHmac('sha256', key).update(body).digest('hex');
		fc.assert(
			fc.property(fc.string(), (text) => {
				const rawBody = Buffer.from(text);
				const signed = (key: Buffer | string) => ({
					headers: { 'x-pf-webhook-signature': sign(key, rawBody) },
					rawBody,
				});
				const { verify } = printfulNews;
				expect(verify?.(signed(Buffer.from(SECRET, 'hex')), SECRET)).toBe(true);
				expect(verify?.(signed(SECRET), SECRET)).toBe(false);
				expect(verify?.(signed(''), '')).toBe(false);
				expect(verify?.(signed('no hex'), 'no hex')).toBe(false);
			}),
		);
	});

	it('of v1 and of v2 is understood, with times in seconds or in ISO', () => {
		const [old] = valueOf(
			printfulNews.parse(
				request({
					type: 'package_shipped',
					created: 1_622_456_737,
					retries: 2,
					store: 12,
					data: { order, shipment: { id: 10 } },
				}),
			),
		);
		expect(old).toMatchObject({
			type: 'shipment.sent',
			providerOrderId: '13',
			externalId: 'etsy-11-1-1',
			storeId: '12',
			occurredAt: '2021-05-31T10:25:37.000Z',
		});
		const [recent] = valueOf(
			printfulNews.parse(
				request({
					type: 'order_failed',
					occurred_at: '2026-11-23T12:00:00Z',
					store_id: 12,
					data: { order: { ...order, created_at: 1_622_456_737 }, reason: 'charge' },
				}),
			),
		);
		expect(recent).toMatchObject({ type: 'order.failed', occurredAt: '2026-11-23T12:00:00.000Z' });
		const [product] = valueOf(
			printfulNews.parse(request({ type: 'product_deleted', data: { sync_product: { id: 5 } } })),
		);
		expect(product).toMatchObject({ type: 'product.changed', providerProductId: '5' });
	});

	it('that is tried again keeps its id, and a second parcel has another', () => {
		const idOf = (changes: object) => {
			const body = {
				type: 'shipment_sent',
				occurred_at: '2026-11-23T12:00:00Z',
				retries: 0,
				data: { order, shipment: { id: 10 } },
				...changes,
			};
			return valueOf(printfulNews.parse(request(body)))[0]?.eventId;
		};
		expect(idOf({ retries: 3 })).toBe(idOf({}));
		expect(idOf({ data: { order, shipment: { id: 11 } } })).not.toBe(idOf({}));
		const price = { type: 'catalog_price_changed', data: { catalog_product_ids: [71] } };
		expect(idOf({ ...price, retries: 4 })).toBe(idOf(price));
	});

	it('that cannot be read is a failure, never a throw', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
				const read = printfulNews.parse(request(text));
				if (!read.ok) expect(failureOf(read).category).toBe('validation');
			}),
		);
	});
});
