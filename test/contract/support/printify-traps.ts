import type { PrintifyClient } from './printify-client';
import {
	address,
	EXPIRED_TOKEN,
	orderBody,
	printifyWorld,
	READ_ONLY_TOKEN,
	SHOP,
	STRANGE_SHOP,
} from './printify-world';

/**
 * Tests of what Printify refuses, and how it says so; to be called inside a `describe`.
 * @param client gives the client of the running test
 */
export function printifyTraps(client: () => PrintifyClient): void {
	const list = `/v1/shops/${SHOP}/orders.json`;

	test.each([
		['no token', undefined],
		['a wrong token', 'Bearer wrong'],
		['an expired token', `Bearer ${EXPIRED_TOKEN}`],
	])('%s is answered 401 in its own shape', async (_name, Authorization) => {
		const { body } = await client().refused(401, 'GET', list, { headers: { Authorization } });
		expect(body).toEqual({ error: 'Unauthenticated' });
	});

	test('a missing User-Agent, a missing scope, another account', async () => {
		await client().refused(400, 'GET', list, { headers: { 'User-Agent': undefined } });
		const headers = { Authorization: `Bearer ${READ_ONLY_TOKEN}` };
		await client().refused(403, 'POST', list, { headers, body: orderBody('x') });
		await client().refused(404, 'GET', `/v1/shops/${STRANGE_SHOP}/orders.json`);
	});

	test('more than 10 orders a page are refused', async () => {
		const { body } = await client().refused(400, 'GET', list, { query: { limit: 11 } });
		expect(body).toMatchObject({ status: 'error', code: 8203, errors: { code: 8203 } });
	});

	test('a second order under one external_id is answered with the first', async () => {
		const id = await client().create('etsy-1-1');
		const { body } = await client().refused(409, 'POST', list, { body: orderBody('etsy-1-1') });
		expect(body).toMatchObject({
			code: 8503,
			errors: { code: 8503 },
			order: { id, external_id: 'etsy-1-1' },
		});
		expect((await client().sandbox.control.counts()).providerOrders.printify).toEqual({
			'etsy-1-1': 1,
		});
	});

	test.each([
		['sold out', { sku: 'CAT-L', quantity: 1 }, 'out of stock'],
		['disabled', { sku: 'CAT-M', quantity: 1 }, 'disabled'],
		['unknown SKU', { sku: 'DOG', quantity: 1 }, 'not found'],
		['unknown product', { product_id: 'x', variant_id: 1, quantity: 1 }, 'not found'],
	])('a line that is %s refuses the order', async (_name, line, reason) => {
		const body = orderBody('etsy-1-2', { line_items: [line] });
		const answer = await client().refused(400, 'POST', list, { body });
		expect(answer.body).toMatchObject({
			code: 8103,
			errors: { reason: expect.stringContaining(reason) },
		});
		expect((await client().sandbox.control.counts()).providerOrders.printify).toBeUndefined();
	});

	test.each([
		['country', { country: 'UK' }],
		['region', { region: '' }],
		['zip', { zip: '' }],
		['city', { city: undefined }],
		['last_name', { last_name: ' ' }],
	])('an address with a bad %s is refused with 8103', async (field, change) => {
		const body = orderBody('etsy-1-3', { address_to: { ...address, ...change } });
		const answer = await client().refused(400, 'POST', list, { body });
		const { errors } = answer.body as { errors: { code: number; reason: string } };
		expect(errors.code).toBe(8103);
		expect(Object.keys(JSON.parse(errors.reason) as object)).toEqual([`address_to.${field}`]);
	});

	test('above 600 calls a minute the answer is 429, and a minute later it is not', async () => {
		const scenario = { ...printifyWorld, limits: { printify: { perMinute: 3 } } };
		await client().sandbox.control.scenario(scenario);
		for (let n = 0; n < 3; n++) await client().send('GET', '/v1/shops.json');
		const { headers } = await client().refused(429, 'GET', '/v1/shops.json');
		expect(headers).not.toHaveProperty('retry-after');
		await client().sandbox.control.advance({ seconds: 61 });
		await client().send('GET', '/v1/shops.json');
	});

	test('the catalog has a limit of its own', async () => {
		const scenario = { ...printifyWorld, limits: { printify: { catalogPerMinute: 1 } } };
		await client().sandbox.control.scenario(scenario);
		await client().send('GET', '/v1/catalog/blueprints.json');
		await client().refused(429, 'GET', '/v1/catalog/blueprints.json');
		await client().send('GET', '/v1/shops.json');
	});
}
