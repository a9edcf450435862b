import { createProdigiProvider } from '../../../../core/providers/prodigi';
import { whole } from '../../../support/providers/whole';
import { prodigi } from '../../../../core/providers/prodigi/module';
import type { PrintProvider } from '../../../../core/providers/types';
import { createApiClient } from '../../../../core/transport/api-client';
import { startSandbox, type Sandbox } from '../../../../sandbox';
import { prodigiCase } from '../../../support/conformance/cases/prodigi';
import { canvas, orderBody } from '../../../contract/support/prodigi-world';
import { failureOf, valueOf } from '../../../support/result';
import { sandboxPort } from '../../../support/sandbox-port';
import { orderRequest } from './fixtures';

const NOT_IN_DOUBT = { inDoubt: false } as const;
const BASIC = { lines: [prodigiCase.line('1', 2)] };

/** The adapter against a Prodigi with state, over real sockets. */
describe('Prodigi, adapter and sandbox', () => {
	let sandbox: Sandbox;
	let provider: PrintProvider;

	beforeAll(async () => {
		sandbox = await startSandbox({ scenario: prodigiCase.scenario });
		const credential = prodigiCase.credential(sandbox);
		const port = sandboxPort({ 'X-API-Key': credential.apiKey ?? '' });
		const sleep = async () => await Promise.resolve();
		const client = createApiClient({ profile: prodigi.profile(credential), port, sleep });
		provider = whole(prodigi, createProdigiProvider({ client, isTest: false }));
	});
	beforeEach(async () => await sandbox.control.reset());
	afterAll(async () => await sandbox.close());

	const create = async (changes: object = BASIC) =>
		valueOf(await provider.createOrder(orderRequest(changes), NOT_IN_DOUBT)).providerOrderId;
	const life = () => {
		const { life: it } = sandbox.services.prodigi;
		if (!it) throw new Error('Prodigi has no life');
		return it;
	};
	const made = async () => (await sandbox.control.counts()).providerOrders.prodigi;

	it('knows every state that the sandbox has, and an unknown one', async () => {
		const id = await create();
		expect(prodigiCase.statuses.map(([raw]) => raw).sort()).toEqual([...life().statuses].sort());
		for (const [raw, status] of [...prodigiCase.statuses, ['On Mars', 'unknown'] as const]) {
			life().setStatus(id, raw);
			const order = valueOf(await provider.getOrder(id));
			expect([raw, order.rawStatus, order.status]).toEqual([raw, raw, status]);
		}
	});

	it.each(['cut_before_commit', 'cut_after_commit', 'malformed_body'] as const)(
		'makes one order through %s',
		async (kind) => {
			await sandbox.control.faults([
				{ service: 'prodigi', operation: 'createOrder', kind, nth: [1] },
			]);
			const order = valueOf(await provider.createOrder(orderRequest(BASIC), NOT_IN_DOUBT));
			expect(order.found).toBe(kind !== 'cut_before_commit');
			expect(await made()).toEqual({ 'etsy-11-1001-1': 1 });
			expect(valueOf(await provider.findOrder('etsy-11-1001-1'))?.providerOrderId).toBe(
				order.providerOrderId,
			);
		},
	);

	it('is in doubt while Prodigi is down, and finds the order afterwards', async () => {
		await sandbox.control.faults([
			{ service: 'prodigi', operation: 'createOrder', kind: 'cut_after_commit' },
			{ service: 'prodigi', operation: 'listOrders', kind: 'status', status: 503 },
		]);
		const first = await provider.createOrder(orderRequest(BASIC), NOT_IN_DOUBT);
		expect(failureOf(first)).toMatchObject({ category: 'unclear', retryable: true });
		await sandbox.control.faults([]);
		const since = new Date().toISOString();
		const again = await provider.createOrder(orderRequest(BASIC), { inDoubt: true, since });
		expect(valueOf(again).found).toBe(true);
		expect(await made()).toEqual({ 'etsy-11-1001-1': 1 });
	});

	it('tells what it costs to the cent, before and after', async () => {
		const id = await create();
		life().setStatus(id, 'InProgress: inProduction');
		const order = valueOf(await provider.getOrder(id));
		expect(order.costs).toEqual(prodigiCase.costs?.(2));
		const quoted = valueOf(
			await provider.quote({ ...BASIC, shipTo: orderRequest().shipTo, currency: 'USD' }),
		);
		const standard = quoted.shipping.find(({ tier }) => tier === 'standard');
		expect({ items: quoted.items, shipping: standard?.price }).toEqual({
			items: order.costs.items,
			shipping: order.costs.shipping,
		});
	});

	it('tells two parcels from two labs, one by one', async () => {
		const other = prodigiCase.otherLine?.('2', 1);
		const id = await create({ lines: [prodigiCase.line('1', 1), ...(other ? [other] : [])] });
		const itemId = valueOf(await provider.getOrder(id)).raw as { items: Array<{ id: string }> };
		const first = life().ship(id, [itemId.items[1]?.id ?? '']);
		const partly = valueOf(await provider.getOrder(id));
		expect(partly).toMatchObject({
			status: 'partially_shipped',
			shipments: [{ trackingNumber: first, lineExternalIds: ['2'] }],
			lines: [{ externalId: '1' }, { externalId: '2', status: 'shipped' }],
		});
		const second = life().ship(id);
		const all = valueOf(await provider.getOrder(id));
		expect(all.status).toBe('shipped');
		expect(all.shipments.map(({ trackingNumber }) => trackingNumber).sort()).toEqual(
			[first, second].sort(),
		);
	});

	it('reads orders beyond two pages', async () => {
		const since = new Date(Date.now() - 60_000).toISOString();
		await create({ ...BASIC, externalId: 'etsy-11-0-1' });
		// Past the adapter, which would keep to ten calls a second.
		const apiKey = prodigiCase.credential(sandbox).apiKey ?? '';
		for (let n = 1; n < 205; n++) {
			const key = `etsy-11-${n}-1`;
			const { status } = await fetch(`${sandbox.urls.prodigi}/v4.0/orders`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', 'x-api-key': apiKey },
				body: JSON.stringify({ ...orderBody(key), items: [canvas()] }),
			});
			expect(status).toBe(200);
		}
		const changed = valueOf(await provider.ordersChangedSince(since));
		expect(new Set(changed.map(({ externalId }) => externalId)).size).toBe(205);
		expect(valueOf(await provider.findOrder('etsy-11-0-1'))).not.toBeNull();
	});

	it('changes the address and cancels until a lab begins', async () => {
		const id = await create();
		const moved = { ...orderRequest().shipTo, line1: '1 Elsewhere St' };
		valueOf(await provider.updateAddress(id, moved));
		await sandbox.control.faults([
			{ service: 'prodigi', operation: 'cancelOrder', kind: 'cut_after_commit', nth: [1] },
		]);
		expect(valueOf(await provider.cancelOrder(id)).status).toBe('cancelled');
		const late = await create({ ...BASIC, externalId: 'etsy-11-2-1' });
		life().setStatus(late, 'InProgress: inProduction');
		expect(failureOf(await provider.cancelOrder(late)).category).toBe('conflict');
		expect(failureOf(await provider.updateAddress(late, moved)).category).toBe('conflict');
	});

	it('had no error of its own', async () => {
		expect((await sandbox.control.health()).internalErrors).toEqual([]);
	});
});
