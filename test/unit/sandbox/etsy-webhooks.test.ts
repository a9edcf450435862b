import axios from 'axios';

import { verifyMessage, readSigningKey } from '../../../core/etsy/webhooks/verify-signature';
import type { Delivery, Endpoint } from '../../../sandbox/etsy/webhooks/sender';
import { Receiver, type Received } from '../../contract/support/receiver';
import { type EtsyBench, SHOP, shopScenario, startEtsy } from './support';

let etsy: EtsyBench;
let receiver: Receiver;

/** Paid before the start, paid after 60 s, cancelled after 120 s, and one to be paid by a call. */
const scenario = shopScenario(
	{ id: 1, arrivesAfterSeconds: -100 },
	{ id: 2, arrivesAfterSeconds: 30, paidAfterSeconds: 60 },
	{ id: 3, arrivesAfterSeconds: -50, canceledAfterSeconds: 120 },
	{ id: 4, arrivesAfterSeconds: -10, paidAfterSeconds: null },
);

beforeEach(async () => {
	etsy = await startEtsy(scenario);
	receiver = await Receiver.start();
});
afterEach(async () => {
	await etsy.close();
	await receiver.close();
});

const control = async <T>(method: string, path: string, data?: unknown): Promise<T> => {
	const url = `${etsy.urls.control}/__sandbox__/etsy/webhooks${path}`;
	return (await axios.request<T>({ method, url, data, proxy: false })).data;
};
const deliveries = async () => await control<Delivery[]>('GET', '');
const addEndpoint = async (more: object = {}) =>
	await control<Endpoint>('POST', '/endpoints', { url: receiver.url, ...more });

const bodyOf = ({ body }: Received) => JSON.parse(body) as Record<string, unknown>;
const told = () =>
	receiver.received.map((request) => {
		const { event_type, resource_url } = bodyOf(request);
		return `${String(event_type)} ${String(resource_url).split('/').at(-1)}`;
	});

function verdictOn({ headers, body }: Received, secret: string) {
	const key = readSigningKey(secret);
	if (!key.ok) throw new Error(key.failure.message);
	const message = {
		id: String(headers['webhook-id']),
		timestamp: String(headers['webhook-timestamp']),
		signatures: String(headers['webhook-signature']),
		rawBody: Buffer.from(body),
	};
	return verifyMessage(message, key.value, Math.floor(Date.now() / 1000));
}

test.each(['v1', 'bare', 'rotating'])(
	'an order that is paid is told in a thin, flat body, signed (%s)',
	async (signatureForm) => {
		const { secret } = await addEndpoint({ signatureForm });
		expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/);
		await etsy.control.advance({ seconds: 61 });
		expect(await deliveries()).toMatchObject([{ outcome: 'delivered', attempts: 1, status: 200 }]);
		const [request] = receiver.received;
		expect(bodyOf(request!)).toEqual({
			event_type: 'order.paid',
			resource_url: `${etsy.urls.etsy}${SHOP}/receipts/2`,
			shop_id: 10000001,
		});
		expect(verdictOn(request!, secret)).toBe('genuine');
		expect(verdictOn(request!, `whsec_${Buffer.alloc(24).toString('base64')}`)).toBe('forged');
	},
);

test('all four events are told, whoever changed the order; what was before is not', async () => {
	await addEndpoint();
	await etsy.send('PUT', `${SHOP}/receipts/4`, new URLSearchParams({ was_paid: 'true' }));
	await etsy.send('POST', `${SHOP}/receipts/4/tracking`, {
		tracking_code: '1',
		carrier_name: 'usps',
	});
	await deliveries();
	await control('POST', '/delivered', { receiptId: 4 });
	await etsy.control.advance({ seconds: 200 });
	await deliveries();
	expect(told()).toEqual([
		'order.paid 4',
		'order.shipped 4',
		'order.delivered 4',
		'order.paid 2',
		'order.canceled 3',
	]);
});

test('an endpoint is told only what it asked for', async () => {
	await addEndpoint({ events: ['order.canceled'] });
	await etsy.control.advance({ seconds: 200 });
	await deliveries();
	expect(told()).toEqual(['order.canceled 3']);
});

test('a refused message comes again on the clock, with the same id, and is given up after 27 hours', async () => {
	await addEndpoint({ events: ['order.paid'] });
	receiver.status = 503;
	await etsy.control.advance({ seconds: 61 });
	await deliveries();
	await etsy.control.advance({ seconds: 4 });
	expect(await deliveries()).toMatchObject([{ outcome: 'waiting', attempts: 1, status: 503 }]);
	for (const seconds of [5, 300, 1_800, 7_200, 18_000, 36_000]) {
		await etsy.control.advance({ seconds });
		await deliveries();
	}
	expect(await deliveries()).toMatchObject([{ outcome: 'waiting', attempts: 7 }]);
	await etsy.control.advance({ seconds: 36_000 });
	expect(await deliveries()).toMatchObject([{ outcome: 'failed', attempts: 8 }]);
	expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
	expect(receiver.received).toHaveLength(8);

	receiver.status = 200;
	const [{ webhookId } = { webhookId: '' }] = await deliveries();
	await control('POST', '/resend', { webhookId });
	expect(await deliveries()).toMatchObject([{}, { webhookId, outcome: 'delivered' }]);
});

test('messages get lost and doubled on request, and go to this machine only', async () => {
	await addEndpoint({ events: ['order.paid'] });
	await control('POST', '', { loseProbability: 1 });
	await etsy.control.advance({ seconds: 61 });
	expect(await deliveries()).toMatchObject([{ outcome: 'lost', attempts: 0 }]);

	await etsy.control.reset();
	await addEndpoint({ events: ['order.paid'] });
	await addEndpoint({ events: ['order.paid'], url: 'http://192.0.2.1/hook' });
	await control('POST', '', { duplicateProbability: 1 });
	await etsy.control.advance({ seconds: 61 });
	const outcomes = (await deliveries()).map(({ outcome }) => outcome);
	expect(outcomes).toEqual(['delivered', 'delivered', 'not_loopback', 'not_loopback']);
	expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
});

test('wrong input is refused with its place', async () => {
	const refused = async (path: string, body: object) =>
		(await control('POST', path, body).catch((error: unknown) => error)) as {
			response?: { status: number };
		};
	for (const [path, body] of [
		['/endpoints', { url: 'nowhere' }],
		['/endpoints', { url: receiver.url, events: ['order.lost'] }],
		['/resend', { webhookId: 'msg_0' }],
		['/delivered', { receiptId: 99 }],
	] as const) {
		expect((await refused(path, body)).response?.status).toBe(400);
	}
});
