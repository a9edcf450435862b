import { attentionFor, orderMissing } from '../../../../core/domain/following/attention';
import { followOrder, parcelKey } from '../../../../core/domain/following/follow-order';
import {
	howToLook,
	isFollowed,
	parseFollowedRow,
	type FollowedRow,
} from '../../../../core/domain/following/followed-row';
import type { ProviderOrder } from '../../../../core/domain/provider-order';
import { ORDER_STATUSES, type OrderStatus } from '../../../../core/domain/status';

const NOW = Date.parse('2026-11-28T12:00:00.000Z');
const daysAgo = (days: number) => new Date(NOW - days * 86_400_000).toISOString();

function row(cells: Partial<FollowedRow> = {}): FollowedRow {
	return {
		...{ externalId: 'etsy-9-700-1', shopId: '9', receiptId: '700', provider: 'printify' },
		...{ providerOrderId: 'p1', isImported: false, status: 'in_production' },
		...{ orderedAt: daysAgo(1), checkedAt: '' },
		...cells,
	};
}

function order(status: OrderStatus, rest: Partial<ProviderOrder> = {}): ProviderOrder {
	return {
		...{ provider: 'printify', providerOrderId: 'p1', status, rawStatus: status },
		...{ awaitingApproval: false, costs: {}, lines: [], shipments: [], raw: {} },
		...rest,
	};
}

const SENT = { carrier: 'USPS', trackingNumber: '94001', shippedAt: daysAgo(0) };

describe('an order at its printer, beside its row in the ledger', () => {
	it('tells nothing where nothing changed', () => {
		expect(followOrder(row(), order('in_production'))).toEqual({ parcels: [] });
	});

	it('tells of a new status and of each parcel', () => {
		const parcels = [SENT, { trackingNumber: ' ' }, { ...SENT, trackingNumber: '940 01' }];
		const found = followOrder(row(), order('shipped', { shipments: parcels }));
		expect(found.change).toMatchObject({
			status: 'shipped',
			shippedAt: SENT.shippedAt,
			problem: '',
		});
		expect(found.parcels).toHaveLength(1);
		expect(found.parcels[0]).toMatchObject({
			...{ key: 'etsy-9-700-1:94001', receiptId: '700', carrier: 'USPS', state: 'found' },
		});
		expect(found.attention).toBeUndefined();
	});

	it('leaves parcels to the printer that made the order from Etsy itself', () => {
		const imported = row({ isImported: true });
		const found = followOrder(imported, order('shipped', { shipments: [SENT] }));
		expect(found.parcels[0]?.state).toBe('by_printer');
		expect(followOrder(imported, order('shipped')).attention).toBeUndefined();
	});

	it('takes one number in other letters for the same parcel', () => {
		expect(parcelKey('x', 'ab 12')).toBe(parcelKey('x', 'AB12'));
	});

	it.each([
		['action_required', 'printer_needs_you'],
		['payment_required', 'printer_not_paid'],
		['failed', 'printer_failed'],
		['cancelled', 'printer_cancelled'],
		['returned', 'printer_returned'],
		['shipped', 'sent_without_tracking'],
	] as const)('says what to do when it is %s', (status, code) => {
		const found = followOrder(row(), order(status, { reason: 'Address not found.' }));
		expect(found.attention).toMatchObject({ code, key: `production:etsy-9-700-1:${code}` });
		expect(found.change?.problem).toBe(found.attention?.key);
		if (status !== 'shipped') {
			expect(found.attention?.message).toMatch(/Printify says: "Address not found\."$/);
		}
		expect(found.attention?.hint).toMatch(/\.$/);
	});

	it('asks nobody about an order that is simply on its way', () => {
		const fine: OrderStatus[] = ['draft', 'received', 'on_hold', 'accepted', 'in_production'];
		for (const status of fine) expect(attentionFor(row(), order(status))).toBeUndefined();
	});

	it('says when the printer has lost it', () => {
		expect(orderMissing(row()).message).toBe(
			'Printify does not know order 700 any more (its number there was p1).',
		);
	});
});

describe('which orders are followed', () => {
	it('those at a printer that have not come to an end', () => {
		const followed = ORDER_STATUSES.filter((status) => isFollowed(row({ status }), 'ordered', NOW));
		expect(ORDER_STATUSES.filter((status) => !followed.includes(status))).toEqual([
			...['delivered', 'returned', 'cancelled'],
		]);
		expect(isFollowed(row(), 'needs_person', NOW)).toBe(false);
		expect(isFollowed(row({ providerOrderId: '' }), 'ordered', NOW)).toBe(false);
	});

	it('one that was sent long ago no more, one that was never sent for ever', () => {
		const old = { orderedAt: daysAgo(61) };
		expect(isFollowed(row({ ...old, status: 'shipped' }), 'ordered', NOW)).toBe(false);
		expect(isFollowed(row({ ...old, status: 'in_production' }), 'ordered', NOW)).toBe(true);
	});

	it('reads a row as the table gives it, also one of an older version', () => {
		const cells = { externalId: 'etsy-9-700-1', shopId: '9', provider: 'gelato', status: '???' };
		expect(parseFollowedRow(cells)).toMatchObject({ receiptId: '700', status: 'unknown' });
		expect(parseFollowedRow({ id: 1 })).toBeNull();
	});
});

describe('how they are looked up', () => {
	const many = (cells: Partial<FollowedRow>) => Array.from({ length: 30 }, () => row(cells));

	it('one by one while they are few', () => {
		expect(howToLook([row()], true)).toEqual({ by: 'order' });
		expect(howToLook(many({}), false)).toEqual({ by: 'order' });
	});

	it('by the list of changes from the oldest look on, with an hour to spare', () => {
		const rows = [...many({ checkedAt: daysAgo(0) }), row({ checkedAt: daysAgo(2) })];
		expect(howToLook(rows, true)).toEqual({
			by: 'changes',
			since: new Date(NOW - 2 * 86_400_000 - 3_600_000).toISOString(),
		});
	});

	it('never by the list where nobody knows since when', () => {
		expect(howToLook([...many({}), row({ orderedAt: '' })], true)).toEqual({ by: 'order' });
	});
});
