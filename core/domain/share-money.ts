import type { Money } from './money';

/**
 * Shares an amount out by weight, to the smallest unit: the parts always add up to the amount. What
 * is left over after rounding down goes to the largest remainders, of equal ones to the first.
 * @param weights whole numbers of zero or more; all zero means equal shares
 */
export function shareMoney(amount: Money, weights: readonly number[]): Money[] {
	if (weights.length === 0) return [];
	const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
	const parts = total > 0n ? weights.map(BigInt) : weights.map(() => 1n);
	const sum = total > 0n ? total : BigInt(weights.length);
	const isNegative = amount.amountMinor < 0;
	const whole = BigInt(Math.abs(amount.amountMinor));
	const shares = parts.map((weight, index) => ({
		index,
		share: (whole * weight) / sum,
		rest: (whole * weight) % sum,
	}));
	const given = shares.reduce((all, { share }) => all + share, 0n);
	const byRest = [...shares].sort((a, b) =>
		a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1,
	);
	// Fewer units are left than there are shares: each gave up less than one.
	for (const one of byRest.slice(0, Number(whole - given))) one.share += 1n;
	return shares.map(({ share }) => ({
		amountMinor: Number(isNegative && share !== 0n ? -share : share),
		currency: amount.currency,
	}));
}
