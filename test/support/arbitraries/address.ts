import fc from 'fast-check';
import type { Address } from '../../../core/domain/address';

/** Stands in every text that came from a buyer, so that a test can look for a leak. */
export const BUYER_MARK = '~buyer~';

/** A text that a buyer wrote, recognisable wherever it turns up. */
export const buyerText = fc
	.string({ unit: 'grapheme', maxLength: 12 })
	.map((text) => `${BUYER_MARK}${text}`);

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

/** An address whose country is real; every other field holds buyer data. */
export const completeAddress: fc.Arbitrary<Address> = fc.record({
	fullName: buyerText,
	company: optional(buyerText),
	line1: buyerText,
	line2: optional(buyerText),
	city: buyerText,
	postalCode: buyerText,
	countryCode: fc.constantFrom('DE', 'FR', 'GB', 'UK', 'JP', 'de'),
	email: optional(buyerText),
	phone: optional(buyerText),
});

/**
 * An address as a buyer may leave it: fields missing, a state that is none, a country that is none.
 */
export const anyAddress: fc.Arbitrary<Address> = fc.oneof(
	completeAddress,
	fc.record({
		fullName: fc.oneof(fc.constant(' '), buyerText),
		line1: fc.oneof(fc.constant(''), buyerText),
		city: fc.oneof(fc.constant(''), buyerText),
		stateCode: optional(fc.oneof(buyerText, fc.constantFrom('CA', 'new york', 'constructor'))),
		postalCode: optional(buyerText),
		countryCode: fc.oneof(buyerText, fc.constantFrom('US', 'CA', 'AU', 'AE', '')),
	}),
);
