import fc from 'fast-check';
import type { LineSource } from '../../../core/domain/provider-order';
import { ROW_STATES, type VariantMapRow } from '../../../core/domain/variant-map/row';
import { OTHER_SHOP, SHOP } from '../examples';

/** SKUs as sellers type them: two of them are one and the same in another spelling. */
export const SKUS = ['TEE-BLK-M', 'tee-blk-m', 'MUG-11', 'POSTER', 'CAP'] as const;

const source: fc.Arbitrary<LineSource> = fc.oneof(
	fc.record({
		kind: fc.constant('storeVariant' as const),
		productId: fc.constantFrom('p1', 'p2'),
		variantId: fc.constantFrom('v1', 'v2'),
	}),
	fc.record({ kind: fc.constant('sku' as const), sku: fc.constantFrom('S1', 'S2') }),
);

const anyBareRow: fc.Arbitrary<VariantMapRow> = fc.record({
	rowId: fc.constantFrom('1', '2', '3'),
	shopId: fc.constantFrom('', '', SHOP, OTHER_SHOP),
	listingId: fc.constantFrom('', '900'),
	sku: fc.constantFrom(...SKUS),
	options: fc.constant([]),
	provider: fc.constantFrom('gelato', 'printify'),
	source,
	state: fc.oneof(
		{ weight: 6, arbitrary: fc.constant('active' as const) },
		{ weight: 1, arbitrary: fc.constantFrom(...ROW_STATES) },
	),
});

/**
 * A row of the map for one of {@link SKUS}; most are in use and for every shop, and some have a
 * place among several printers.
 */
export const anyMapRow: fc.Arbitrary<VariantMapRow> = fc
	.tuple(anyBareRow, fc.constantFrom(0, 1, 2))
	.map(([row, priority]) => (priority === 0 ? row : { ...row, priority }));

/** A map that covers most SKUs, some of them twice. */
export const anyMap = fc.array(anyMapRow, { minLength: 2, maxLength: 7 });
