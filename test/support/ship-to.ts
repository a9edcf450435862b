import type { Address } from '../../core/domain/address';

/** Where a buyer lives whom every provider delivers to. */
export const SPRINGFIELD = {
	fullName: 'Wilhelmina van der Ploegsma',
	line1: '742 Evergreen Terrace',
	city: 'Springfield',
	stateCode: 'IL',
	postalCode: '62704',
	countryCode: 'US',
} satisfies Address;
