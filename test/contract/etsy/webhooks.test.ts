import { createHmac } from 'node:crypto';
import '../../support/engine';
import { shopScenario } from '../../unit/sandbox/support';
import { openTestShop, type TestShop } from '../../support/etsy-shop';
import { noticeOf, openTrigger, signedCall, SIGNING_SECRET } from '../../support/webhook-shop';
import { etsyExceptions } from '../support/exceptions';
import { violationsOf } from '../support/observed';
import { describeContract, loadSpec } from '../support/openapi';

const ORDER = 7001;

describeContract("The Etsy Webhook Trigger and Etsy's document", () => {
	const spec = loadSpec('etsy-openapi.json', etsyExceptions);
	let shop: TestShop;

	beforeAll(async () => {
		shop = await openTestShop(shopScenario({ id: ORDER }, { id: 7002, canceledAfterSeconds: 0 }));
	});
	afterEach(() => shop.forget());
	afterAll(async () => await shop.close());

	test('what it reads at Etsy is as the document says, for each event', async () => {
		const events = ['order.paid', 'order.canceled', 'order.shipped', 'order.delivered'];
		const chosen = ['orderPaid', 'orderCancelled', 'orderShipped', 'orderDelivered'];
		const trigger = await openTrigger(shop, { parameters: { events: chosen } });
		shop.forget();
		for (const event of events) {
			const { status } = await trigger.post(signedCall(noticeOf(shop, ORDER, { event })));
			expect(status).toBe(200);
		}
		await trigger.post(signedCall(noticeOf(shop, 7002, { event: 'order.canceled' })));
		await trigger.close();
		expect(shop.operations()).toEqual(['getMe', ...Array<string>(5).fill('getShopReceipt')]);
		expect(violationsOf(spec, shop.calls)).toEqual([]);
	});
});

describe('the traps of verifying a webhook', () => {
	let shop: TestShop;

	beforeAll(async () => {
		shop = await openTestShop(shopScenario({ id: ORDER }));
	});
	afterAll(async () => await shop.close());

	/** A body that is not as `JSON.stringify` writes it, signed over its bytes. */
	const spaced = (secret = SIGNING_SECRET) => {
		const notice = noticeOf(shop, ORDER, { secret });
		const body = JSON.stringify(JSON.parse(notice.body), null, 2).replace(/\n/g, '\r\n');
		return signedCall({ ...notice, body });
	};

	test('a body that was parsed and written again has another signature; the raw one is taken', async () => {
		const { body, headers } = spaced();
		const rewritten = JSON.stringify(JSON.parse(body));
		const key = Buffer.from(SIGNING_SECRET.slice('whsec_'.length), 'base64');
		const text = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${rewritten}`;
		const naive = createHmac('sha256', key).update(text).digest('base64');
		expect(headers['webhook-signature']).not.toContain(naive);

		const trigger = await openTrigger(shop);
		expect((await trigger.post({ body, headers })).status).toBe(200);
		await trigger.close();
		expect(trigger.executions).toHaveLength(1);
	});

	test('a secret that holds an underscore is cut after its prefix, not at each underscore', async () => {
		const signingSecret = `whsec_${Buffer.alloc(24, 0xff).toString('base64url')}`;
		const [, naive = ''] = signingSecret.split('_');
		expect(naive).not.toBe(signingSecret.slice('whsec_'.length));
		const trigger = await openTrigger(shop, { secret: { signingSecret } });
		expect((await trigger.post(spaced(signingSecret))).status).toBe(200);
		await trigger.close();
	});
});
