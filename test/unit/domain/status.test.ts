import fc from 'fast-check';
import { mapStatus, ORDER_STATUSES, type OrderStatus } from '../../../core/domain/status';

const TABLE: Record<string, OrderStatus> = {
	'in-production': 'in_production',
	'on hold': 'on_hold',
	fulfilled: 'shipped',
};

test.each([
	['in-production', 'in_production', 'in-production'],
	[' In-Production ', 'in_production', 'In-Production'],
	['ON HOLD', 'on_hold', 'ON HOLD'],
	['teleported', 'unknown', 'teleported'],
	['constructor', 'unknown', 'constructor'],
	['__proto__', 'unknown', '__proto__'],
	['', 'unknown', ''],
	[null, 'unknown', ''],
	[undefined, 'unknown', ''],
])('%s is %s', (raw, status, rawStatus) => {
	expect(mapStatus(TABLE, raw)).toEqual({ status, rawStatus });
});

test('a word that is not in the table is unknown and kept', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (raw) => {
			fc.pre(!(raw.trim().toLowerCase() in TABLE));
			expect(mapStatus(TABLE, raw)).toEqual({ status: 'unknown', rawStatus: raw.trim() });
		}),
	);
});

test('no status is listed twice', () => {
	expect(new Set(ORDER_STATUSES).size).toBe(ORDER_STATUSES.length);
});
