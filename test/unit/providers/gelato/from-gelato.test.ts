import fc from 'fast-check';
import type { OrderStatus } from '../../../../core/domain/status';
import { toProviderOrder } from '../../../../core/providers/gelato/from-gelato';
import { mergeParts } from '../../../../core/providers/gelato/parts';
import { orderSchema } from '../../../../core/providers/gelato/schemas';
import { STATUSES } from '../../../../sandbox/gelato/model';
import { GELATO_TABLE } from '../../../support/conformance/cases/gelato';
import { gelatoOrder } from './fixtures';

const read = (changes: Record<string, unknown>) =>
	toProviderOrder(orderSchema.parse(gelatoOrder(changes)));
const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
const item = (id: string, fulfillmentStatus: string) => ({
	id,
	itemReferenceId: `line-${id}`,
	quantity: 1,
	fulfillmentStatus,
});

describe('Gelato: states', () => {
	it.each(GELATO_TABLE)('%s is %s', (fulfillmentStatus, status) => {
		const items = [item('a', fulfillmentStatus)];
		expect(read({ fulfillmentStatus, items })).toMatchObject({
			status,
			rawStatus: fulfillmentStatus,
			lines: [{ status }],
		});
	});

	it('the table has every state that is documented', () => {
		expect(GELATO_TABLE.map(([raw]) => raw).sort()).toEqual([...STATUSES].sort());
	});

	it('what is new is unknown and kept', () => {
		const known = new Set(GELATO_TABLE.map(([raw]) => raw));
		fc.assert(
			fc.property(fc.string({ minLength: 1 }), (word) => {
				fc.pre(!known.has(word.trim().toLowerCase()) && word.trim() !== '');
				const order = read({ fulfillmentStatus: word });
				expect(order).toMatchObject({ status: 'unknown', rawStatus: word.trim() });
			}),
		);
	});

	it.each<[string, string, OrderStatus]>([
		['created', 'refused', 'payment_required'],
		['failed', 'refused', 'payment_required'],
		['canceled', 'refused', 'cancelled'],
		['created', 'pending', 'received'],
	])('%s with the payment %s is %s', (fulfillmentStatus, financialStatus, status) => {
		expect(read({ fulfillmentStatus, financialStatus }).status).toBe(status);
	});

	it('an order of which one line is sent is partly sent', () => {
		const items = [item('a', 'shipped'), item('b', 'printed')];
		expect(read({ fulfillmentStatus: 'printed', items }).status).toBe('partially_shipped');
	});

	it('an order of which every line was cancelled is cancelled, whatever it is called', () => {
		const items = [item('a', 'canceled'), item('b', 'canceled')];
		expect(read({ fulfillmentStatus: 'created', items }).status).toBe('cancelled');
		expect(read({ fulfillmentStatus: 'created', items: [] }).status).toBe('received');
	});

	it('a draft waits for the seller', () => {
		expect(read({ fulfillmentStatus: 'draft' }).awaitingApproval).toBe(true);
		expect(read({ fulfillmentStatus: 'created' }).awaitingApproval).toBe(false);
	});
});

describe('Gelato: money and parcels', () => {
	it('amounts are right to the cent, whatever float they come as', () => {
		const cents = fc.integer({ min: 0, max: 100_000_000 });
		fc.assert(
			fc.property(cents, cents, cents, cents, (items, shipping, tax, total) => {
				const receipts = [
					{
						currency: 'EUR',
						productsPrice: items / 100,
						shippingPrice: shipping / 100,
						packagingPrice: 0,
						totalVat: tax / 100,
						totalInclVat: (total / 100).toFixed(2),
					},
				];
				expect(read({ receipts }).costs).toEqual({
					items: eur(items),
					shipping: eur(shipping),
					tax: eur(tax),
					total: eur(total),
				});
			}),
		);
	});

	it('packaging is shipping; parts of the tax are added; a refund is no price', () => {
		const receipts = [
			{
				transactionType: 'purchase',
				productsPrice: 24.94,
				productsPriceVat: 1.5,
				packagingPrice: 1.7,
				packagingPriceVat: 0.1,
				shippingPrice: 4.91,
				shippingPriceVat: 0.3,
				totalInclVat: 33.45,
			},
			{ transactionType: 'refund', productsPrice: 24.94, totalInclVat: 33.45 },
		];
		expect(read({ receipts }).costs).toEqual({
			items: eur(2494),
			shipping: eur(661),
			tax: eur(190),
			total: eur(3345),
		});
	});

	it('parcels name their lines; one without a number is none yet', () => {
		const packages = [
			{ id: 'k1', orderItemIds: ['a'], trackingCode: 'T1', trackingUrl: 'https://t/1' },
			{ id: 'k2', orderItemIds: ['b'], trackingCode: null },
		];
		const shipment = { shipmentMethodName: 'UPS', shipmentMethodUid: 'ups', packages };
		const order = read({ items: [item('a', 'shipped'), item('b', 'printed')], shipment });
		expect(order.shipments).toEqual([
			{
				shipmentId: 'k1',
				carrier: 'UPS',
				service: 'ups',
				trackingNumber: 'T1',
				trackingUrl: 'https://t/1',
				lineExternalIds: ['line-a'],
			},
		]);
	});

	it('an order with almost nothing in it is read', () => {
		const order = toProviderOrder(orderSchema.parse({ id: 7 }));
		expect(order).toMatchObject({ providerOrderId: '7', status: 'unknown', lines: [] });
	});
});

describe('Gelato: an order in several parts', () => {
	const part = (id: string, fulfillmentStatus: string, totalInclVat?: number) =>
		read({
			id,
			fulfillmentStatus,
			items: [item(id, fulfillmentStatus)],
			receipts: totalInclVat === undefined ? [] : [{ totalInclVat }],
			connectedOrderIds: ['other'],
		});

	it.each<[string, string, OrderStatus]>([
		['shipped', 'in_production', 'partially_shipped'],
		['shipped', 'delivered', 'shipped'],
		['canceled', 'shipped', 'shipped'],
		['canceled', 'canceled', 'cancelled'],
		['passed', 'on_hold', 'action_required'],
		['passed', 'printed', 'accepted'],
	])('%s and %s is %s', (one, two, status) => {
		expect(mergeParts(part('a', one), [part('b', two)]).status).toBe(status);
	});

	it('adds up lines and costs, under the first id', () => {
		const whole = mergeParts(part('a', 'passed', 10.1), [part('b', 'passed', 20.2)]);
		expect(whole).toMatchObject({
			providerOrderId: 'a',
			connectedOrderIds: ['b'],
			costs: { total: eur(3030) },
			lines: [{ externalId: 'line-a' }, { externalId: 'line-b' }],
		});
	});

	it('tells no cost that a part does not tell', () => {
		const whole = mergeParts(part('a', 'passed', 10), [part('b', 'passed')]);
		expect(whole.costs.total).toBeUndefined();
	});
});
