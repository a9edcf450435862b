import { convertMoney } from '../../exchange-rates';
import { formatMoney, type Money } from '../../money';
import type { HoldReason } from '../plan-types';
import type { PlanSettings } from '../settings-types';

/** Two currencies and no rate between them: nothing is compared. */
export function noRate(receiptId: string, from: string, to: string): HoldReason {
	return {
		code: 'no_exchange_rate',
		category: 'policy',
		message: `Etsy order ${receiptId} cannot be checked: it has amounts in ${from} and ${to}, and there is no rate between them.`,
		hint: `Enter one in POD Settings, exchange_rates, such as 1 ${from} = 0.92 ${to}.`,
		fields: ['exchange_rates'],
		canApprove: true,
	};
}

/**
 * Compares an amount with a limit, in the limit's currency.
 * @param over the reason where it is more; it gets both amounts as text
 */
export function overLimit(
	given: { receiptId: string; amount: Money; limit: Money | null; settings: PlanSettings },
	over: (amount: string, limit: string) => HoldReason,
): HoldReason | null {
	const { receiptId, amount, limit, settings } = given;
	if (limit === null) return null;
	const converted = convertMoney(amount, limit.currency, settings.exchangeRates);
	if (converted === null) return noRate(receiptId, amount.currency, limit.currency);
	if (converted.amountMinor <= limit.amountMinor) return null;
	return over(formatMoney(amount), formatMoney(limit));
}
