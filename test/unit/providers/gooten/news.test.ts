import { gootenNews } from '../../../../core/providers/gooten/news';
import { failureOf, valueOf } from '../../../support/result';
import { gootenItem, gootenOrder } from './fixtures';

const request = (body: unknown) => ({
	headers: {},
	rawBody: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
});
const parse = (items: object[], changes: object = {}) =>
	valueOf(gootenNews.parse(request(gootenOrder(items, changes))));
const parcel = (TrackingNumber: string) => ({ Shipments: [{ TrackingNumber }] });

describe("Gooten's news", () => {
	it.each([
		[['New', 'New'], ['order.created']],
		[['New', 'Pending'], ['order.changed']],
		[
			['PaymentIssue', 'New'],
			['order.action_required', 'order.changed'],
		],
		[['Hold'], ['order.action_required', 'order.changed']],
		[['Cancelled', 'New'], ['order.changed']],
		[
			['Cancelled', 'Cancelled'],
			['order.cancelled', 'order.changed'],
		],
		[['CancelledRefunded'], ['order.cancelled', 'order.refunded', 'order.changed']],
		[
			['Delivered', 'Shipped'],
			['shipment.delivered', 'order.changed'],
		],
		[['on-the-moon'], ['order.changed']],
	])('of items %j tells %j', (statuses, types) => {
		const events = parse(statuses.map((status) => gootenItem(status)));
		expect(events.map(({ type }) => type)).toEqual(types);
		expect(events[0]).toMatchObject({
			provider: 'gooten',
			providerOrderId: '13-f91acc87',
			externalId: 'etsy-11-1001-1',
		});
	});

	it('tells of a parcel once, however often the order comes afterwards', () => {
		const sent = (items: object[]) =>
			parse(items).find(({ type }) => type === 'shipment.sent')?.eventId;
		const first = sent([gootenItem('Shipped', parcel('1')), gootenItem('Printed')]);
		expect(first).toBeDefined();
		expect(sent([gootenItem('Delivered', parcel('1')), gootenItem('Printing')])).toBe(first);
		const both = sent([gootenItem('Shipped', parcel('1')), gootenItem('Shipped', parcel('2'))]);
		expect(both).not.toBe(first);
		expect(sent([gootenItem('Shipped', parcel('2')), gootenItem('Shipped', parcel('1'))])).toBe(
			both,
		);
	});

	it('gives the same news of two orders two ids, and news that comes again the same one', () => {
		const ids = (Id: string) => parse([gootenItem('New')], { Id }).map(({ eventId }) => eventId);
		expect(ids('1')).toEqual(ids('1'));
		expect(ids('1')).not.toEqual(ids('2'));
	});

	it('says nothing of the buyer', () => {
		const events = parse([gootenItem('Shipped', parcel('1'))], {
			ShippingAddress: { FirstName: 'Wilhelmina' },
		});
		expect(JSON.stringify(events)).not.toContain('Wilhelmina');
	});

	it.each(['no json', '', '[]', '{}', 'null', '{"Id":""}', '{"Items":[]}'])('is not %s', (body) => {
		expect(failureOf(gootenNews.parse(request(body))).category).toBe('validation');
	});

	it('is not signed, and says how it is set up', () => {
		expect(gootenNews.verify).toBeUndefined();
		expect(gootenNews.setUpByHand).toContain('?orderid=');
	});
});
