import fc from 'fast-check';
import { attentionFor, orderMissing } from '../../../../core/domain/following/attention';
import { followOrder, parcelKey } from '../../../../core/domain/following/follow-order';
import {
	howToLook,
	isFollowed,
	isNumberDue,
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
		...{ orderedAt: daysAgo(1), checkedAt: '', statusAt: '', shippedAt: '', deliveredAt: '' },
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

const follow = (cells: Partial<FollowedRow>, seen: ProviderOrder, now = NOW) =>
	followOrder(row(cells), seen, now);

const SENT = { carrier: 'USPS', trackingNumber: '94001', shippedAt: daysAgo(0) };

describe('an order at its printer, beside its row in the ledger', () => {
	it('tells nothing where nothing changed', () => {
		expect(follow({}, order('in_production'))).toEqual({ parcels: [], problem: '' });
	});

	it('tells of a new status and of each parcel', () => {
		const parcels = [SENT, { trackingNumber: ' ' }, { ...SENT, trackingNumber: '940 01' }];
		const found = follow({}, order('shipped', { shipments: parcels }));
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
		const imported = { isImported: true };
		const found = follow(imported, order('shipped', { shipments: [SENT] }));
		expect(found.parcels[0]?.state).toBe('by_printer');
		expect(follow(imported, order('delivered')).attention).toBeUndefined();
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
		['delivered', 'sent_without_tracking'],
	] as const)('says what to do when it is %s', (status, code) => {
		const found = follow({}, order(status, { reason: 'Address not found.' }));
		expect(found.attention).toMatchObject({ code, key: `production:etsy-9-700-1:${code}` });
		expect([found.change?.problem, found.problem]).toEqual(Array(2).fill(found.attention?.key));
		if (status !== 'delivered') {
			expect(found.attention?.message).toMatch(/Printify says: "Address not found\."$/);
		}
		expect(found.attention?.hint).toMatch(/\.$/);
	});

	it('asks nobody about an order that is simply on its way', () => {
		const fine: OrderStatus[] = ['draft', 'received', 'on_hold', 'accepted', 'in_production'];
		for (const status of fine) expect(attentionFor(row(), order(status), NOW)).toBeUndefined();
	});

	it('says when the printer has lost it', () => {
		expect(orderMissing(row()).message).toBe(
			'Printify does not know order 700 any more (its number there was p1).',
		);
	});
});

describe('when an order was sent', () => {
	const OUT: OrderStatus[] = ['partially_shipped', 'shipped', 'delivered'];
	const noticed = new Date(NOW).toISOString();

	it.each(OUT)('is when it was noticed, where the printer tells no time: %s', (status) => {
		expect(follow({}, order(status)).change?.shippedAt).toBe(noticed);
		const seen = order(status, { shipments: [SENT] });
		expect(follow({}, seen, NOW + 9_000).change?.shippedAt).toBe(SENT.shippedAt);
	});

	it('stays what it was, through all that follows', () => {
		const sent = { status: 'shipped', shippedAt: daysAgo(3) } as const;
		expect(follow(sent, order('delivered')).change?.shippedAt).toBe(daysAgo(3));
		expect(
			follow({ status: 'shipped', statusAt: daysAgo(2) }, order('delivered')).change,
		).toMatchObject({ shippedAt: daysAgo(2), deliveredAt: '' });
		expect(follow(sent, order('on_hold')).change?.shippedAt).toBe(daysAgo(3));
		expect(follow({}, order('on_hold')).change?.shippedAt).toBe('');
	});

	it('is known once a parcel is out, never emptied, and never moved on', () => {
		const times = fc.constantFrom('', daysAgo(1), daysAgo(2), daysAgo(3));
		const steps = fc.array(fc.tuple(fc.constantFrom(...ORDER_STATUSES), times), { maxLength: 8 });
		fc.assert(
			fc.property(steps, (all) => {
				let known = row({ orderedAt: daysAgo(9) });
				all.forEach(([status, shippedAt], step) => {
					const shipments = shippedAt === '' ? [{}] : [{ shippedAt }];
					const { change } = followOrder(known, order(status, { shipments }), NOW + step * 60_000);
					const before = known.shippedAt;
					known = { ...known, ...(change ?? {}) };
					expect(known.status).toBe(status);
					if (before !== '') expect(known.shippedAt !== '' && known.shippedAt <= before).toBe(true);
					if (OUT.includes(status)) expect(known.shippedAt).not.toBe('');
				});
			}),
		);
	});
});

describe('an order that was sent without a number', () => {
	const since = (hours: number) => new Date(NOW - hours * 3_600_000).toISOString();

	it('is told when no number has come for a day, not before', () => {
		const code = (shippedAt: string) =>
			follow({ status: 'shipped', shippedAt }, order('shipped')).attention?.code;
		expect(code(since(23))).toBeUndefined();
		expect(code(since(25))).toBe('sent_without_tracking');
		expect(follow({}, order('shipped')).attention).toBeUndefined();
		const told = follow({ status: 'shipped', shippedAt: since(25) }, order('shipped')).attention;
		expect(told?.hint).toMatch(/Etsy writes to the buyer then, and once more/);
	});

	it('is over once the number is there, though the status stays', () => {
		const cells = { status: 'shipped', shippedAt: since(30) } as const;
		expect(follow(cells, order('shipped')).problem).toMatch(/:sent_without_tracking$/);
		const found = follow(cells, order('shipped', { shipments: [SENT] }));
		expect([found.problem, found.change, found.parcels.length]).toEqual(['', undefined, 1]);
	});

	it('is looked at once more when the day is over, though the printer lists no change', () => {
		const sent = { status: 'shipped', shippedAt: since(25) } as const;
		expect(isNumberDue(row({ ...sent, checkedAt: since(1.2) }), NOW)).toBe(true);
		expect(isNumberDue(row(sent), NOW)).toBe(true);
		expect(isNumberDue(row({ ...sent, checkedAt: since(0.8) }), NOW)).toBe(false);
		expect(isNumberDue(row({ ...sent, shippedAt: since(20) }), NOW)).toBe(false);
		expect(isNumberDue(row({ ...sent, isImported: true }), NOW)).toBe(false);
		expect(isNumberDue(row({ ...sent, status: 'in_production' }), NOW)).toBe(false);
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
