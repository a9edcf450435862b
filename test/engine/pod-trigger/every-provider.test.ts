import { PrintOnDemandTrigger } from '../../../nodes/PrintOnDemandTrigger/PrintOnDemandTrigger.node';
import { isAboutOrder } from '../../../core/domain/judge-event';
import { offeredEvents } from '../../../nodes/PrintOnDemandTrigger/events';
import { ADDRESSES } from '../../support/conformance/addresses';
import { CASES } from '../../support/conformance/cases';
import {
	engineDriver,
	hurry,
	startConformanceSandbox,
} from '../../support/conformance/engine-driver';
import type { NewsExample } from '../../support/conformance/provider-case';
import { Shop } from '../../support/conformance/shop';
import { withInheritedWords } from '../../support/inherited-words';
import type { TestPodTrigger, PodTriggerSettings } from '../../support/pod-trigger';
import { moduleOf, openPodTrigger, registeredWith } from '../../support/pod-trigger';
import type { Sandbox } from '../../../sandbox';

const isTrueOfNew = (type: string) => ['order.created', 'order.changed'].includes(type);

/** The examples of news were sent at this time; what is older than three days is dropped. */
const THEN = Date.parse('2026-11-23T12:30:00Z');

let sandbox: Sandbox;
let open: TestPodTrigger[] = [];
/** How far the clock of these tests is from the real one, in milliseconds. */
let offset = 0;

beforeAll(async () => {
	offset = THEN - Date.now();
	const realNow = Date.now.bind(Date);
	jest.spyOn(Date, 'now').mockImplementation(() => realNow() + offset);
	sandbox = await startConformanceSandbox();
	hurry(sandbox);
});
afterEach(async () => {
	await Promise.all(open.map(async (trigger) => await trigger.close()));
	open = [];
	await sandbox.control.faults([]);
});
afterAll(async () => {
	await sandbox.close();
	jest.restoreAllMocks();
});

const CASES_WITH_NEWS = CASES.filter(({ news }) => news !== undefined);

describe.each(CASES_WITH_NEWS.map((one) => [one.provider, one] as const))('%s', (_name, one) => {
	const shop = new Shop(one, () => engineDriver(sandbox));
	const module = moduleOf(one);
	const isSigned = module.capabilities.signsWebhooks;
	const offered = offeredEvents(module);
	const examples = (orderId: string): NewsExample[] => one.news?.(orderId) ?? [];
	const call = ({ request }: NewsExample) => ({
		body: Buffer.from(request.rawBody).toString(),
		headers: { ...request.headers },
	});

	async function trigger(settings: PodTriggerSettings = {}): Promise<TestPodTrigger> {
		const saved = registeredWith(one);
		const opened = await openPodTrigger(one, sandbox, { saved, ...settings });
		open.push(opened);
		return opened;
	}

	/** An order as it is right after it was made, and a change of it that is always true. */
	async function made(): Promise<{ orderId: string; example: NewsExample }> {
		const [orderId = ''] = await shop.create();
		const example = examples(orderId).find(({ type }) => type === 'order.created');
		if (!example) throw new Error('No news of an order that was made');
		return { orderId, example };
	}

	it('offers only what the provider can bring, and brings each kind of it', async () => {
		const { orderId } = await made();
		const { post, executions } = await trigger();
		const news = examples(orderId).filter(({ type }) => type !== 'unknown');
		for (const example of news) {
			const { type, providerOrderId } = example;
			const before = executions.length;
			expect((await post(call(example))).status).toBe(200);
			if (!offered.includes(type)) continue;
			const said = executions.slice(before).flat();
			const kinds = said.map(({ json }) => json.event as Record<string, unknown>);
			for (const event of kinds) {
				expect(event).toMatchObject({
					provider: one.provider,
					eventId: expect.any(String),
					rawType: expect.any(String),
					isConfirmed: isSigned || providerOrderId !== undefined,
				});
			}
			// A new order bears out no more than that it was made.
			const isTrue = isSigned || !isAboutOrder(type) || isTrueOfNew(type);
			expect(kinds).toContainEqual(
				expect.objectContaining(isTrue ? { type } : { type: 'order.changed', claimedType: type }),
			);
			const orders = providerOrderId
				? { provider: one.provider, providerOrderId: orderId }
				: undefined;
			for (const { json } of said) {
				if (orders) expect(json.order).toMatchObject(orders);
				else expect(json.order).toBeUndefined();
			}
		}
		expect(executions.length).toBeGreaterThan(0);
	});

	it('gives the order as the node Print on Demand reads it, and nothing of the buyer', async () => {
		const { orderId, example } = await made();
		const { post, items } = await trigger();
		await post(call(example));
		const [order] = await shop.get(orderId);
		expect(items()[0]?.order).toEqual(order);
		const said = JSON.stringify(items());
		const buyer = ADDRESSES[0];
		for (const secret of [buyer?.fullName, buyer?.line1, buyer?.email, buyer?.phone]) {
			if (secret) expect(said).not.toContain(secret);
		}
	});

	it('gives the raw order and the message where they are wanted', async () => {
		const { example } = await made();
		const { post, items } = await trigger({ parameters: { simplify: false } });
		await post(call(example));
		expect(items()[0]).toMatchObject({
			raw: expect.any(Object),
			message: JSON.parse(call(example).body) as object,
		});
	});

	it('lets news through once: sent again, at the same time, and after a restart', async () => {
		const { example } = await made();
		const saved = registeredWith(one);
		const before = await trigger({ saved });
		const first = await Promise.all([before.post(call(example)), before.post(call(example))]);
		// Of two at the same moment one waits for the other.
		expect(first.map(({ status }) => status)).toEqual([200, 200]);
		expect((await before.post(call(example))).status).toBe(200);
		expect(before.items()).toHaveLength(1);

		await jest.isolateModulesAsync(async () => {
			const file = '../../../nodes/PrintOnDemandTrigger/PrintOnDemandTrigger.node';
			const loaded = (await import(file)) as { PrintOnDemandTrigger: typeof PrintOnDemandTrigger };
			expect(loaded.PrintOnDemandTrigger).not.toBe(PrintOnDemandTrigger);
			const after = await trigger({ saved, node: new loaded.PrintOnDemandTrigger() });
			expect((await after.post(call(example))).status).toBe(200);
			expect(after.items()).toEqual([]);
		});
	});

	it('takes news in any order, and says each time how things stand now', async () => {
		const [orderId = ''] = await shop.create();
		const news = examples(orderId).filter(({ providerOrderId }) => providerOrderId);
		const { post, items } = await trigger();
		for (const example of news.reverse()) await post(call(example));
		const [order] = await shop.get(orderId);
		for (const item of items()) expect(item.order).toEqual(order);
		expect(items().length).toBeGreaterThan(1);
	});

	it('gives news back while the provider is down, and lets it through when it comes again', async () => {
		const { example } = await made();
		const { post, items, errors } = await trigger();
		await sandbox.control.faults([{ kind: 'status', status: 503, service: one.provider }]);
		expect((await post(call(example))).status).toBe(503);
		await sandbox.control.faults([]);
		expect((await post(call(example))).status).toBe(200);
		expect((await post(call(example))).status).toBe(200);
		expect([items().length, errors]).toEqual([1, []]);
	}, 60_000);

	it('answers what it was not asked for with 200, and reads nothing', async () => {
		const { orderId } = await made();
		const { post, items } = await trigger({ parameters: { events: ['order.cancelled'] } });
		const before = await shop.calls();
		for (const example of examples(orderId)) {
			const read = module.news?.parse(example.request);
			if (read?.ok && read.value.some(({ type }) => type === 'order.cancelled')) continue;
			expect((await post(call(example))).status).toBe(200);
		}
		expect([items(), await shop.calls()]).toEqual([[], before]);
	});

	it('believes nothing about an order that is not in the account', async () => {
		const { post, items, errors } = await trigger();
		const strange = examples('4242424242').filter(({ providerOrderId }) => providerOrderId);
		for (const example of strange) expect((await post(call(example))).status).toBe(200);
		expect([items(), errors]).toEqual([[], []]);
	});

	it('refuses what is no news of this provider, and calls nobody', async () => {
		const { example } = await made();
		const { post, items, errors } = await trigger();
		const before = await shop.calls();
		const { body, headers } = call(example);
		const bad = isSigned ? 401 : 400;
		const type = { 'content-type': 'text/plain' };
		expect((await post({ body: '', headers })).status).toBe(400);
		expect((await post({ body: '[]', headers })).status).toBe(bad);
		expect((await post({ body: 'no json', headers: { ...headers, ...type } })).status).toBe(bad);
		expect((await post({ body: body + ' '.repeat(1024 * 1024), headers })).status).toBe(413);
		for (const id of ['../../v1/shops', '..', 'a/b', 'x'.repeat(300)]) {
			const forged = examples(id).find((one_) => one_.providerOrderId === id);
			const status = (await post(call(forged ?? example))).status;
			// What is signed was the provider's own doing; it starts nothing either.
			expect(status).toBe(isSigned ? 200 : 400);
		}
		expect([items(), errors, await shop.calls()]).toEqual([[], [], before]);
	});

	it('shows a failed execution where the credential is refused', async () => {
		const { example } = await made();
		const secrets = Object.keys(one.credential(sandbox)).filter((name) =>
			/key|token|recipe/i.test(name),
		);
		const credential = Object.fromEntries(secrets.map((name) => [name, 'revoked']));
		const { post, items, errors } = await trigger({ credential });
		expect((await post(call(example))).status).toBe(500);
		expect([items(), errors]).toEqual([[], [expect.any(Error)]]);
		const missing = await trigger({ credential: null });
		expect((await missing.post(call(example))).status).toBe(500);
		expect(missing.errors[0]?.message).toContain(module.credential.displayName);
	});

	if (isSigned) {
		it('takes nothing that is not signed with its secret, and reads nothing for it', async () => {
			const { example } = await made();
			const { post, items, errors } = await trigger();
			const before = await shop.calls();
			const { body, headers } = call(example);
			const answers = [
				await post({ body }),
				await post({ body: `${body} `, headers }),
				await post({ body: body.replace('created', 'updated'), headers }),
			];
			expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
			for (const { text } of answers) expect(text).not.toMatch(/sign|secret|hmac/i);
			const unregistered = await trigger({ saved: { data: {} } });
			expect((await unregistered.post({ body, headers })).status).toBe(503);
			expect([items(), errors, await shop.calls()]).toEqual([[], [], before]);
		});

		it('drops what is signed but old, so that nobody can send it in again', async () => {
			const { example } = await made();
			const { post, items } = await trigger();
			offset += 4 * 86_400_000;
			expect((await post(call(example))).status).toBe(200);
			offset -= 4 * 86_400_000;
			expect(items()).toEqual([]);
		});

		it('says what happened without a call, where the order need not be read', async () => {
			const { orderId, example } = await made();
			const { post, items } = await trigger({ parameters: { readOrder: false } });
			const before = await shop.calls();
			await post(call(example));
			expect(items()).toEqual([{ event: expect.objectContaining({ providerOrderId: orderId }) }]);
			expect(await shop.calls()).toBe(before);
		});
	} else {
		it('is not published under an address that can be guessed', async () => {
			await expect((await trigger({ webhookId: null })).activate()).rejects.toThrow(/guessed/);
			await expect((await trigger({ webhookId: 'orders' })).activate()).rejects.toThrow(/guessed/);
			const before = await shop.calls();
			const good = await trigger();
			await good.activate();
			await good.deactivate();
			expect(await shop.calls()).toBe(before);
		});

		it('starts no failed execution for a word that every object answers to', async () => {
			const { example } = await made();
			const { post, errors } = await trigger();
			const { body, headers } = call(example);
			for (const odd of withInheritedWords(JSON.parse(body))) {
				const { status } = await post({ body: JSON.stringify(odd), headers });
				expect([200, 400]).toContain(status);
			}
			expect(errors).toEqual([]);
		});

		it('says that an order changed, where what is claimed is not true', async () => {
			// One that was only drafted cannot be stopped everywhere.
			const [orderId = ''] = await shop.create(shop.planned({ submit: true }));
			const claim = examples(orderId).find(({ type }) => type === 'order.cancelled');
			const asked = ['order.cancelled', 'order.changed'];
			const open_ = await trigger({ parameters: { events: asked } });
			await open_.post(call(claim!));
			expect(open_.items()[0]?.event).toMatchObject({
				type: 'order.changed',
				claimedType: 'order.cancelled',
			});
			const strict = await trigger({ parameters: { events: ['order.cancelled'] } });
			expect((await strict.post(call(claim!))).status).toBe(200);
			expect(strict.items()).toEqual([]);
			await shop.whole({ operation: 'cancel', providerOrderId: orderId });
			const again = await trigger({ parameters: { events: ['order.cancelled'] } });
			await again.post(call(claim!));
			expect(again.told()).toEqual([`order.cancelled ${orderId}`]);
		});
	}

	it('is not published while something is missing, and says what', async () => {
		const nothing = await trigger({ parameters: { events: [] } });
		await expect(nothing.activate()).rejects.toThrow(/No event of/);
		await expect((await trigger({ credential: null })).activate()).rejects.toThrow(
			module.credential.displayName,
		);
		await expect((await trigger({ parameters: { provider: '' } })).activate()).rejects.toThrow(
			'No provider is chosen',
		);
	});
});
