import { convertMoney } from '../../exchange-rates';
import { formatMoney, sumMoney, type Money } from '../../money';
import type { ChosenGroup } from '../choose/choice-types';
import type { HoldReason } from '../plan-types';
import type { PlanSettings } from '../settings-types';
import { noRate } from './limit';

/** All that groups cost, amount by amount; groups of unknown cost give nothing. */
export function costsOf(groups: readonly ChosenGroup[]): Money[] {
	return groups.flatMap(({ cost }) =>
		cost ? [cost.items, cost.shipping, ...(cost.tax ? [cost.tax] : [])] : [],
	);
}

/**
 * What the order adds to the day's spending, against the limit. The next day it goes by itself.
 * @param own what the order costs, amount by amount
 * @param spent what went to printers today: by the ledger, and by this plan before this order
 */
export function spendLimit(
	receiptId: string,
	own: readonly Money[],
	spent: readonly Money[],
	settings: Pick<PlanSettings, 'exchangeRates' | 'spendLimitPerDay'>,
): HoldReason | null {
	const { spendLimitPerDay: limit, exchangeRates } = settings;
	if (limit === null) return null;
	const converted: Money[] = [];
	for (const money of [...spent, ...own]) {
		const amount = convertMoney(money, limit.currency, exchangeRates);
		if (amount === null) return noRate(receiptId, money.currency, limit.currency);
		converted.push(amount);
	}
	const sum = sumMoney(converted, limit.currency);
	if (sum.ok && sum.value.amountMinor <= limit.amountMinor) return null;
	const price = sumMoney(converted.slice(spent.length), limit.currency);
	const text = price.ok ? formatMoney(price.value) : 'more than can be counted';
	return {
		code: 'spend_limit',
		category: 'policy',
		message: `Etsy order ${receiptId} costs ${text}, and with it today's spending at printers would pass your limit of ${formatMoney(limit)}.`,
		hint: 'It goes by itself on the next day (UTC) that has room. Approve it to order it now, or raise spend_limit_per_day in POD Settings.',
		fields: ['spend_limit_per_day'],
		canApprove: true,
	};
}
