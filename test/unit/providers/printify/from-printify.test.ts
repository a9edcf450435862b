import fc from 'fast-check';
import { ORDER_STATUSES } from '../../../../core/domain/status';
import { toProviderOrder } from '../../../../core/providers/printify/from-printify';
import { orderPageSchema, orderSchema } from '../../../../core/providers/printify/schemas';
import { toIsoTime } from '../../../../core/providers/shared/fields';
import { PRINTIFY_STATUSES, printifyStatus } from '../../../../core/providers/printify/status';

const read = (raw: unknown) => toProviderOrder(orderSchema.parse(raw));
const cents = fc.integer({ min: 0, max: 5_000_000 });

describe("Printify's statuses", () => {
	it.each(Object.entries(PRINTIFY_STATUSES))('%s is %s', (raw, status) => {
		const order = read({ id: 'a', status: raw, line_items: [{ status: raw, quantity: 1 }] });
		expect(order).toMatchObject({ status, rawStatus: raw });
		expect(order.lines[0]).toMatchObject({ status, rawStatus: raw });
		expect(order.awaitingApproval).toBe(raw === 'on-hold');
	});

	it.each([
		[['fulfilled', 'canceled'], 'shipped'],
		[['fulfilled', 'in-production'], 'partially_shipped'],
		[['fulfilled', 'has-issues'], 'partially_shipped'],
		[[], 'partially_shipped'],
	])('partly sent, with lines that are %j, is %s', (words, status) => {
		const line_items = words.map((word) => ({ status: word, quantity: 1 }));
		expect(read({ id: 'a', status: 'partially-fulfilled', line_items }).status).toBe(status);
	});

	it('has all fourteen of the documented ones', () => {
		expect(Object.keys(PRINTIFY_STATUSES)).toHaveLength(14);
	});

	it('keeps any other word and never throws', () => {
		fc.assert(
			fc.property(fc.string(), (raw) => {
				const { status, rawStatus } = printifyStatus(raw);
				expect(ORDER_STATUSES).toContain(status);
				expect(rawStatus).toBe(raw.trim());
				if (!(raw.trim().toLowerCase() in PRINTIFY_STATUSES)) expect(status).toBe('unknown');
			}),
		);
		expect(printifyStatus('constructor').status).toBe('unknown');
	});

	it.each([
		[[], 'shipped'],
		[[{ delivered_at: '2026-11-20 10:00:00+00:00' }, {}], 'shipped'],
		[[{ delivered_at: '2026-11-20 10:00:00+00:00' }, { delivered_at: null }], 'shipped'],
		[[{ delivered_at: '2026-11-20 10:00:00+00:00' }], 'delivered'],
	])('fulfilled with shipments %j is %s', (shipments, status) => {
		expect(read({ id: 'a', status: 'fulfilled', shipments }).status).toBe(status);
	});
});

describe('costs', () => {
	it('are exact: items, shipping and tax add up to the total, retail price left aside', () => {
		fc.assert(
			fc.property(fc.array(cents, { minLength: 1 }), cents, cents, (costs, shipping, tax) => {
				const order = read({
					id: 'a',
					total_price: 99_999,
					total_shipping: shipping,
					total_tax: tax,
					line_items: costs.map((cost) => ({ cost, quantity: 1 })),
				});
				const items = costs.reduce((all, cost) => all + cost, 0);
				const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });
				expect(order.costs).toEqual({
					items: usd(items),
					shipping: usd(shipping),
					tax: usd(tax),
					total: usd(items + shipping + tax),
				});
			}),
		);
	});

	it('leave the total out where a part is not known', () => {
		const order = read({ id: 'a', total_shipping: 400, line_items: [{ cost: 1050 }, {}] });
		expect(order.costs.shipping).toEqual({ amountMinor: 400, currency: 'USD' });
		expect(order.costs.items).toBeUndefined();
		expect(order.costs.total).toBeUndefined();
	});

	it('take a currency that is stated', () => {
		const order = read({ id: 'a', currency: 'eur', total_tax: 12 });
		expect(order.costs.tax).toEqual({ amountMinor: 12, currency: 'EUR' });
	});

	it('refuse a fraction of a cent and name its place', () => {
		const page = orderPageSchema.safeParse({ data: [{ id: 'a', line_items: [{ cost: 10.5 }] }] });
		expect(page.error?.issues[0]?.path).toEqual(['data', 0, 'line_items', 0, 'cost']);
	});
});

describe('reading an order', () => {
	it('keeps the untouched object', () => {
		const raw = { id: 7, metadata: [], line_items: null, surprising: { deep: true } };
		const order = read(raw);
		expect(order.raw).toBe(raw);
		expect(order).toMatchObject({ providerOrderId: '7', status: 'unknown', rawStatus: '' });
	});

	it('finds our ids where Printify puts them', () => {
		const order = read({
			id: 'a',
			app_order_id: '215014.44',
			metadata: { shop_order_id: 1370762297 },
			line_items: [{ quantity: 2, metadata: { external_id: 'line-1' } }],
		});
		expect(order).toMatchObject({ displayId: '215014.44', externalId: '1370762297' });
		expect(order.lines[0]).toMatchObject({ externalId: 'line-1', quantity: 2 });
	});

	it("reads Printify's times as UTC", () => {
		expect(toIsoTime('2017-04-18 13:24:28+00:00')).toBe('2017-04-18T13:24:28.000Z');
		expect(toIsoTime('2017-04-18 13:24:28')).toBe('2017-04-18T13:24:28.000Z');
		expect(toIsoTime('soon')).toBeUndefined();
	});

	it('survives anything', () => {
		fc.assert(
			fc.property(fc.anything(), (raw) => {
				const parsed = orderSchema.safeParse(raw);
				if (parsed.success) toProviderOrder(parsed.data);
			}),
		);
	});
});
