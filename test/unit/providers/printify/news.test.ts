import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { printify } from '../../../../core/providers/printify/module';
import { printifyNews } from '../../../../core/providers/printify/news';
import { TOPICS } from '../../../../sandbox/printify/webhooks/events';
import { signature } from '../../../../sandbox/printify/webhooks/send';
import { failureOf, valueOf } from '../../../support/result';

const SECRET = 'a secret';

function notice(
	type: string,
	data: object | null = { shop_id: 815_256 },
	kind = type.split(':')[0],
) {
	return {
		id: '653b6be8-2ff7-4ab5-a7a6-6889a8b3bbf5',
		type,
		created_at: '2026-04-18 13:24:28+00:00',
		resource: { id: '5cb87a8cd490a2ccb256cec4', type: kind, data },
	};
}

function message(body: unknown, sign?: string) {
	const rawBody = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
	const headers: Record<string, string> = {};
	if (sign !== undefined) headers['x-pfy-signature'] = sign;
	return { rawBody, headers };
}

const parse = (body: unknown) => printifyNews.parse(message(body));
const verify = (body: string, sign: string | undefined, secret = SECRET) =>
	printifyNews.verify?.(message(body, sign), secret);

describe('what Printify tells', () => {
	it.each([
		['order:created', 'order.created'],
		['order:updated', 'order.changed'],
		['order:sent-to-production', 'order.changed'],
		['order:shipment:created', 'shipment.sent'],
		['order:shipment:delivered', 'shipment.delivered'],
		['product:created', 'product.changed'],
		['product:updated', 'product.changed'],
		['product:deleted', 'product.changed'],
		['product:publish:started', 'product.changed'],
		['shop:disconnected', 'shop.disconnected'],
		['personalization-preview-task:processed', 'mockup.ready'],
		['order:eaten-by-cat', 'unknown'],
		['constructor', 'unknown'],
	])('%s is %s', (topic, type) => {
		const [event] = valueOf(parse(notice(topic)));
		expect(event).toMatchObject({
			provider: 'printify',
			eventId: '653b6be8-2ff7-4ab5-a7a6-6889a8b3bbf5',
			type,
			rawType: topic,
			storeId: '815256',
			occurredAt: '2026-04-18T13:24:28.000Z',
		});
		const isOrder = topic.startsWith('order:');
		const isProduct = topic.startsWith('product:');
		expect(event?.providerProductId).toBe(isProduct ? '5cb87a8cd490a2ccb256cec4' : undefined);
		expect(event?.providerOrderId).toBe(isOrder ? '5cb87a8cd490a2ccb256cec4' : undefined);
	});

	it.each([
		['canceled', 'order.cancelled'],
		['has-issues', 'order.action_required'],
		['payment-not-received', 'order.action_required'],
		['source-check-failed', 'order.action_required'],
		['unfulfillable', 'order.failed'],
		['on-hold', 'order.changed'],
		['fulfilled', 'order.changed'],
		['toString', 'order.changed'],
	])('an order that became %s is %s', (status, type) => {
		expect(valueOf(parse(notice('order:updated', { shop_id: 1, status })))).toMatchObject([
			{ type },
		]);
	});

	it('is of the shop when the shop itself is meant', () => {
		const body = {
			...notice('shop:disconnected', null),
			resource: { id: 77, type: 'shop', data: null },
		};
		expect(valueOf(parse(body))).toMatchObject([{ storeId: '77', type: 'shop.disconnected' }]);
	});

	it('names a topic of the document for every kind of news, and each topic is asked for', () => {
		const asked = Object.values(printifyNews.topics).flat();
		expect(new Set(asked)).toEqual(new Set(TOPICS));
		expect(printify.news).toBe(printifyNews);
	});

	it('is a failure and never an error for whatever comes in', () => {
		for (const body of ['', 'null', '[]', '{', '"x"', '{"id":""}', '{"id":"1","type":""}']) {
			expect(failureOf(parse(body)).category).toBe('validation');
		}
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				const read = printifyNews.parse(message(JSON.stringify(value)));
				return typeof read.ok === 'boolean';
			}),
		);
	});

	it('keeps quiet about what is in a broken message', () => {
		expect(JSON.stringify(failureOf(parse('{"name":"Ploegsma"')))).not.toContain('Ploegsma');
	});
});

describe('the signature', () => {
	const body = JSON.stringify(notice('order:updated'));

	it('is right as Printify and the sandbox make it', () => {
		const hex = createHmac('sha256', SECRET).update(body).digest('hex');
		expect(verify(body, `sha256=${hex}`)).toBe(true);
		expect(verify(body, signature(SECRET, body))).toBe(true);
	});

	it.each([
		['none', undefined],
		['an empty one', ''],
		['one of another secret', signature('other', body)],
		['one of another body', signature(SECRET, `${body} `)],
		['one without its prefix', signature(SECRET, body).slice('sha256='.length)],
		['one that is longer', `${signature(SECRET, body)}0`],
		['one in capitals', signature(SECRET, body).toUpperCase()],
	])('is wrong: %s', (_name, sign) => {
		expect(verify(body, sign)).toBe(false);
	});

	it('never is right without a secret', () => {
		expect(verify(body, signature('', body), '')).toBe(false);
	});
});
