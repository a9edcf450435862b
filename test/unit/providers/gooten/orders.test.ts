import fc from 'fast-check';
import { GOOTEN_STATUSES, gootenStatus } from '../../../../core/providers/gooten/status';
import { failureOf, valueOf } from '../../../support/result';
import {
	answer,
	fakeGooten,
	gootenItem,
	gootenOrder,
	orderRequest,
	pathOf,
	refusal,
} from './fixtures';

const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });
const done = answer({ HadError: false });
const late = refusal('OrderStatusName', 'The order can not be changed.');
const bill = {
	ProductCost: 18.5,
	ShippingCost: 5.99,
	Taxes: 1.71,
	Fees: 0.5,
	Total: 26.7,
	CurrencyCode: 'USD',
};

/** A Gooten with one order in these states, which answers changes as told. */
function withOrder(statuses: string[], changed = done, billed: unknown = bill) {
	const order = gootenOrder(
		statuses.map((status, at) => gootenItem(status, { SourceId: String(at) })),
	);
	return fakeGooten((request) => {
		if (request.method !== 'GET') return changed;
		return pathOf(request) === '/orderbilling' ? answer(billed) : answer(order);
	});
}

describe('an order', () => {
	it('is read with its bill, to the cent', async () => {
		const { provider, requests } = withOrder(['New']);
		expect(valueOf(await provider.getOrder('13-f91acc87'))).toMatchObject({
			providerOrderId: '13-f91acc87',
			displayId: 'Magic13-f91',
			externalId: 'etsy-11-1001-1',
			costs: { items: usd(1850), shipping: usd(599), tax: usd(171), total: usd(2670) },
		});
		expect(requests.map(({ query }) => query)).toEqual([
			{ id: '13-f91acc87' },
			{ orderid: '520718' },
		]);
	});

	it('is told without costs where there is no bill, and reads one with money as objects', async () => {
		const none = withOrder(['New'], done, { HadError: true, Errors: [] });
		expect(valueOf(await none.provider.getOrder('1')).costs).toEqual({});
		const money = { ProductCost: { Price: 7 }, Total: { Price: '7.05' }, CurrencyCode: 'USD' };
		const objects = withOrder(['New'], done, money);
		expect(valueOf(await objects.provider.getOrder('1')).costs).toMatchObject({
			items: usd(700),
			total: usd(705),
		});
	});

	it.each([
		[['New', 'Pending'], 'received'],
		[['Shipped', 'InProduction'], 'partially_shipped'],
		[['Shipped', 'Cancelled'], 'shipped'],
		[['Delivered', 'Shipped'], 'shipped'],
		[['Delivered', 'BilledRefunded'], 'delivered'],
		[['Cancelled', 'CancelledRefunded'], 'cancelled'],
		[['InProduction', 'ImageIssue'], 'action_required'],
		[['InProduction', 'PaymentIssue'], 'payment_required'],
		[['Hold', 'Pending'], 'received'],
		[['on-the-moon'], 'unknown'],
		[[], 'unknown'],
	])('with items %j is %s', async (statuses, status) => {
		const { provider } = withOrder(statuses);
		expect(valueOf(await provider.getOrder('1')).status).toBe(status);
	});

	it('says what it waits for, and that it is a test', async () => {
		const waits = valueOf(await withOrder(['ImageIssue', 'New']).provider.getOrder('1'));
		expect(waits).toMatchObject({
			rawStatus: 'ImageIssue, New',
			reason: expect.stringMatching(/1 %/),
		});
		expect(waits.isTest).toBeUndefined();
		expect(valueOf(await withOrder(['Test']).provider.getOrder('1')).isTest).toBe(true);
	});

	it('has a parcel for each number, with the items that lie in it', async () => {
		const parcel = (TrackingNumber: string) => ({
			TrackingNumber,
			TrackingUrl: `https://t/${TrackingNumber}`,
			ShipCarrierName: 'USPS',
		});
		const items = [
			gootenItem('Shipped', { SourceId: 'a', Shipments: [parcel('1'), parcel('2')] }),
			gootenItem('Shipped', { SourceId: 'b', Shipments: [parcel('1')], TrackingNumber: '1' }),
			gootenItem('Shipped', { SourceId: 'c', Shipments: null, ...parcel('3') }),
			gootenItem('Printed', { SourceId: 'd', TrackingNumber: '' }),
		];
		const { provider } = fakeGooten(() => answer(gootenOrder(items)));
		const { shipments } = valueOf(await provider.getOrder('1'));
		expect(shipments).toEqual([
			expect.objectContaining({
				trackingNumber: '1',
				lineExternalIds: ['a', 'b'],
				carrier: 'USPS',
			}),
			expect.objectContaining({ trackingNumber: '2', lineExternalIds: ['a'] }),
			expect.objectContaining({
				trackingNumber: '3',
				trackingUrl: 'https://t/3',
				lineExternalIds: ['c'],
			}),
		]);
	});

	it.each([undefined, null, '', [], {}, { Items: [] }, { Id: '' }])('is not %j', async (body) => {
		const { provider } = fakeGooten(() => answer(body));
		expect(failureOf(await provider.getOrder('1')).category).toBe('service_down');
	});
});

it('a state means the same however it is spelt, and nothing throws', () => {
	const gaps = fc.array(fc.constantFrom('', ' ', '-', '_'), { minLength: 40, maxLength: 40 });
	const words = fc.constantFrom(...Object.keys(GOOTEN_STATUSES));
	fc.assert(
		fc.property(words, gaps, fc.boolean(), (word, between, isUpper) => {
			const spelt = [...word].map((letter, at) => `${letter}${between[at] ?? ''}`).join('');
			const { status } = gootenStatus(isUpper ? spelt.toUpperCase() : spelt);
			expect(status).toBe(GOOTEN_STATUSES[word]);
		}),
	);
	fc.assert(
		fc.property(fc.string(), (word) => {
			const { status, rawStatus } = gootenStatus(word);
			expect(rawStatus).toBe(word.trim());
			expect(typeof status).toBe('string');
		}),
	);
	expect(gootenStatus('constructor').status).toBe('unknown');
});

describe('stopping an order', () => {
	it('takes two calls', async () => {
		const { provider, requests } = withOrder(['Cancelled']);
		expect(valueOf(await provider.cancelOrder('13-1')).status).toBe('cancelled');
		expect(requests.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([
			'POST /api/orderstatus',
			'GET /api/v/5/source/api/orders/',
		]);
		expect(requests[0]?.query).toEqual({ id: '13-1', orderStatusName: 'Cancelled' });
	});

	it('is done when an earlier try has done it', async () => {
		const { provider } = withOrder(['Cancelled'], late);
		expect(valueOf(await provider.cancelOrder('1')).status).toBe('cancelled');
	});

	it.each([
		[['InProduction'], /InProduction/],
		[['InProduction', 'Cancelled'], /only a part/],
	])('comes too late: %j', async (statuses, words) => {
		const refused = failureOf(await withOrder(statuses, late).provider.cancelOrder('1'));
		expect(refused).toMatchObject({ category: 'conflict', retryable: false });
		expect(refused.message).toMatch(words);
	});

	it('says that only a part was stopped even where Gooten says that all is well', async () => {
		const { provider } = withOrder(['Shipped', 'Cancelled']);
		expect(failureOf(await provider.cancelOrder('1')).category).toBe('conflict');
	});

	it('that failed for another reason says that one', async () => {
		const { provider } = withOrder(['New'], answer('', 503));
		expect(failureOf(await provider.cancelOrder('1')).category).toBe('service_down');
	});
});

describe('starting an order that waits', () => {
	it('sets it to New', async () => {
		const { provider, requests } = withOrder(['New']);
		expect(valueOf(await provider.submitOrder('1')).status).toBe('received');
		expect(requests[0]?.query).toMatchObject({ orderStatusName: 'New' });
	});

	it('is done when it is being made already', async () => {
		const { provider } = withOrder(['InProduction'], late);
		expect(valueOf(await provider.submitOrder('1')).status).toBe('in_production');
	});

	it.each([
		['Hold', /Gooten admin/],
		['Cancelled', /new order/],
	])('is not possible from %s', async (status, hint) => {
		const refused = failureOf(await withOrder([status], late).provider.submitOrder('1'));
		expect(refused).toMatchObject({ category: 'conflict', retryable: false });
		expect(refused.hint).toMatch(hint);
	});
});

describe('changing the address', () => {
	const { shipTo } = orderRequest();

	it('goes by the number of the order', async () => {
		const { provider, requests } = withOrder(['New']);
		valueOf(await provider.updateAddress('13-1', shipTo));
		expect(requests.map(({ method }) => method)).toEqual(['GET', 'PUT', 'GET']);
		expect(requests[1]?.query).toEqual({ orderId: '520718' });
	});

	it.each(['InProduction', 'Shipped', 'Cancelled'])('comes too late in %s', async (status) => {
		const { provider } = withOrder([status], late);
		const refused = failureOf(await provider.updateAddress('1', shipTo));
		expect(refused).toMatchObject({ category: 'conflict', operation: 'updateAddress' });
	});

	it('that Gooten does not like says why', async () => {
		const { provider } = withOrder(['New'], refusal('PostalCode', 'Not valid.'));
		expect(failureOf(await provider.updateAddress('1', shipTo))).toMatchObject({
			category: 'validation',
			fields: ['PostalCode'],
		});
	});

	it('that lacks something is not sent', async () => {
		const { provider, requests } = withOrder(['New']);
		const refused = failureOf(await provider.updateAddress('1', { ...shipTo, city: '' }));
		expect(refused.fields).toEqual(['shipTo.city']);
		expect(requests).toEqual([]);
	});
});
