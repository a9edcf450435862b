import fc from 'fast-check';
import type { Money } from '../../../core/domain/money';

/** Currencies with 0, 2 and 3 decimals that Etsy or a printer bills in. */
export const CURRENCIES: Readonly<Record<0 | 2 | 3, readonly string[]>> = {
	0: ['JPY', 'KRW', 'VND'],
	2: ['EUR', 'GBP', 'USD'],
	3: ['BHD', 'KWD', 'TND'],
};

export const anyCurrency = fc.constantFrom(...Object.values(CURRENCIES).flat());

/** Any amount that fits, small and huge, negative too; never -0. */
export const anyAmountMinor = fc.oneof(
	fc.integer({ min: -100_000, max: 100_000 }),
	fc.maxSafeInteger(),
);

export const anyMoney: fc.Arbitrary<Money> = fc.record({
	amountMinor: anyAmountMinor,
	currency: anyCurrency,
});
