import type { IDataObject } from 'n8n-workflow';
import type { Money } from '../../../../core/domain/money';
import type { ImportVerdict } from '../../../../core/domain/planning/imported';
import type { ImportLimits } from '../../../../core/domain/planning/import-limits';
import {
	judgeImportedMoney,
	type ImportedHold,
} from '../../../../core/domain/planning/import-money';
import type { MarginReport } from '../../../../core/domain/planning/margin-types';
import { sha256 } from '../../../shared/sha256';

/** What of a planned order its money is judged by. */
interface PlannedMoney {
	externalId: string;
	provider: string;
	shopId: string;
	receiptId: string;
	lineIds: string;
	plan: { fingerprint: string };
	limits?: ImportLimits;
}

/** What the money of an imported order says on its item. */
export interface MoneyWords {
	margin?: MarginReport | null;
	/** A hold that comes too late, for the ledger. */
	note?: string;
}

/**
 * Compares what the printer states that an imported order costs with the seller's limits. Where all
 * of it is made already there is nothing to hold back: it goes on, so that its parcels are
 * followed, and its notes say what is wrong.
 */
export function lookAtMoney(
	planned: PlannedMoney,
	{ orders }: Extract<ImportVerdict, { verdict: 'approve' }>,
	costs: readonly Money[] | null,
	spent: readonly Money[],
): MoneyWords & { hold: ImportedHold | null } {
	const { limits, plan, ...known } = planned;
	if (limits === undefined) return { hold: null };
	const orderPrint = plan.fingerprint;
	const { hold, margin } = judgeImportedMoney({
		...known,
		orderPrint,
		limits,
		costs,
		spent,
		sha256,
	});
	const canStop = orders.some(({ submit }) => submit);
	if (hold && !canStop) return { hold: null, margin, note: hold.reason.message };
	return { hold, margin };
}

/** A hold as an item: one key an order and reason, so that it is written down once. */
export function heldForMoney(
	{ externalId, provider, shopId, receiptId, lineIds }: PlannedMoney,
	{ reason, lineId, fingerprint }: ImportedHold,
): IDataObject {
	const { code, category, message, hint, fields, canApprove } = reason;
	return {
		key: [receiptId, externalId, code, lineId].filter(Boolean).join(':'),
		...{ externalId, provider, shopId, receiptId, lineIds, lineId, code, category },
		...{ message, hint, fields, canApprove: canApprove === true, fingerprint },
		...{ verdict: 'hold', differences: [], isInProduction: false },
	};
}
