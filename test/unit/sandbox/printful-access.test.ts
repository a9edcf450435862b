import axios from 'axios';

import type { Sandbox } from '../../../sandbox';
import { startSandbox } from '../../../sandbox';
import {
	ACCOUNT_TOKEN,
	ETSY_STORE,
	EXPIRED_TOKEN,
	POOR_STORE,
	printfulWorld,
	READ_ONLY_TOKEN,
	STORE_TOKEN,
} from '../../contract/support/printful-world';

/** Tokens, stores, scopes and limits (facts/printful.md 1 and 2). */
describe('access to the Printful sandbox', () => {
	let sandbox: Sandbox;

	beforeAll(async () => {
		const limits = { printful: { perMinute: 4 } };
		sandbox = await startSandbox({ scenario: printfulWorld, limits });
	});
	beforeEach(async () => await sandbox.control.reset());
	afterAll(async () => await sandbox.close());

	const call = async (path: string, token: string | undefined, headers = {}, method = 'GET') =>
		await axios.request<{ error?: { message: string } }>({
			url: `${sandbox.urls.printful}${path}`,
			method,
			headers: { ...headers, ...(token ? { Authorization: `Bearer ${token}` } : {}) },
			proxy: false,
			validateStatus: () => true,
		});

	test('a token that is missing, unknown or over opens nothing', async () => {
		expect((await call('/orders', undefined)).status).toBe(401);
		expect((await call('/orders', 'unknown')).status).toBe(401);
		expect((await call('/v2/orders', EXPIRED_TOKEN)).status).toBe(401);
	});

	test('an account has to name one of its stores', async () => {
		const { status, data } = await call('/orders', ACCOUNT_TOKEN);
		expect({ status, message: data.error?.message }).toEqual({
			status: 400,
			message: 'This endpoint requires `store_id`!',
		});
		const inStore = async (id: number) =>
			(await call('/orders', ACCOUNT_TOKEN, { 'X-PF-Store-Id': String(id) })).status;
		expect(await inStore(ETSY_STORE)).toBe(200);
		expect(await inStore(POOR_STORE)).toBe(403);
	});

	test('a token does what its scopes say', async () => {
		expect((await call('/orders', READ_ONLY_TOKEN)).status).toBe(200);
		expect((await call('/orders/1', READ_ONLY_TOKEN, {}, 'DELETE')).status).toBe(403);
		expect((await call('/store/products', READ_ONLY_TOKEN)).status).toBe(403);
	});

	test('v1: so many calls in a window, then a minute of silence, without retry-after', async () => {
		for (let left = 3; left >= 0; left -= 1) {
			const { headers } = await call('/stores', STORE_TOKEN);
			expect(headers['x-ratelimit-remaining']).toBe(String(left));
		}
		await sandbox.control.advance({ seconds: 40 });
		const refused = await call('/stores', STORE_TOKEN);
		expect(refused).toMatchObject({ status: 429, headers: { 'x-ratelimit-limit': '4' } });
		expect(refused.headers).not.toHaveProperty('retry-after');
		// The window would be over, the lock-out is not.
		await sandbox.control.advance({ seconds: 40 });
		expect((await call('/stores', STORE_TOKEN)).status).toBe(429);
		await sandbox.control.advance({ seconds: 21 });
		expect((await call('/stores', STORE_TOKEN)).status).toBe(200);
	});

	test('v2: a bucket that fills drop by drop, and says when to come again', async () => {
		const paths = Array.from({ length: 4 }, () => '/v2/stores');
		for (const path of paths) expect((await call(path, STORE_TOKEN)).status).toBe(200);
		const refused = await call('/v2/stores', STORE_TOKEN);
		expect(refused).toMatchObject({
			status: 429,
			headers: { 'retry-after': '15', 'x-ratelimit-policy': '4;w=60;' },
		});
		await sandbox.control.advance({ seconds: 15 });
		expect((await call('/v2/stores', STORE_TOKEN)).status).toBe(200);
		expect((await call('/v2/stores', STORE_TOKEN)).status).toBe(429);
	});
});
