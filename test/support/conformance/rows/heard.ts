import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';
import type { ProviderEvent } from '../../../../core/domain/provider-event';
import type { Ear } from '../driver';
import type { NewsExample } from '../provider-case';
import type { Shop } from '../shop';

/** News through the trigger: valid, twice, out of order, forged. */
export function heardRows(shop: Shop): void {
	const { one, can } = shop;
	if (!one.news) return;
	const { news } = one;
	let ear: Ear | undefined;
	afterEach(async () => {
		await ear?.close();
		ear = undefined;
	});

	const events = (id: string): ProviderEvent[] =>
		(ear?.heard() ?? [])
			.map(({ event }) => event as ProviderEvent)
			.filter(({ providerOrderId }) => providerOrderId === id);
	const isHeard = (id: string, type: string) => events(id).some((event) => event.type === type);

	it('hears what happens to an order, each thing once though all comes twice', async () => {
		ear = await shop.listen();
		const signs = can.signsWebhooks;
		if (signs) await network(shop, { duplicateProbability: 1 });
		const [id = ''] = await shop.create(shop.planned({ submit: true }));
		const tell = async (type: string) => {
			// Who signs nothing is heard whoever posts it; who does has to say it himself.
			const [example] = news(id).filter((each) => each.type === type);
			for (let time = 0; time < 2 && !signs && example; time += 1) await post(ear, example);
			await until(() => isHeard(id, type));
			expect([type, isHeard(id, type)]).toEqual([type, true]);
		};
		await tell('order.created');
		shop.life.ship(id);
		await tell('shipment.sent');

		const ids = events(id).map(({ eventId, type }) => `${type} ${eventId}`);
		expect(new Set(ids).size).toBe(ids.length);
		const [order] = await shop.get(id);
		const sent = ear
			.heard()
			.filter(({ event }) => (event as ProviderEvent).type === 'shipment.sent');
		expect(sent[0]?.order).toMatchObject({
			providerOrderId: id,
			status: order?.status,
			shipments: order?.shipments,
		});
	});

	it('hears nothing that is forged, and keeps to what is true', async () => {
		ear = await shop.listen();
		const [id = ''] = await shop.create();
		const claims = news(id).filter(({ type }) => type === 'order.cancelled');
		expect(claims.length).toBeGreaterThan(0);
		for (const example of claims) {
			const status = await post(ear, example);
			expect(status).toBe(can.signsWebhooks ? 401 : 200);
		}
		for (const example of news('4242424242').filter((each) => each.providerOrderId)) {
			expect(await post(ear, example)).toBe(can.signsWebhooks ? 401 : 200);
		}
		if (can.signsWebhooks) return;
		// What was claimed of the order was looked up: it is not cancelled, only looked at.
		await until(() => events(id).length > 0);
		expect([...new Set(events(id).map(({ type }) => type))]).toEqual(['order.changed']);
		expect(events(id)).toHaveLength(ear.heard().length);
	});
}

async function until(is: () => boolean): Promise<void> {
	const deadline = Date.now() + 15_000;
	while (!is() && Date.now() < deadline) await sleep(50);
}

/** Posts news as anybody can who knows the address. @returns the status of the answer */
async function post(ear: Ear | undefined, { request }: NewsExample): Promise<number> {
	const headers = { 'content-type': 'application/json', ...request.headers };
	const body = Buffer.from(request.rawBody).toString();
	return (await fetch(ear?.address ?? '', { method: 'POST', body, headers })).status;
}

/** How the network between the sandbox's provider and the trigger misbehaves. */
async function network(shop: Shop, how: object): Promise<void> {
	const url = `${shop.sandbox.urls.control}/__sandbox__/${shop.provider}/webhooks`;
	await axios.post(url, how, { proxy: false });
}
