import fc from 'fast-check';
import type { ProviderEvent } from '../../../../core/domain/provider-event';
import { gelatoNews } from '../../../../core/providers/gelato/news';
import { gelatoNewsExamples } from '../../../support/conformance/cases/gelato';
import { failureOf, valueOf } from '../../../support/result';

const parse = (body: unknown): ProviderEvent | undefined =>
	valueOf(gelatoNews.parse({ headers: {}, rawBody: Buffer.from(JSON.stringify(body)) }))[0];

describe('Gelato: news', () => {
	it.each(gelatoNewsExamples('order-1').map((one) => [one.type, one] as const))(
		'%s is understood',
		(type, { request, providerOrderId }) => {
			const [event] = valueOf(gelatoNews.parse(request));
			expect(event).toMatchObject({ provider: 'gelato', type });
			expect(event?.providerOrderId).toBe(providerOrderId);
			expect(event?.eventId).not.toBe('');
		},
	);

	it('one line that is cancelled or arrives does not end the order', () => {
		for (const status of ['canceled', 'delivered', 'created']) {
			const body = { id: 'is_1', event: 'order_item_status_updated', orderId: 'o', status };
			expect(parse(body)?.type).toBe('order.changed');
		}
	});

	it('names the event, the order and our id', () => {
		const body = {
			id: 'os_1',
			event: 'order_status_updated',
			orderId: 'o1',
			orderReferenceId: 'etsy-1-2-1',
			storeId: null,
			fulfillmentStatus: 'canceled',
		};
		expect(parse(body)).toMatchObject({
			eventId: 'os_1',
			providerOrderId: 'o1',
			externalId: 'etsy-1-2-1',
			type: 'order.cancelled',
			rawType: 'order_status_updated',
		});
	});

	it('news without an id gets the same one each time, and another for other news', () => {
		const body = { event: 'order_status_updated', orderId: 'o1' };
		expect(parse(body)?.eventId).toBe(parse(body)?.eventId);
		expect(parse(body)?.eventId).not.toBe(parse({ ...body, orderId: 'o2' })?.eventId);
	});

	it('never throws for what comes in, and never quotes it', () => {
		fc.assert(
			fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
				const result = gelatoNews.parse({ headers: {}, rawBody: Buffer.from(text) });
				if (!result.ok) expect(result.failure.category).toBe('validation');
			}),
		);
		const rawBody = Buffer.from('{"name": "Ada Buyer"');
		const refused = failureOf(gelatoNews.parse({ headers: {}, rawBody }));
		expect(JSON.stringify(refused)).not.toContain('Ada');
	});

	it('signs nothing, so nothing is verified here', () => {
		expect(gelatoNews.verify).toBeUndefined();
	});
});
