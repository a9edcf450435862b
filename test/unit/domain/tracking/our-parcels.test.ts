import type { Order, OrderShipment } from '../../../../core/domain/order';
import { withoutOurParcels } from '../../../../core/domain/tracking/our-parcels';
import { anOrder } from '../../../support/examples';

const shipped = (...shipments: OrderShipment[]): Order =>
	({ ...anOrder(), state: 'shipped', isShipped: true, shipments }) as Order;
const OURS = new Set(['AB12']);

describe('an order without our own parcels', () => {
	it('counts as open where Etsy shows nothing but these, however it spells them', () => {
		const order = withoutOurParcels(shipped({ trackingCode: 'ab 12' }), OURS);
		expect(order).toMatchObject({ state: 'open', isShipped: false });
	});

	it.each([
		['another parcel', [{ trackingCode: 'AB12' }, { trackingCode: 'ZZ9' }]],
		['a mark without a parcel', [{ trackingCode: 'AB12' }, {}]],
		['no parcel at all', []],
	])('is as Etsy says where it shows %s', (_what, shipments) => {
		const order = shipped(...shipments);
		expect(withoutOurParcels(order, OURS)).toBe(order);
	});

	it.each(['cancelled', 'refunded', 'unpaid', 'open'] as const)('%s stays so', (state) => {
		const order = { ...shipped({ trackingCode: 'AB12' }), state };
		expect(withoutOurParcels(order, OURS)).toBe(order);
	});
});
