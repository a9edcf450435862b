import type { Order } from '../../../../core/domain/order';
import { voidedBy } from '../../../../core/domain/planning/void-plan';
import { ADDRESS, aLine, anOrder, plan, sha256 } from '../../../support/examples';

const planned = () => {
	const [ready] = plan([anOrder()]).ready;
	if (!ready) throw new Error('The example is ready');
	return ready;
};

const now = (change: Partial<Order>) => voidedBy(planned(), anOrder(change), sha256)?.code ?? null;

test('a plan stands as long as nothing that matters has changed', () => {
	expect(now({})).toBeNull();
	expect(now({ updatedAt: '2026-03-01T12:00:00.000Z', rawStatus: 'open' })).toBeNull();
	expect(now({ shipTo: { ...ADDRESS, fullName: ' Ada Lovelace ' } })).toBeNull();
});

test.each<[Partial<Order>, string]>([
	[{ state: 'cancelled' }, 'order_cancelled'],
	[{ state: 'refunded' }, 'order_refunded'],
	[{ state: 'shipped' }, 'order_shipped'],
	[{ shipTo: { ...ADDRESS, line1: '13 Byron Street' } }, 'address_changed'],
	[{ shipTo: { ...ADDRESS, line2: 'Flat 2' } }, 'order_changed'],
	[{ shipTo: null }, 'address_changed'],
	[{ hasRefund: true }, 'order_changed'],
	[{ messageFromBuyer: 'In blue, please' }, 'order_changed'],
	[{ lines: [aLine({ quantity: 2 })] }, 'order_changed'],
	[{ lines: [aLine({ options: [{ name: 'Size', value: 'L' }] })] }, 'order_changed'],
	[{ receiptId: '1002' }, 'not_read_again'],
])('%j makes it void: %s', (change, code) => {
	expect(now(change)).toBe(code);
});

test('what could not be read again does not stand', () => {
	expect(voidedBy(planned(), null, sha256)).toMatchObject({
		code: 'not_read_again',
		hint: expect.stringContaining('Nothing was sent'),
	});
});
