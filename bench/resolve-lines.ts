import type { Order } from '../core/domain/order';
import { readOrder } from '../core/domain/read-order';
import type { LooseRow } from '../core/domain/variant-map/cells';
import { readMap } from '../core/domain/variant-map/read-map';
import { resolveOrder } from '../core/domain/variant-map/resolve';
import { aLine, anOrder } from '../test/support/examples';

const SIZES = ['S', 'M', 'L', 'XL', '2XL'];
const COLOURS = ['Black', 'White', 'Navy', 'Heather Grey'];
const PER_LISTING = SIZES.length * COLOURS.length;
/** How many order lines a run has. */
export const LINES = 10_000;

/** Half of the rows have a SKU; the others go by listing and options. */
export function mapRows(count: number): LooseRow[] {
	return Array.from({ length: count }, (_none, i) => ({
		id: i + 1,
		shopId: '777',
		listingId: String(1_000_000 + Math.floor(i / PER_LISTING)),
		sku: i % 2 === 1 ? `TEE-${i}-BLK` : '',
		options: `Size=${SIZES[i % SIZES.length]}; Color=${COLOURS[Math.floor(i / SIZES.length) % COLOURS.length]}`,
		provider: 'printify',
		providerProductId: `p${Math.floor(i / PER_LISTING)}`,
		providerVariantId: `v${i % PER_LISTING}`,
		costMinor: 900,
		currency: 'USD',
		state: 'active',
	}));
}

/** Lines by SKU, by options, by options in other words, and one in twenty that nothing is for. */
export function orders(rows: readonly LooseRow[]): Order[] {
	const step = Math.floor(rows.length / LINES);
	return Array.from({ length: LINES }, (_none, i) => {
		const row = rows[i * step + (i % 2 && step > 1 ? 1 : 0)] ?? {};
		const isOdd = i % 20 === 7;
		const options = String(row.options)
			.split('; ')
			.map((part) => part.split('='))
			.map(([name = '', value = '']) => ({
				name: i % 3 === 0 ? (name === 'Size' ? 'Größe' : 'Farbe') : name,
				value,
			}));
		const sku = isOdd ? `TEX-${i}-WHT` : String(row.sku);
		const line = aLine({
			lineId: String(i),
			listingId: isOdd ? '1' : String(row.listingId),
			options,
			...(sku ? { sku } : { sku: undefined }),
		});
		return anOrder({ receiptId: String(i + 1), lines: [line] });
	});
}

interface Run {
	ms: number;
	ways: Record<string, number>;
}

function once(rows: readonly LooseRow[], given: readonly Order[]): Run {
	const ways: Record<string, number> = {};
	const before = process.cpuUsage();
	const { index } = readMap(rows, ['printify']);
	for (const one of given) {
		const order = readOrder(one);
		if (!order.ok) continue;
		for (const { mapping } of resolveOrder(index, order.value).lines) {
			const way = mapping.status === 'mapped' ? mapping.matchedBy : mapping.status;
			ways[way] = (ways[way] ?? 0) + 1;
		}
	}
	const { user, system } = process.cpuUsage(before);
	return { ms: (user + system) / 1000, ways };
}

/**
 * How long one run of Resolve computes: reading the map, reading the orders, looking every line
 * up. In time of the processor, so that other work on the machine does not count.
 */
export function resolveLines(): string[] {
	const counts = [25_000, 50_000, 100_000];
	const lines = counts.map((count) => {
		const rows = mapRows(count);
		const given = orders(rows);
		const runs = [1, 2, 3, 4, 5].map(() => once(rows, given));
		const best = Math.min(...runs.map(({ ms }) => ms));
		const ways = Object.entries(runs[0]?.ways ?? {}).map(([way, times]) => `${way} ${times}`);
		return `${LINES} lines, ${count} rows: ${best.toFixed(0)} ms (${ways.join(', ')})`;
	});
	return lines;
}
