import axios from 'axios';

import { startSandbox } from '../../../sandbox';
import { type EtsyBench, SHOP, shopScenario, startEtsy } from './support';

let etsy: EtsyBench;

beforeAll(async () => {
	etsy = await startEtsy(shopScenario({}, { arrivesAfterSeconds: 1000 }));
});
afterAll(async () => await etsy.close());

test('every port listens on this machine only and serves the control interface, without faults', async () => {
	await etsy.control.faults([{ kind: 'cut_before_commit' }]);
	for (const url of Object.values(etsy.urls)) {
		expect(new URL(url).hostname).toBe('127.0.0.1');
		const { data } = await axios.get(`${url}/__sandbox__/health`);
		expect(data).toMatchObject({ ok: true, urls: etsy.urls });
	}
	await etsy.control.faults([]);
	expect((await etsy.control.counts()).totals).toEqual({});
});

test('reset: counts, clock, faults and tokens are as at the start', async () => {
	await etsy.get(`${SHOP}/receipts`);
	await etsy.control.advance({ seconds: 2000 });
	await etsy.control.faults([{ kind: 'latency', latencyMs: 1 }]);
	await etsy.control.scenario({});
	await etsy.control.reset();
	expect(await etsy.control.counts()).toEqual({
		calls: {},
		totals: {},
		providerOrders: {},
		buyerEmails: {},
		listingFees: {},
		undone: {},
		rateLimited: {},
		faults: {},
	});
	expect((await etsy.control.clock()).offsetMs).toBe(0);
	expect(etsy.world.faults.rules()).toEqual([]);
	expect((await etsy.get(`${SHOP}/receipts`)).status).toBe(401);
	const state = await etsy.control.state<{ etsy: { receipts: unknown[] } }>();
	expect(state.etsy.receipts).toMatchObject([{ hasArrived: true }, { hasArrived: false }]);
});

test('a new scenario replaces the world, keeps tokens and counts, and times count from now', async () => {
	const { access_token: token } = await etsy.control.mintEtsyToken();
	await etsy.control.advance({ seconds: 500 });
	await etsy.control.scenario(shopScenario({ arrivesAfterSeconds: 10 }));
	const count = async () =>
		(
			(await etsy.get(`${SHOP}/receipts`, { authorization: `Bearer ${token}` })).data as {
				count: number;
			}
		).count;
	expect(await count()).toBe(0);
	await etsy.control.advance({ ms: 10_000 });
	expect(await count()).toBe(1);
});

test('bad input is 400 with the place of what is wrong', async () => {
	const post = async (path: string, body: unknown) =>
		await axios.post(`${etsy.urls.etsy}/__sandbox__/${path}`, body, {
			validateStatus: () => true,
			headers: { 'content-type': 'application/json' },
		});
	expect(await post('clock', { advanceSeconds: -1 })).toMatchObject({
		status: 400,
		data: { problems: [{ path: '/advanceSeconds' }] },
	});
	expect((await post('clock', {})).status).toBe(400);
	expect(await post('faults', [{}])).toMatchObject({
		status: 400,
		data: { problems: [{ path: '/0/kind' }] },
	});
	expect(await post('scenario', { shops: 1 })).toMatchObject({
		status: 400,
		data: { problems: [{ path: '/shops', message: 'must be array' }] },
	});
	expect((await post('faults', 'not json')).status).toBe(400);
	expect(await post('etsy/token', { scopes: ['all'] })).toMatchObject({
		status: 400,
		data: { problems: [{ path: '/scopes/0' }] },
	});
});

test('a taken port is an error and leaves nothing running', async () => {
	const port = Number(new URL(etsy.urls.etsy).port);
	await expect(startSandbox({ ports: { printify: port } })).rejects.toThrow('EADDRINUSE');
});

test('two sandboxes with one seed give the same answers', async () => {
	const tokens = [];
	for (let i = 0; i < 2; i++) {
		const sandbox = await startSandbox({ seed: 9, scenario: shopScenario({}) });
		tokens.push((await sandbox.control.mintEtsyToken()).access_token);
		await sandbox.close();
	}
	expect(tokens[0]).toBe(tokens[1]);
});
