import axios from 'axios';
import { printifyNews } from '../../../../core/providers/printify/news';
import { MUG, SHOP } from '../../../contract/support/printify-world';
import { Receiver } from '../../../contract/support/receiver';
import { openTestPrintify, type TestPrintify } from '../../../support/printify-shop';
import { failureOf, valueOf } from '../../../support/result';
import { orderRequest } from './fixtures';

let shop: TestPrintify;

beforeAll(async () => {
	shop = await openTestPrintify();
});
beforeEach(async () => {
	await shop.sandbox.control.reset();
	shop.forget();
});
afterAll(async () => await shop.close());

const OURS = 'https://n8n.example.com:8443/webhook/secret-path';
const THEIRS = 'https://app.example.org/hooks/their-secret';
const TOPICS = ['order:updated', 'order:shipment:created'];
const NEW = 'createANewWebhook';

async function register(url = OURS, topics = TOPICS) {
	return await shop.provider().registerWebhook({ url, topics, secret: 's3cret' });
}

const list = async () => valueOf(await shop.provider().listWebhooks());
const topicsOf = async () => (await list()).flatMap(({ topics }) => topics).sort();

it('registers each topic and removes it again', async () => {
	const ours = valueOf(await register(OURS, [...TOPICS, 'order:updated']));
	expect(ours).toMatchObject({ secret: 's3cret', before: [] });
	expect(ours.webhooks.map(({ topics }) => topics)).toEqual([
		['order:updated'],
		['order:shipment:created'],
	]);
	expect(shop.operations()).toEqual(['retrieveAListOfWebhooks', NEW, NEW]);
	expect(await list()).toEqual(ours.webhooks);
	expect(valueOf(await shop.provider().removeWebhook(ours))).toBe(true);
	expect(await list()).toEqual([]);
	// Once more, as when the answer was lost.
	expect(valueOf(await shop.provider().removeWebhook(ours))).toBe(true);
});

it("never touches another's registration, and names the topic that is taken", async () => {
	valueOf(await register(THEIRS, ['order:updated']));
	const before = await list();
	const failure = failureOf(await register());
	expect(failure).toMatchObject({ category: 'conflict', fields: ['topics'] });
	expect(failure.message).toContain('order:updated');
	expect(failure.message).toContain('app.example.org');
	expect(failure.message).not.toContain('their-secret');
	expect(await list()).toEqual(before);
});

it('registers beside others on other topics', async () => {
	valueOf(await register(THEIRS, ['product:updated']));
	const ours = valueOf(await register());
	valueOf(await shop.provider().removeWebhook(ours));
	expect(await topicsOf()).toEqual(['product:updated']);
});

it('replaces what an earlier try left behind at the same address', async () => {
	const [old] = valueOf(await register()).webhooks;
	const ours = valueOf(await register());
	expect(await list()).toEqual(ours.webhooks);
	expect(ours.webhooks.map(({ webhookId }) => webhookId)).not.toContain(old?.webhookId);
});

it('takes back what was begun when one topic fails', async () => {
	const failure = failureOf(await register(OURS, ['order:updated', 'no:such:topic']));
	expect(failure.category).toBe('validation');
	expect(await list()).toEqual([]);
});

it.each(['cut_after_commit', 'malformed_body'] as const)(
	'finds the registration whose answer was lost (%s)',
	async (kind) => {
		await shop.sandbox.control.faults([{ kind, operation: NEW, every: 2 }]);
		const ours = valueOf(await register());
		expect(await list()).toEqual(ours.webhooks);
	},
);

it('registers nothing where the call did not get through', async () => {
	await shop.sandbox.control.faults([{ kind: 'cut_before_commit', operation: NEW, every: 2 }]);
	expect(failureOf(await register()).category).toBe('unclear');
	expect(await list()).toEqual([]);
});

describe('what comes in then', () => {
	it('is signed, understood, and of the order that it is about', async () => {
		const receiver = await Receiver.start();
		const topics = [...new Set(Object.values(printifyNews.topics).flat())];
		valueOf(await register(receiver.url, topics));
		const lines = [{ lineId: 'l1', quantity: 1, source: { kind: 'sku' as const, sku: 'MUG-11' } }];
		const create = await shop.provider().createOrder(orderRequest({ lines }), { inDoubt: false });
		const { providerOrderId } = valueOf(create);
		const { life } = shop.sandbox.services.printify;
		life?.setStatus(providerOrderId, 'has-issues');
		life?.ship(providerOrderId);
		life?.deliver(providerOrderId);
		valueOf(await shop.provider().publishProduct(MUG));
		await axios.get(`${shop.sandbox.urls.control}/__sandbox__/printify/webhooks`, { proxy: false });

		const events = receiver.received.flatMap(({ headers, body }) => {
			const request = {
				headers: { 'x-pfy-signature': String(headers['x-pfy-signature']) },
				rawBody: Buffer.from(body),
			};
			expect(printifyNews.verify?.(request, 's3cret')).toBe(true);
			expect(printifyNews.verify?.(request, 'another')).toBe(false);
			return valueOf(printifyNews.parse(request));
		});
		const told = events.map(({ type }) => type);
		expect(new Set(told)).toEqual(
			new Set([
				'order.created',
				'order.action_required',
				'order.changed',
				'shipment.sent',
				'shipment.delivered',
				'product.changed',
			]),
		);
		const ofOrders = events.filter(({ type }) => /^(order|shipment)/.test(type));
		expect(new Set(ofOrders.map((event) => event.providerOrderId))).toEqual(
			new Set([providerOrderId]),
		);
		expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(events.length);
		expect(events.every(({ storeId }) => storeId === String(SHOP))).toBe(true);
		await receiver.close();
	});
});
