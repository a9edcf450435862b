import { failure } from '../failure';
import { currencyDigits, parseDecimal, type Money } from '../money';
import { fail, ok, type Result } from '../result';

/** How a retail price follows from what a piece costs. */
export interface PriceRule {
	/** How many times the cost, as a plain decimal above 0, such as `2.2`. */
	factor: string;
	/** What comes on top of that, in the currency of the sale. */
	fee?: Money;
	/**
	 * What the price may end with, such as `99` and `49`: digits, all of them equally long or not.
	 */
	endings?: readonly string[];
	/** The price is never under this, in the currency of the sale. */
	floor?: Money;
	/** The currency of the sale, ISO 4217. */
	currency: string;
	/** How much of it one unit of the cost's currency is; needed where the two differ. */
	exchangeRate?: string;
}

/** A decimal text as a whole number over a power of ten. */
interface Fraction {
	units: bigint;
	over: bigint;
}

function refuse(field: string, message: string, hint: string): Result<never> {
	const base = { category: 'validation', provider: 'pack', operation: 'price' } as const;
	return fail(failure({ ...base, message, hint, fields: [field] }));
}

function fraction(text: string, field: string, what: string): Result<Fraction> {
	const match = /^(\d{1,9})(?:\.(\d{1,9}))?$/.exec(text.trim());
	const decimals = match?.[2] ?? '';
	const units = match ? BigInt(`${match[1]}${decimals}`) : 0n;
	if (units > 0n) return ok({ units, over: 10n ** BigInt(decimals.length) });
	return refuse(
		field,
		`The ${what} of the price rule is not a number above 0.`,
		'Write it as a plain number such as 2.2.',
	);
}

/** The least whole number that is not under `amount` and ends with these digits. */
function upTo(amount: bigint, ending: string): bigint {
	const size = 10n ** BigInt(ending.length);
	const last = BigInt(ending);
	const steps = amount <= last ? 0n : (amount - last + size - 1n) / size;
	return last + steps * size;
}

function rateOf(cost: Money, { currency, exchangeRate = '' }: PriceRule): Result<Fraction> {
	if (cost.currency === currency) return ok({ units: 1n, over: 1n });
	if (exchangeRate.trim() === '') {
		return refuse(
			'exchangeRate',
			`The cost is in ${cost.currency} and the price in ${currency}, and the price rule has no exchange rate.`,
			`Fill in how much ${currency} one ${cost.currency} is.`,
		);
	}
	return fraction(exchangeRate, 'exchangeRate', 'exchange rate');
}

/**
 * The price of a piece: cost times factor, plus the fee, never under the floor, and then up to the
 * next amount with one of the endings. It is only ever rounded up, so neither the margin nor the
 * floor is undercut. Exact; pure.
 * @returns a `validation` failure for a rule that is none, or a currency without an exchange rate
 */
export function priceFor(cost: Money, rule: PriceRule): Result<Money> {
	const factor = fraction(rule.factor, 'factor', 'factor');
	if (!factor.ok) return factor;
	const rate = rateOf(cost, rule);
	if (!rate.ok) return rate;
	const other = [rule.fee, rule.floor].find((money) => money && money.currency !== rule.currency);
	if (other) {
		const hint = 'Give both in the currency of the shop.';
		return refuse('fee', `Fee and floor of the price rule are not in ${rule.currency}.`, hint);
	}
	if (!Number.isSafeInteger(cost.amountMinor) || cost.amountMinor < 0) {
		return refuse('cost', 'The cost is not an amount.', 'Look at the cost at the provider.');
	}
	const scale = 10n ** BigInt(currencyDigits(rule.currency));
	const over = factor.value.over * rate.value.over * 10n ** BigInt(currencyDigits(cost.currency));
	const units = BigInt(cost.amountMinor) * factor.value.units * rate.value.units * scale;
	const calculated = (units + over - 1n) / over + BigInt(rule.fee?.amountMinor ?? 0);
	const least = [calculated, BigInt(rule.floor?.amountMinor ?? 0), 1n].reduce((a, b) =>
		a > b ? a : b,
	);
	const ends = (rule.endings ?? []).map((ending) => upTo(least, ending));
	const price = ends.length === 0 ? least : ends.reduce((a, b) => (a < b ? a : b));
	const amountMinor = Number(price);
	if (Number.isSafeInteger(amountMinor)) return ok({ amountMinor, currency: rule.currency });
	return refuse('factor', 'The price is too large.', 'Look at factor and fee of the price rule.');
}

/** A price rule as a seller writes it; texts, all but the factor may be empty. */
export interface PriceRuleCells {
	factor: string;
	fee: string;
	/** With commas between, with or without a point: `.99, .49`. */
	endings: string;
	floor: string;
	currency: string;
	exchangeRate: string;
}

function money(
	text: string,
	currency: string,
	field: string,
	what: string,
): Result<Money | undefined> {
	if (text.trim() === '') return ok(undefined);
	const read = parseDecimal(text, currency);
	if (read.ok && read.value.amountMinor >= 0) return ok(read.value);
	const why = read.ok ? 'It is under 0.' : read.failure.message;
	return refuse(field, `The ${what} of the price rule is no amount: ${why}`, 'Write it as 4.50.');
}

/**
 * Reads a price rule.
 * @returns a `validation` failure that names the cell that is wrong
 */
export function readPriceRule(cells: PriceRuleCells): Result<PriceRule> {
	const currency = cells.currency.trim().toUpperCase();
	if (!/^[A-Z]{3}$/.test(currency)) {
		return refuse(
			'currency',
			'The price rule has no currency.',
			'Fill in the currency, such as USD.',
		);
	}
	const factor = fraction(cells.factor, 'factor', 'factor');
	if (!factor.ok) return factor;
	const fee = money(cells.fee, currency, 'fee', 'fee');
	if (!fee.ok) return fee;
	const floor = money(cells.floor, currency, 'floor', 'floor');
	if (!floor.ok) return floor;
	const endings = cells.endings
		.split(',')
		.map((ending) => ending.trim().replace(/^\./, ''))
		.filter((ending) => ending !== '');
	if (endings.some((ending) => !/^\d{1,4}$/.test(ending))) {
		const hint = 'Write the digits that prices may end with, such as .99 or .49, .99.';
		return refuse('endings', 'An ending of the price rule is not a number.', hint);
	}
	return ok({
		factor: cells.factor.trim(),
		currency,
		endings,
		...(fee.value ? { fee: fee.value } : {}),
		...(floor.value ? { floor: floor.value } : {}),
		...(cells.exchangeRate.trim() === '' ? {} : { exchangeRate: cells.exchangeRate.trim() }),
	});
}
