import { needsStateCode, toStateCode } from './states';

/** Where a parcel goes, in the neutral form that every adapter turns into its own. */
export interface Address {
	fullName: string;
	company?: string;
	line1: string;
	line2?: string;
	city: string;
	/** State, province or region; a code for US, CA and AU. */
	stateCode?: string;
	postalCode?: string;
	/** ISO 3166-1 alpha-2, upper case; `GB`, not `UK`. */
	countryCode: string;
	email?: string;
	phone?: string;
}

/** A part of an address that stops a parcel. `message` names the field, never its content. */
export interface AddressProblem {
	field: keyof Address;
	message: string;
}

/** Longest text a provider takes per field; a longer one is reported, never cut. */
export type AddressLimits = Partial<Record<keyof Address, number>>;

const FIELD_NAMES: Record<keyof Address, string> = {
	fullName: 'name',
	company: 'company',
	line1: 'street (line 1)',
	line2: 'address line 2',
	city: 'city',
	stateCode: 'state or province',
	postalCode: 'postcode',
	countryCode: 'country',
	email: 'e-mail address',
	phone: 'phone number',
};

/** Countries without postcodes in daily use (Universal Postal Union, addressing guide). */
const NO_POSTCODE = new Set([
	'AE',
	'AG',
	'AO',
	'BS',
	'BZ',
	'FJ',
	'HK',
	'JM',
	'MO',
	'PA',
	'QA',
	'TD',
]);

/**
 * Splits a full name at its last blank. A single word goes into both parts, because every
 * provider that asks for two refuses an empty one.
 */
export function splitFullName(fullName: string): { firstName: string; lastName: string } {
	const words = fullName.trim().split(/\s+/u);
	const lastName = words[words.length - 1] ?? '';
	const firstName = words.length > 1 ? words.slice(0, -1).join(' ') : lastName;
	return { firstName, lastName };
}

/**
 * Brings an address into the form that providers take: trimmed, country in upper case (`UK` is
 * read as `GB`), state as a code for US, CA and AU. Nothing is cut or made up; an unknown state
 * stays as it is and {@link addressProblems} reports it.
 */
export function normaliseAddress(address: Address): Address {
	const clean: Address = { fullName: '', line1: '', city: '', countryCode: '' };
	for (const [field, value] of Object.entries(address) as Array<[keyof Address, unknown]>) {
		if (typeof value === 'string' && value.trim() !== '') clean[field] = value.trim();
	}
	const country = clean.countryCode.toUpperCase();
	clean.countryCode = country === 'UK' ? 'GB' : country;
	const state = toStateCode(clean.countryCode, clean.stateCode);
	if (state) clean.stateCode = state;
	return clean;
}

/**
 * What keeps a parcel from being sent to this address. Empty when nothing does.
 * @param address as {@link normaliseAddress} leaves it
 * @param limits the provider's longest texts, where it has any
 */
export function addressProblems(address: Address, limits: AddressLimits = {}): AddressProblem[] {
	const problems: AddressProblem[] = [];
	const missing = (field: keyof Address) =>
		problems.push({ field, message: `The ${FIELD_NAMES[field]} is missing.` });

	for (const field of ['fullName', 'line1', 'city'] as const) if (!address[field]) missing(field);
	if (!/^[A-Z]{2}$/.test(address.countryCode)) {
		problems.push({ field: 'countryCode', message: 'The country is not a two-letter code.' });
	}
	if (!address.postalCode && !NO_POSTCODE.has(address.countryCode)) missing('postalCode');
	if (needsStateCode(address.countryCode)) {
		if (!address.stateCode) missing('stateCode');
		else if (toStateCode(address.countryCode, address.stateCode) === null) {
			problems.push({
				field: 'stateCode',
				message: `The state or province is not one of ${address.countryCode}.`,
			});
		}
	}
	for (const [field, max] of Object.entries(limits) as Array<[keyof Address, number]>) {
		if ([...(address[field] ?? '')].length > max) {
			problems.push({
				field,
				message: `The ${FIELD_NAMES[field]} is longer than the ${max} characters allowed.`,
			});
		}
	}
	return problems;
}
