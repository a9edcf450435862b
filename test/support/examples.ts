import { createHash } from 'node:crypto';
import type { Address } from '../../core/domain/address';
import type { Order, OrderLine } from '../../core/domain/order';
import { parseLedgerRow, type LedgerRow } from '../../core/domain/planning/ledger';
import { planOrders } from '../../core/domain/planning/plan';
import type { Plan, PlanContext } from '../../core/domain/planning/plan-types';
import { parseSettings, type PlanSettings } from '../../core/domain/planning/settings';
import { resolveOrder } from '../../core/domain/variant-map/resolve';
import type { VariantMapRow } from '../../core/domain/variant-map/row';
import { indexRows } from '../../core/domain/variant-map/variant-index';
import { valueOf } from './result';

/** The shop of the examples, and one that has nothing to do with it. */
export const SHOP = '777';
export const OTHER_SHOP = '888';

/** The moment at which every example plans. */
export const NOW = Date.parse('2026-03-01T12:00:00.000Z');

/** A moment so many seconds before {@link NOW}; a negative number lies ahead. */
export const ago = (seconds: number): string => new Date(NOW - seconds * 1000).toISOString();

/**
 * The settings of a shop that has entered none, and the same where a part of an order may go first.
 */
export const SETTINGS: PlanSettings = valueOf(parseSettings({}));
export const SEND: PlanSettings = { ...SETTINGS, partialOrders: 'send' };

/** Where the examples are sent. */
export const ADDRESS: Address = {
	fullName: 'Ada Lovelace',
	line1: '12 Byron Street',
	city: 'Berlin',
	postalCode: '10115',
	countryCode: 'DE',
	email: 'ada@example.com',
};

/** A line of one shirt, with what a test changes of it. */
export function aLine(parts: Partial<OrderLine> = {}): OrderLine {
	return {
		lineId: '10011',
		listingId: '900',
		sku: 'TEE-BLK-M',
		title: 'Cat shirt',
		quantity: 1,
		price: { amountMinor: 2500, currency: 'EUR' },
		options: [],
		personalization: [],
		isDigital: false,
		...parts,
	};
}

/** A paid open order of {@link aLine}, with what a test changes of it. */
export function anOrder(parts: Partial<Order> = {}): Order {
	return {
		receiptId: '1001',
		shopId: SHOP,
		state: 'open',
		rawStatus: 'Paid',
		isPaid: true,
		isShipped: false,
		isGift: false,
		createdAt: ago(5 * 3600),
		updatedAt: ago(4 * 3600),
		shipTo: ADDRESS,
		total: { amountMinor: 2500, currency: 'EUR' },
		hasRefund: false,
		lines: [aLine()],
		...parts,
	};
}

/**
 * An active row that prints the shirt of {@link aLine} at Printify, with what a test changes of it.
 */
export function aMapRow(parts: Partial<VariantMapRow> = {}): VariantMapRow {
	return {
		shopId: SHOP,
		listingId: '',
		sku: 'TEE-BLK-M',
		options: [],
		provider: 'printify',
		source: { kind: 'storeVariant', productId: 'p1', variantId: 'v1' },
		state: 'active',
		...parts,
	};
}

/** A map with a shirt and a cap at Printify, a mug at Gelato, and a poster that is sold out. */
export const MAP: VariantMapRow[] = [
	aMapRow(),
	aMapRow({ sku: 'CAP', source: { kind: 'sku', sku: 'cap-1' } }),
	aMapRow({ sku: 'MUG-11', provider: 'gelato', source: { kind: 'sku', sku: 'mug-1' } }),
	aMapRow({ sku: 'POSTER', state: 'sold_out' }),
];

/** A ledger row as the table gives it; by default a first try for the first line that failed. */
export function aRow(cells: Readonly<Record<string, unknown>> = {}): LedgerRow {
	const row = parseLedgerRow({
		externalId: `etsy-${SHOP}-1001-1`,
		provider: 'printify',
		providerOrderId: '',
		state: 'retry',
		lineIds: '10011',
		attempts: 1,
		inDoubt: false,
		claimedAt: ago(3600),
		firstTriedAt: ago(3600),
		nextAttemptAt: ago(60),
		...cells,
	});
	if (row === null) throw new Error('The example is no ledger row');
	return row;
}

/** The hash of a text in hex, as the nodes give it to the planning. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** All that a plan is made with beside orders and ledger, at {@link NOW}. */
export const contextOf = (
	settings: PlanSettings = SETTINGS,
	more: Partial<PlanContext> = {},
): PlanContext => ({ now: NOW, settings, sha256, ...more });

/** Sends orders through the map and plans them at {@link NOW}. */
export function plan(
	orders: readonly Order[],
	ledger: readonly LedgerRow[] = [],
	settings: PlanSettings = SETTINGS,
	map: readonly VariantMapRow[] = MAP,
): Plan {
	const index = indexRows(map);
	const resolved = orders.map((order) => resolveOrder(index, order));
	return planOrders(resolved, ledger, contextOf(settings));
}
