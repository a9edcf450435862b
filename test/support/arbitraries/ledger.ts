import fc from 'fast-check';
import { LEDGER_STATES, type LedgerRow } from '../../../core/domain/planning/ledger';
import { parseLedgerRow } from '../../../core/domain/planning/ledger';
import { ago, OTHER_SHOP, SHOP } from '../examples';
import { lineIdsOf, RECEIPTS } from './order';

type Cells = Record<string, unknown>;

const time = (...others: string[]) =>
	fc.constantFrom(ago(2 * 3600), ago(60), ago(-3600), ...others);

/** A ledger row as a table gives it: well kept, half kept, or edited by somebody. */
export const anyLedgerCells: fc.Arbitrary<Cells> = fc
	.record({
		receiptId: fc.constantFrom(...RECEIPTS),
		shopId: fc.constantFrom(SHOP, SHOP, SHOP, OTHER_SHOP),
		n: fc.constantFrom(0, 1, 1, 1, 2, 2, 3),
	})
	.chain(({ receiptId, shopId, n }) =>
		fc.record({
			externalId: fc.constant(`etsy-${shopId}-${receiptId}-${n}`),
			receiptId: fc.constant(receiptId),
			provider: fc.constantFrom('gelato', 'gooten', 'printify', 'somebody'),
			providerOrderId: fc.constantFrom('', 'po-1'),
			state: fc.constantFrom<string>(...LEDGER_STATES, 'planned', 'creating', 'retry', 'lost'),
			lineIds: fc.subarray(lineIdsOf(receiptId)).map((ids) => ids.join(',')),
			attempts: fc.constantFrom(0, 0, 1, 3, 9),
			inDoubt: fc.boolean(),
			reason: fc.constantFrom('', '', 'service_down', 'sold_out'),
			claimedAt: time('', 'yesterday'),
			firstTriedAt: time('', 'yesterday'),
			nextAttemptAt: time(''),
		}),
	);

/** The ledger's rows as planning takes them; several may have the same externalId. */
export const anyLedger: fc.Arbitrary<LedgerRow[]> = fc
	.array(anyLedgerCells, { maxLength: 6 })
	.map((rows) => rows.map(parseLedgerRow).filter((row): row is LedgerRow => row !== null));
