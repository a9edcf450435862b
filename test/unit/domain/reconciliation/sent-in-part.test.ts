import type { Order } from '../../../../core/domain/order';
import { reconcile } from '../../../../core/domain/reconciliation/reconcile';
import { sentInPart } from '../../../../core/domain/tracking/sent-in-part';
import { ago, aLine, anOrder, NOW, SHOP } from '../../../support/examples';
import {
	booksOf,
	exceptionRow,
	parcelRow,
	placedOrder,
	repaired,
	soundWorld,
	type World,
} from '../../../support/reconciliation/world';
import { ledgerRow } from '../../../support/table-rows';

const HOUR = 3_600;
const PARCEL = { carrier: 'USPS', trackingNumber: '94001', shippedAt: ago(48 * HOUR) };

/** Of two lines one went out and was told; Etsy takes the whole order for sent. */
function halfSent(order: Partial<Order> = {}): World {
	return {
		...soundWorld(),
		orders: [
			anOrder({
				...{ state: 'shipped', isShipped: true, shipments: [{ trackingCode: '9400 1' }] },
				...{ lines: [aLine(), aLine({ lineId: '10012' })], ...order },
			}),
		],
		ledger: [ledgerRow({ status: 'shipped', shippedAt: PARCEL.shippedAt })],
		placed: [placedOrder({ status: 'shipped', shipments: [PARCEL] })],
		parcels: [parcelRow(PARCEL.trackingNumber)],
	};
}

const second = (cells: Record<string, unknown>) =>
	ledgerRow({ id: 2, externalId: `etsy-${SHOP}-1001-2`, lineIds: '10012', ...cells });
const check = (world: World) => reconcile(booksOf(world));
const codes = (world: World) => check(world).findings.map(({ code }) => code);

describe('an order that Etsy takes for sent because of our parcel', () => {
	it('has a line that stands nowhere: it is written down, and the sync looks for its order', () => {
		const world = halfSent();
		const outcome = check(world);
		expect(outcome.notes).toMatchObject([{ code: 'line_left_behind', lineId: '10012' }]);
		expect(outcome.totals).toMatchObject({ ordered: 1, withoutEnd: 1, endedOnEtsy: 0 });
		const { ledger, exceptions } = repaired(world, outcome);
		const noted = exceptions.map((row) => ({ ...row, updatedAt: ago(0) }));
		const rules = { now: NOW, maker: 'printers', suppliers: new Set<string>() } as const;
		expect(sentInPart(ledger, noted, rules)).toEqual([{ shopId: SHOP, receiptId: '1001' }]);
	});

	it('keeps what waits: no row of the ledger and no hold is closed', () => {
		const world = halfSent();
		world.ledger.push(second({ state: 'needs_person', providerOrderId: '', orderedAt: '' }));
		world.exceptions.push(exceptionRow({ lineId: '10012' }));
		const { changes, closings } = check(world);
		expect(changes.map(({ state }) => state)).not.toContain('ignored');
		expect(closings).toEqual([]);
	});

	it.each([
		['another parcel', [{ trackingCode: '94001' }, { trackingCode: 'Z1' }]],
		['a mark without one', [{ trackingCode: '94001' }, {}]],
	])('is at its end where the seller gave Etsy %s', (_what, shipments) => {
		const world = halfSent({ shipments });
		world.exceptions.push(exceptionRow({ lineId: '10012' }));
		const { findings, closings, totals } = check(world);
		expect(findings).toEqual([]);
		expect(closings).toHaveLength(1);
		expect(totals).toMatchObject({ ordered: 1, endedOnEtsy: 1, withoutEnd: 0 });
	});
});

describe('a line that a rule left to a supplier', () => {
	const left = (cells: Record<string, unknown> = {}) =>
		second({
			...{ externalId: `etsy-${SHOP}-1001-0`, state: 'ignored', reason: 'served_elsewhere' },
			...{ provider: 'acme', providerOrderId: '', createdAt: ago(49 * HOUR), ...cells },
		});
	const world = (...rows: Array<Record<string, unknown>>): World => {
		const half = halfSent();
		return { ...half, suppliers: ['acme'], ledger: [...half.ledger, ...rows] };
	};

	it('is told where no order to the supplier names it after two days', () => {
		expect(check(world(left())).notes).toMatchObject([
			{ code: 'supplier_line_left', lineId: '10012' },
		]);
	});

	it('is told of nobody where one does, it is young, or it is yours', () => {
		const sent = second({ id: 3, externalId: `etsy-${SHOP}-1001-51`, provider: 'acme' });
		const placed = { ...world(left(), sent), asked: ['printify'] };
		expect(codes(placed)).not.toContain('supplier_line_left');
		expect(codes(world(left({ createdAt: ago(47 * HOUR) })))).toEqual([]);
		expect(codes(world(left({ provider: 'self' })))).toEqual([]);
		expect(codes({ ...world(left()), suppliers: [] })).toEqual([]);
	});

	it('keeps what Dropship lines holds, and an approval of it: only a row of its own is an end', () => {
		const hold = exceptionRow({ key: '1001:10012:value_too_high', lineId: '10012' });
		for (const state of ['open', 'approved']) {
			const waits = { ...world(left()), exceptions: [{ ...hold, state }] };
			expect(check(waits)).toMatchObject({ closings: [], notes: [] });
		}
		const sent = second({ id: 3, externalId: `etsy-${SHOP}-1001-51`, provider: 'acme' });
		const gone = { ...world(left(), sent), exceptions: [hold] };
		expect(check(gone).closings).toHaveLength(1);
		// Nobody else ends a line that the seller makes.
		const yours = { ...world(left({ provider: 'self' })), exceptions: [hold] };
		expect(check(yours).closings).toHaveLength(1);
	});

	it('is not said to be left while the seller is asked about it; once approved, it is', () => {
		const hold = exceptionRow({ key: '1001:10012:value_too_high', lineId: '10012' });
		expect(codes({ ...world(left()), exceptions: [hold] })).toEqual([]);
		const approved = { ...world(left()), exceptions: [{ ...hold, state: 'Approved ' }] };
		expect(codes(approved)).toEqual(['supplier_line_left']);
	});

	it('is at its end where the seller told Etsy of a parcel', () => {
		const done = world(left());
		done.orders = done.orders.map((order) => ({ ...order, shipments: [{ trackingCode: 'Z1' }] }));
		expect(codes(done)).not.toContain('supplier_line_left');
	});
});
