import { convertMoney } from '../exchange-rates';
import { failure } from '../failure';
import type { Money } from '../money';
import { underFloor } from '../planning/rules/margin';
import { feesOfPiece } from '../planning/sale';
import type { Floor } from '../planning/setting-texts';
import type { PlanSettings } from '../planning/settings-types';
import { fail, ok, type Result } from '../result';
import { priceFor, type PriceRule } from './price-rule';

/** The settings by which a price is made. */
export type PriceSettings = Pick<
	PlanSettings,
	| 'etsyFees'
	| 'exchangeRates'
	| 'lineMarginFloor'
	| 'marginFloor'
	| 'priceEndings'
	| 'priceFactor'
	| 'priceFee'
	| 'priceMinimum'
>;

/** A price above this is a mistake in the settings, not a price. */
const HIGHEST_MINOR = 1_000_000_000;
/** Rounding of fees can undercut a floor by a unit or two at the next ending; never this often. */
const MOST_STEPS = 50;

function refuse(field: string, message: string, hint: string): Result<never> {
	const base = { category: 'validation', provider: 'pack', operation: 'price' } as const;
	return fail(failure({ ...base, message, hint, fields: [field] }));
}

const noRate = (from: string, to: string): Result<never> =>
	refuse(
		'exchange_rates',
		`A price in ${to} cannot be made of an amount in ${from}: there is no exchange rate.`,
		`Enter it as exchange_rates in POD Settings: 1 ${from} = ... ${to}.`,
	);

/** Whether a piece sold at a price leaves the margin that the seller wants. */
function leavesEnough(
	amountMinor: number,
	cost: Money,
	floors: readonly Floor[],
	settings: PriceSettings,
): Result<boolean> {
	const { currency } = cost;
	const sold = { amountMinor, currency };
	const fees = feesOfPiece(sold, settings);
	if ('from' in fees) return noRate(fees.from, fees.to);
	const profit = { amountMinor: amountMinor - fees.amountMinor - cost.amountMinor, currency };
	const earned = { sold, shippingCharged: { amountMinor: 0, currency }, profit };
	for (const floor of floors) {
		const under = underFloor(earned, floor, settings);
		if (under === null) continue;
		return 'from' in under ? noRate(under.from, under.to) : ok(false);
	}
	return ok(true);
}

/**
 * About the least price that leaves enough; fees are rounded, so the exact one is looked for after.
 */
function aboutLeast(enough: (amountMinor: number) => Result<boolean>): Result<number> {
	let high = 1;
	for (;;) {
		const answer = enough(high);
		if (!answer.ok) return answer;
		if (answer.value) break;
		if (high > HIGHEST_MINOR) {
			return refuse(
				'margin_floor',
				"No price leaves your margin floor over: Etsy's fees and the floor together are all of it.",
				'Look at margin_floor, line_margin_floor and etsy_fees in POD Settings.',
			);
		}
		high *= 2;
	}
	let low = Math.floor(high / 2);
	while (high - low > 1) {
		const middle = Math.floor((low + high) / 2);
		const answer = enough(middle);
		if (!answer.ok) return answer;
		if (answer.value) high = middle;
		else low = middle;
	}
	return ok(high);
}

/** An amount in the currency of the shop, by the seller's own rates. */
function inShop(
	money: Money | null,
	currency: string,
	{ exchangeRates }: PriceSettings,
): Result<Money | undefined> {
	if (money === null) return ok(undefined);
	const converted = convertMoney(money, currency, exchangeRates);
	return converted === null ? noRate(money.currency, currency) : ok(converted);
}

function ruleOf(currency: string, factor: string, settings: PriceSettings): Result<PriceRule> {
	const fee = inShop(settings.priceFee, currency, settings);
	if (!fee.ok) return fee;
	const floor = inShop(settings.priceMinimum, currency, settings);
	if (!floor.ok) return floor;
	return ok({
		factor,
		currency,
		endings: settings.priceEndings,
		...(fee.value ? { fee: fee.value } : {}),
		...(floor.value ? { floor: floor.value } : {}),
	});
}

/**
 * What a piece is to be sold for by the seller's settings: the price rule, never under the minimum
 * nor under the margin floors, fees by `etsy_fees`. Shipping counts for nothing on either side.
 * Exact; pure.
 * @param cost what one piece costs at its printer
 * @param currency that of the Etsy shop
 * @returns null where there is no price rule; a `validation` failure for a rate that is missing, or
 *   a floor that no price reaches
 */
export function priceOfPiece(
	cost: Money,
	currency: string,
	settings: PriceSettings,
): Result<Money | null> {
	if (settings.priceFactor === null) return ok(null);
	const own = inShop(cost, currency, settings);
	if (!own.ok) return own;
	const rule = ruleOf(currency, settings.priceFactor, settings);
	if (!rule.ok) return rule;
	const costs = own.value ?? cost;
	const floors = [settings.marginFloor, settings.lineMarginFloor].filter((one) => one !== null);
	if (floors.length === 0) return priceFor(costs, rule.value);

	const enough = (amountMinor: number) => leavesEnough(amountMinor, costs, floors, settings);
	const least = aboutLeast(enough);
	if (!least.ok) return least;
	let from = Math.max(least.value, rule.value.floor?.amountMinor ?? 0);
	for (let step = 0; step < MOST_STEPS; step += 1) {
		const price = priceFor(costs, { ...rule.value, floor: { amountMinor: from, currency } });
		if (!price.ok) return price;
		const answer = enough(price.value.amountMinor);
		if (!answer.ok) return answer;
		if (answer.value) return price;
		from = price.value.amountMinor + 1;
	}
	return refuse(
		'margin_floor',
		'No price with one of your endings leaves your margin floor over.',
		'Look at price_endings and margin_floor in POD Settings.',
	);
}
