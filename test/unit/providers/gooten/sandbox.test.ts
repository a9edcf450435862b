import fc from 'fast-check';
import type { Result } from '../../../../core/domain/result';
import type { PrintProvider } from '../../../../core/providers/types';
import { gooten } from '../../../../core/providers/gooten/module';
import { BILLING_KEY, CANVAS, SHIRT } from '../../../contract/support/gooten-world';
import { openTestGooten, type TestGooten } from '../../../support/gooten-shop';
import { failureOf, valueOf } from '../../../support/result';
import { line, orderRequest, picture } from './fixtures';

const NEW = { inDoubt: false } as const;
const FRONT = [picture({ placement: '4B120' })];
/** Two lines that different vendors make. */
const TWO_VENDORS = [line('a', CANVAS, 2), line('b', SHIRT, 1, FRONT)];

describe('Gooten: the adapter against the sandbox', () => {
	let shop: TestGooten;
	let provider: PrintProvider;

	beforeAll(async () => {
		shop = await openTestGooten();
		provider = shop.provider();
	});
	beforeEach(async () => {
		await shop.sandbox.control.reset();
		shop.forget();
	});
	afterAll(async () => await shop.close());

	const create = async (changes: Parameters<typeof orderRequest>[0] = {}) =>
		valueOf(await provider.createOrder(orderRequest(changes), NEW));
	const made = async () => (await shop.sandbox.control.counts()).providerOrders.gooten ?? {};
	const life = () => {
		const { life } = shop.sandbox.services.gooten;
		if (!life) throw new Error('Gooten has a life');
		return life;
	};

	it('orders cost a call each', async () => {
		for (let at = 0; at < 50; at += 1) await create({ externalId: `etsy-11-${at}-1` });
		expect(shop.calls).toHaveLength(50);
		expect(Object.values(await made()).every((count) => count === 1)).toBe(true);
	});

	it('an order goes to the doorstep in two parcels', async () => {
		const { providerOrderId: id } = await create({ lines: TWO_VENDORS });
		expect(valueOf(await provider.getOrder(id)).status).toBe('received');
		await shop.sandbox.control.advance({ seconds: 30 + 3600 });
		expect(valueOf(await provider.getOrder(id)).status).toBe('in_production');
		await shop.sandbox.control.advance({ seconds: 7200 + 600 });
		expect(valueOf(await provider.getOrder(id))).toMatchObject({
			status: 'partially_shipped',
			shipments: [{ carrier: 'USPS', lineExternalIds: ['a'] }],
		});
		await shop.sandbox.control.advance({ seconds: 3600 });
		expect(valueOf(await provider.getOrder(id))).toMatchObject({
			status: 'shipped',
			shipments: [{ lineExternalIds: ['a'] }, { carrier: 'UPS', lineExternalIds: ['b'] }],
		});
		await shop.sandbox.control.advance({ seconds: 86_400 });
		expect(valueOf(await provider.getOrder(id)).status).toBe('delivered');
	});

	it('never makes two, whatever is cut and wherever', async () => {
		let number = 0;
		const kinds = fc.constantFrom(
			'cut_before_commit' as const,
			'cut_after_commit' as const,
			'malformed_body' as const,
			'status' as const,
		);
		const faults = fc.array(fc.record({ kind: kinds, nth: fc.integer({ min: 1, max: 4 }) }), {
			maxLength: 3,
		});
		await fc.assert(
			fc.asyncProperty(faults, async (rules) => {
				const externalId = `etsy-11-${String((number += 1))}-1`;
				await shop.sandbox.control.faults(
					rules.map(({ kind, nth }, at) => ({
						id: `f${String(number)}-${String(at)}`,
						kind,
						nth: [nth],
						service: 'gooten',
					})),
				);
				const request = orderRequest({ externalId });
				const since = new Date(shop.sandbox.world.clock.now()).toISOString();
				let done = await provider.createOrder(request, NEW);
				for (let tries = 0; tries < 6 && !done.ok; tries += 1) {
					done = await provider.createOrder(request, { inDoubt: true, since });
				}
				expect(done.ok).toBe(true);
				expect((await made())[externalId]).toBe(1);
			}),
			{ numRuns: 40 },
		);
	});

	it('an order that was put on hold by hand can be cancelled and started by hand only', async () => {
		const { providerOrderId: id } = await create();
		life().setStatus(id, 'Hold');
		expect(failureOf(await provider.submitOrder(id))).toMatchObject({ category: 'conflict' });
		expect(failureOf(await provider.cancelOrder(id))).toMatchObject({ category: 'conflict' });
	});

	it('an address that was wrong is put right, and the order goes on', async () => {
		const { providerOrderId: id } = await create();
		life().setStatus(id, 'AddressIssue');
		const address = { ...orderRequest().shipTo, line1: '1 Other St' };
		expect(valueOf(await provider.updateAddress(id, address)).status).toBe('action_required');
		expect(valueOf(await provider.submitOrder(id)).status).toBe('received');
		await shop.sandbox.control.advance({ seconds: 3630 });
		expect(valueOf(await provider.getOrder(id)).status).toBe('in_production');
		expect(JSON.stringify(shop.sandbox.services.gooten.state())).toContain('1 Other St');
	});

	it('changes that are cut off are done once, and say so', async () => {
		const { providerOrderId: id } = await create();
		const cut = (operation: string) => [{ kind: 'cut_after_commit' as const, operation, nth: [1] }];
		await shop.sandbox.control.faults(cut('updateShippingAddress'));
		valueOf(await provider.updateAddress(id, orderRequest().shipTo));
		await shop.sandbox.control.faults(cut('updateOrderStatus'));
		expect(valueOf(await provider.cancelOrder(id)).status).toBe('cancelled');
	});

	it('a test order is a test, and needs no submit', async () => {
		const test = shop.provider({ isTestMode: true });
		const { providerOrderId } = valueOf(
			await test.createOrder(orderRequest({ submit: undefined }), NEW),
		);
		await shop.sandbox.control.advance({ seconds: 86_400 });
		expect(valueOf(await test.getOrder(providerOrderId))).toMatchObject({
			isTest: true,
			status: 'received',
		});
	});

	it('a wrong key is told as such, without the key', async () => {
		const wrong = shop.provider({ partnerBillingKey: 'wrong/key==' });
		const results: Array<Result<unknown>> = [
			await wrong.createOrder(orderRequest(), NEW),
			await wrong.findOrder('etsy-11-1-1'),
			await wrong.cancelOrder('13-1'),
			await gooten.listStores(shop.client('wrong/key==')),
		];
		for (const result of results) {
			const failure = failureOf(result);
			expect(failure).toMatchObject({ category: 'auth', retryable: false });
			expect(JSON.stringify(failure)).not.toMatch(/wrong/);
		}
		expect(valueOf(await gooten.listStores(shop.client()))).toHaveLength(1);
		expect(await made()).toEqual({});
	});

	it('the billing key is sent only where Gooten wants it', async () => {
		const { providerOrderId } = await create();
		await provider.getOrder(providerOrderId);
		await provider.searchCatalog({});
		const withKey = shop.calls
			.filter((call) => JSON.stringify([call.path, call.body]).includes('gooten%2Bcontract'))
			.map(({ operation }) => operation);
		expect(withKey).toEqual(['getOrderBilling']);
		const inBody = shop.calls.filter(({ body }) =>
			JSON.stringify(body ?? '').includes(BILLING_KEY),
		);
		expect(inBody.map(({ operation }) => operation)).toEqual(['submitOrder']);
	});
});
