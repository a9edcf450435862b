import { convertMoney } from '../../exchange-rates';
import { formatMoney, type Money } from '../../money';
import { serviceLabel } from '../../provider';
import type { Margin } from '../margin';
import type { FeesFrom, LineMargin, MarginReport } from '../margin-types';
import type { HoldReason } from '../plan-types';
import type { Floor } from '../setting-texts';
import type { PlanSettings } from '../settings-types';
import { noRate } from './limit';

type Earned = Pick<LineMargin, 'sold' | 'shippingCharged' | 'profit'>;

/** Which fees were used, for the seller to judge the number by. */
const FEES: Readonly<Record<FeesFrom, string>> = {
	etsy: "Etsy's fees are those that Etsy told.",
	etsy_and_estimate:
		"Etsy's fees are those that it has booked so far, and your estimate (etsy_fees_not_booked) of the rest.",
	estimate: "Etsy's fees are your estimate (etsy_fees).",
};

const percentText = (hundredths: number): string => `${(hundredths / 100).toFixed(2)} %`;

/** What is left in hundredths of a percent of what was paid, rounded down. */
function share({ sold, shippingCharged, profit }: Earned): number {
	const paid = BigInt(sold.amountMinor) + BigInt(shippingCharged.amountMinor);
	if (paid <= 0n) return 0;
	const exact = BigInt(profit.amountMinor) * 10_000n;
	return Number(exact / paid) - (exact < 0n && exact % paid !== 0n ? 1 : 0);
}

/**
 * Whether something earns less than the floor: both as text, two currencies without a rate between
 * them, or null where it is enough.
 */
export function underFloor(
	earned: Earned,
	floor: Floor,
	{ exchangeRates }: Pick<PlanSettings, 'exchangeRates'>,
): { left: string; floor: string } | { from: string; to: string } | null {
	const left = `${formatMoney(earned.profit)} (${percentText(share(earned))})`;
	if (floor.kind === 'percent') {
		// Nothing paid and a loss made is under any floor.
		const isEnough = share(earned) >= floor.hundredths && earned.profit.amountMinor >= 0;
		return isEnough ? null : { left, floor: percentText(floor.hundredths) };
	}
	const { currency } = earned.profit;
	const least: Money | null = convertMoney(floor.amount, currency, exchangeRates);
	if (least === null) return { from: floor.amount.currency, to: currency };
	if (earned.profit.amountMinor >= least.amountMinor) return null;
	return { left, floor: formatMoney(floor.amount) };
}

function costUnknown(receiptId: string, providers: readonly string[]): HoldReason {
	return {
		code: 'cost_unknown',
		category: 'policy',
		message: `What Etsy order ${receiptId} costs at ${providers.map(serviceLabel).join(' and ')} is not known, so your limits cannot be kept.`,
		hint: 'Connect Shipping: Quote to the input Quotes of this node, and enter the cost of each piece in POD Variant Map where the printer does not tell it.',
		fields: ['cost'],
		canApprove: true,
	};
}

/** The reason where neither margin nor cost can be told; null where both can. */
export function marginUnknown(receiptId: string, margin: Margin): HoldReason | null {
	if (margin.kind === 'no_rate') return noRate(receiptId, margin.from, margin.to);
	return margin.kind === 'no_cost' ? costUnknown(receiptId, margin.providers) : null;
}

/** The order as a whole leaves less than the floor. */
export function marginTooLow(
	receiptId: string,
	earned: Earned & Pick<MarginReport, 'feesFrom'>,
	settings: Pick<PlanSettings, 'exchangeRates' | 'marginFloor'>,
): HoldReason | null {
	const found = settings.marginFloor && underFloor(earned, settings.marginFloor, settings);
	if (!found) return null;
	if ('from' in found) return noRate(receiptId, found.from, found.to);
	return {
		code: 'margin_too_low',
		category: 'policy',
		message: `Etsy order ${receiptId} leaves you ${found.left}; your floor is ${found.floor}.`,
		hint: `${FEES[earned.feesFrom]} Approve it, raise the price on Etsy, or lower margin_floor in POD Settings.`,
		fields: ['margin'],
		canApprove: true,
	};
}

/** One line leaves less than the floor for lines. */
export function lineMarginTooLow(
	given: { receiptId: string; title: string; earned: Earned; feesFrom: FeesFrom },
	settings: Pick<PlanSettings, 'exchangeRates' | 'lineMarginFloor'>,
): HoldReason | null {
	const { receiptId, title, earned, feesFrom } = given;
	const found = settings.lineMarginFloor && underFloor(earned, settings.lineMarginFloor, settings);
	if (!found) return null;
	if ('from' in found) return noRate(receiptId, found.from, found.to);
	return {
		code: 'line_margin_too_low',
		category: 'policy',
		message: `"${title}" of Etsy order ${receiptId} leaves you ${found.left}; your floor for a line is ${found.floor}.`,
		hint: `${FEES[feesFrom]} Approve it, raise the price on Etsy, or lower line_margin_floor in POD Settings.`,
		fields: ['margin'],
		canApprove: true,
	};
}
