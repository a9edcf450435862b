import { hookContext } from '../../support/engine';
import type { IDataObject } from 'n8n-workflow';
import { EtsyWebhookTrigger } from '../../../nodes/EtsyWebhookTrigger/EtsyWebhookTrigger.node';
import { TOLERANCE_SECONDS } from '../../../core/etsy/webhooks/verify-signature';
import { forgetStarts } from '../../../nodes/shared/webhook/rest';
import { shopScenario } from '../../unit/sandbox/support';
import type { TestWebhook } from '../../support/engine';
import { openTestShop, type TestShop } from '../../support/etsy-shop';
import {
	noticeOf,
	openTrigger,
	signedCall,
	SIGNING_SECRET,
	triggerSettings,
	type Notice,
	type TriggerSettings,
} from '../../support/webhook-shop';

const ORDER = 7001;
const nowSeconds = () => Math.floor(Date.now() / 1000);

let shop: TestShop;
let open: TestWebhook[] = [];

beforeAll(async () => {
	shop = await openTestShop(
		shopScenario(
			{ id: ORDER, note: undefined },
			{ id: 7002 },
			{ id: 7003, canceledAfterSeconds: 0 },
		),
	);
});
afterEach(async () => {
	await Promise.all(open.map(async (trigger) => await trigger.close()));
	open = [];
	await shop.sandbox.control.faults([]);
	shop.forget();
});
afterAll(async () => await shop.close());

async function trigger(settings: TriggerSettings = {}): Promise<TestWebhook> {
	const opened = await openTrigger(shop, settings);
	open.push(opened);
	shop.forget();
	return opened;
}

const notice = (change: Parameters<typeof noticeOf>[2] = {}): Notice =>
	noticeOf(shop, ORDER, change);
const bodyWith = (change: object): string => {
	const whole = JSON.parse(notice().body) as object;
	return JSON.stringify({ ...whole, ...change });
};

describe('a genuine webhook', () => {
	test('starts the workflow once, with the order as the node Etsy reads it', async () => {
		const { post, executions } = await trigger();
		const sent = notice();
		expect(await post(signedCall(sent))).toMatchObject({ status: 200 });
		expect(shop.operations()).toEqual(['getMe', 'getShopReceipt']);
		const [order] = await shop.json({
			resource: 'order',
			operation: 'get',
			receiptId: { __rl: true, mode: 'id', value: String(ORDER) },
		});
		const at = new Date(Number(sent.timestamp) * 1000).toISOString();
		const event = { type: 'orderPaid', id: `orderPaid:${ORDER}`, at, webhookId: sent.id };
		expect(executions).toEqual([[{ json: { event, ...order } }]]);
		expect(order?.shipTo).not.toBeNull();
	});

	test.each<[string, Notice['form']]>([
		['with its version', (signature) => `v1,${signature}`],
		['bare', (signature) => signature],
		['after that of an older secret', (signature) => `v1,${'A'.repeat(43)}= v1,${signature}`],
		['before another one', (signature) => `${signature} ${'A'.repeat(43)}=`],
	])('is taken with its signature %s', async (_name, form) => {
		const { post, executions } = await trigger();
		expect(await post(signedCall(notice({ form })))).toMatchObject({ status: 200 });
		expect(executions).toHaveLength(1);
	});

	test('is taken as the sandbox of Etsy sends it, and its other host names are fine too', async () => {
		const { post, executions } = await trigger();
		for (const host of ['openapi', 'api']) {
			const url = `https://${host}.etsy.com/v3/application/shops/10000001/receipts/${ORDER}`;
			const { status } = await post(signedCall(notice({ body: bodyWith({ resource_url: url }) })));
			expect(status).toBe(200);
		}
		expect(executions).toHaveLength(2);
		expect(shop.operations()).toEqual(['getMe', 'getShopReceipt', 'getShopReceipt']);
	});

	test('of a cancelled order brings the cancelled order', async () => {
		const { post, executions } = await trigger();
		await post(signedCall(noticeOf(shop, 7003, { event: 'order.canceled' })));
		expect(executions[0]?.[0]?.json).toMatchObject({
			receiptId: '7003',
			state: 'cancelled',
			event: { type: 'orderCancelled', id: 'orderCancelled:7003' },
		});
	});

	test('can leave out what is known of the buyer', async () => {
		const { post, executions } = await trigger({
			parameters: { options: { leaveOutBuyerData: true } },
		});
		await post(signedCall(notice()));
		expect(executions[0]?.[0]?.json).toMatchObject({ shipTo: null, buyerDataLeftOut: true });
	});
});

describe('a workflow that looks at everything each time', () => {
	beforeEach(forgetStarts);

	const resting = async (restSeconds: number) =>
		await trigger({ parameters: { options: { restSeconds } } });

	test('is started once for all that comes within its rest, with one look at Etsy', async () => {
		const { post, executions } = await resting(60);
		for (let times = 0; times < 3; times += 1) {
			expect(await post(signedCall(notice()))).toMatchObject({ status: 200 });
		}
		expect(executions).toHaveLength(1);
		expect(shop.operations()).toEqual(['getMe', 'getShopReceipt']);
	});

	test('is started again after its rest', async () => {
		const { post, executions } = await resting(1);
		await post(signedCall(notice()));
		await new Promise((resolve) => setTimeout(resolve, 1_100));
		await post(signedCall(notice()));
		expect(executions).toHaveLength(2);
	});

	test('is started by the next notice when the first could not be read', async () => {
		const { post, executions } = await resting(60);
		await shop.sandbox.control.faults([{ kind: 'status', status: 503, service: 'etsy' }]);
		expect(await post(signedCall(notice()))).toMatchObject({ status: 503 });
		await shop.sandbox.control.faults([]);
		expect(await post(signedCall(notice()))).toMatchObject({ status: 200 });
		expect(executions).toHaveLength(1);
	});
});

describe('what is not right', () => {
	const signed = (change: () => Parameters<typeof notice>[0]) => () => signedCall(notice(change()));
	const address = (resource_url: string) => () =>
		signedCall(notice({ body: bodyWith({ resource_url }) }));
	const without = (header: string) => () => {
		const { body, headers } = signedCall(notice());
		return {
			body,
			headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name !== header)),
		};
	};
	const path = `/v3/application/shops/10000001/receipts/${ORDER}`;

	test.each<[string, number, () => { body?: string; headers: Record<string, string> }]>([
		['forged', 401, signed(() => ({ secret: `whsec_${Buffer.alloc(24).toString('base64')}` }))],
		['too old', 401, signed(() => ({ timestamp: nowSeconds() - TOLERANCE_SECONDS - 5 }))],
		['from the future', 401, signed(() => ({ timestamp: nowSeconds() + TOLERANCE_SECONDS + 60 }))],
		[
			'changed in its body',
			401,
			() => {
				const { body, headers } = signedCall(notice());
				return { body: body.replace(String(ORDER), '7002'), headers };
			},
		],
		[
			'changed by a blank in its body',
			401,
			() => {
				const { body, headers } = signedCall(notice());
				return { body: `${body} `, headers };
			},
		],
		[
			'changed in its id',
			401,
			() => {
				const { body, headers } = signedCall(notice());
				return { body, headers: { ...headers, 'webhook-id': 'msg_other' } };
			},
		],
		['without an id', 400, without('webhook-id')],
		['without a time', 400, without('webhook-timestamp')],
		['without a signature', 400, without('webhook-signature')],
		['empty', 400, signed(() => ({ body: '' }))],
		['no JSON', 422, signed(() => ({ body: '{"event_type":' }))],
		['another JSON', 400, signed(() => ({ body: '[]' }))],
		['oversized', 413, signed(() => ({ body: bodyWith({ more: 'x'.repeat(65 * 1024) }) }))],
		[
			'about a shop that its address does not name',
			400,
			signed(() => ({ body: bodyWith({ shop_id: 1 }) })),
		],
		['about another host', 400, address(`https://evil.example${path}`)],
		[
			'about a host that begins alike',
			400,
			address(`https://openapi.etsy.com.evil.example${path}`),
		],
		['about another port', 400, address(`https://openapi.etsy.com:8443${path}`)],
		['about an unsafe scheme', 400, address(`http://openapi.etsy.com${path}`)],
		['with user info', 400, address(`https://openapi.etsy.com@evil.example${path}`)],
		[
			'with dots in its path',
			400,
			address(`https://openapi.etsy.com/v3/application/shops/1/../10000001/receipts/${ORDER}`),
		],
		['about another path', 400, address('https://openapi.etsy.com/v3/application/users/me')],
		['with a query', 400, address(`https://openapi.etsy.com${path}?includes=x`)],
	])('%s: it is answered %i, and Etsy is not called', async (_name, status, call) => {
		const { post, executions, errors } = await trigger();
		const answer = await post(call());
		expect(answer.status).toBe(status);
		expect(answer.text).not.toMatch(/signature|secret|hmac|timestamp|stale|forged/i);
		expect(executions).toEqual([]);
		expect(errors).toEqual([]);
		expect(shop.calls).toEqual([]);
	});

	test('a body that is no JSON is refused by the node too, if n8n hands it on', async () => {
		const { post } = await trigger();
		const { body, headers } = signedCall(notice({ body: '{"event_type":' }));
		const type = { 'content-type': 'application/octet-stream' };
		expect((await post({ body, headers: { ...headers, ...type } })).status).toBe(400);
		expect(shop.calls).toEqual([]);
	});

	test.each([
		['an event that was not chosen', 'order.shipped'],
		['an event that is not known yet', 'listing.sold'],
	])('%s is answered 200 and dropped', async (_name, event) => {
		const { post, executions } = await trigger();
		expect(await post(signedCall(notice({ event })))).toMatchObject({ status: 200 });
		expect(executions).toEqual([]);
		expect(shop.calls).toEqual([]);
	});

	test("an order of another of the app's shops is dropped and not read", async () => {
		const other = signedCall(notice({ shopId: 10000002 }));
		const named = await trigger({ parameters: { options: { shopId: '10000001' } } });
		expect(await named.post(other)).toMatchObject({ status: 200 });
		expect(named.executions).toEqual([]);
		expect(shop.calls).toEqual([]);

		const looking = await trigger();
		await looking.post(signedCall(notice({ shopId: 10000002 })));
		await looking.post(signedCall(notice({ shopId: 10000002 })));
		expect(looking.executions).toEqual([]);
		expect(shop.operations()).toEqual(['getMe']);
	});
});

describe('once and not again', () => {
	test('a replay is answered 200 and starts nothing', async () => {
		const { post, executions } = await trigger();
		const call = signedCall(notice());
		for (let times = 0; times < 3; times++) expect((await post(call)).status).toBe(200);
		// Signed anew with a later time, as a retry of Etsy.
		const again = signedCall({
			...notice({ id: call.headers['webhook-id'] }),
			timestamp: nowSeconds() + 9,
		});
		expect((await post(again)).status).toBe(200);
		expect(executions).toHaveLength(1);
		expect(shop.operations()).toEqual(['getMe', 'getShopReceipt']);
	});

	test('a retry that comes while the first is under way must wait, and is then a replay', async () => {
		let finish = () => undefined as void;
		let begun = () => undefined as void;
		const hasBegun = new Promise<void>((resolve) => (begun = resolve));
		const { post, executions } = await trigger({
			start: async () => {
				begun();
				await new Promise<void>((resolve) => (finish = resolve));
			},
		});
		const call = signedCall(notice());
		const first = post(call);
		await hasBegun;
		expect((await post(call)).status).toBe(503);
		finish();
		expect((await first).status).toBe(200);
		expect((await post(call)).status).toBe(200);
		expect(executions).toHaveLength(1);
	});

	test('a retry after Etsy hung up before our answer starts nothing more', async () => {
		let finish = () => undefined as void;
		let begun = () => undefined as void;
		const hasBegun = new Promise<void>((resolve) => (begun = resolve));
		const { url, post, executions } = await trigger({
			start: async () => {
				begun();
				await new Promise<void>((resolve) => (finish = resolve));
			},
		});
		const { body, headers } = signedCall(notice());
		const impatient = new AbortController();
		const first = fetch(url, { method: 'POST', body, headers, signal: impatient.signal });
		await hasBegun;
		impatient.abort();
		await expect(first).rejects.toThrow();
		finish();
		await new Promise((resolve) => setImmediate(resolve));
		expect((await post({ body, headers })).status).toBe(200);
		expect(executions).toHaveLength(1);
	});

	test('while Etsy is down nothing is lost: the notice is given back until the order was read', async () => {
		const { post, executions, errors } = await trigger();
		await shop.sandbox.control.faults([
			{ kind: 'status', status: 503, operation: 'getShopReceipt', limit: 3 },
		]);
		const call = signedCall(notice());
		expect((await post(call)).status).toBe(503);
		expect([executions, errors]).toEqual([[], []]);
		expect((await post(call)).status).toBe(200);
		expect((await post(call)).status).toBe(200);
		expect(executions).toHaveLength(1);
	}, 60_000);

	test('where n8n cannot start the execution, the notice stays new', async () => {
		let failures = 2;
		const { post, executions } = await trigger({
			start: async () => {
				failures -= 1;
				if (failures >= 0) throw new Error('database is down');
				await Promise.resolve();
			},
		});
		const call = signedCall(notice());
		const statuses = [];
		for (let times = 0; times < 4; times++) statuses.push((await post(call)).status);
		expect(statuses).toEqual([500, 500, 200, 200]);
		expect(executions).toHaveLength(1);
	});

	test('an order that Etsy does not give is a failed execution that says why, and stays new', async () => {
		const { post, executions, errors } = await trigger();
		const call = signedCall(noticeOf(shop, 999_999));
		expect((await post(call)).status).toBe(500);
		expect((await post(call)).status).toBe(500);
		expect(executions).toEqual([]);
		expect(errors.map(({ message }) => message)).toEqual([
			expect.stringContaining('receipt'),
			expect.stringContaining('receipt'),
		]);
	});

	test('replays are known after a restart, by what n8n saved', async () => {
		const saved = { data: {} as IDataObject };
		const before = await trigger({ saved });
		const call = signedCall(notice());
		await before.post(call);
		const second = signedCall(notice());
		await before.post(second);
		expect(JSON.stringify(saved.data)).not.toContain(call.headers['webhook-id']);

		await jest.isolateModulesAsync(async () => {
			const file = '../../../nodes/EtsyWebhookTrigger/EtsyWebhookTrigger.node';
			const loaded = (await import(file)) as { EtsyWebhookTrigger: typeof EtsyWebhookTrigger };
			expect(loaded.EtsyWebhookTrigger).not.toBe(EtsyWebhookTrigger);
			const after = await trigger({ saved, node: new loaded.EtsyWebhookTrigger() });
			expect((await after.post(call)).status).toBe(200);
			expect((await after.post(second)).status).toBe(200);
			expect(after.executions).toEqual([]);
			expect((await after.post(signedCall(notice()))).status).toBe(200);
			expect(after.executions).toHaveLength(1);
			// The shop is remembered too.
			expect(shop.operations()).toEqual(['getShopReceipt']);
		});
	});

	test('many at once, each twice: each order comes once and no id is lost', async () => {
		const saved = { data: {} as IDataObject };
		const { post, executions } = await trigger({ saved });
		const calls = Array.from({ length: 20 }, () => signedCall(notice()));
		const statuses = await Promise.all(
			[...calls, ...calls].map(async (call) => (await post(call)).status),
		);
		expect(statuses.filter((status) => ![200, 503].includes(status))).toEqual([]);
		expect(executions).toHaveLength(20);
		await post(signedCall(notice()));
		expect(Object.keys(saved.data.seen as object).length).toBeGreaterThanOrEqual(21);
	});
});

describe('without a secret', () => {
	const hooks = new EtsyWebhookTrigger().webhookMethods.default;

	test.each([
		['none is chosen', null, 'No "Etsy Webhook API" credential is chosen in this node.'],
		['it is empty', { signingSecret: ' ' }, 'The signing secret of the Etsy webhook is empty.'],
		[
			'it is cut off',
			{ signingSecret: 'whsec_abc' },
			'The signing secret of the Etsy webhook is too short.',
		],
	])('nothing is activated and nothing is taken: %s', async (_name, secret, message) => {
		const context = hookContext(await triggerSettings(shop, { secret }));
		await expect(hooks.checkExists.call(context)).rejects.toThrow(message);
		await expect(hooks.create.call(context)).rejects.toThrow(message);

		const { post, executions, errors } = await trigger({ secret });
		expect((await post(signedCall(notice()))).status).toBe(503);
		// The key of nobody: what an attacker would try where a check is forgotten.
		const nobody = notice({ secret: 'whsec_' });
		expect((await post(signedCall(nobody))).status).toBe(503);
		expect([executions, errors, shop.calls]).toEqual([[], [], []]);
	});

	test('with one, it can be activated and ended without a call to Etsy', async () => {
		const context = hookContext(await triggerSettings(shop));
		shop.forget();
		expect(await hooks.checkExists.call(context)).toBe(false);
		expect(await hooks.create.call(context)).toBe(true);
		expect(await hooks.delete.call(context)).toBe(true);
		expect(shop.calls).toEqual([]);
	});

	test('the test of the credential says whether the secret is whole', async () => {
		const { isSigningSecretWhole } = new EtsyWebhookTrigger().methods.credentialTest;
		const result = async (signingSecret: string) =>
			await isSigningSecretWhole.call({} as never, {
				id: '1',
				name: 'x',
				type: 'etsyWebhookApi',
				data: { signingSecret },
			});
		expect(await result(SIGNING_SECRET)).toMatchObject({ status: 'OK' });
		expect(await result('whsec_')).toMatchObject({ status: 'Error' });
	});
});

test('a credential that is connected to another account has its own shop looked up', async () => {
	const saved = { data: { shop: { userId: '1', shopId: '10000002' } } as IDataObject };
	const { post, executions } = await trigger({ saved });
	await post(signedCall(notice()));
	expect(shop.operations()).toEqual(['getMe', 'getShopReceipt']);
	expect(executions).toHaveLength(1);
});
