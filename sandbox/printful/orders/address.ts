import { z } from 'zod';

import { countryOf } from '../countries';
import { failed, failedWith } from '../errors';
import type { Recipient } from '../model';

const text = z.string().max(255).nullish();

/** Where a parcel goes; what is not named is not known to Printful and passed over. */
export const recipientSchema = z.object({
	name: text,
	company: text,
	address1: text,
	address2: text,
	city: text,
	state_code: text,
	state_name: text,
	country_code: z.string().min(1),
	country_name: text,
	zip: text,
	phone: text,
	email: text,
	tax_number: text,
});

export type RecipientInput = z.infer<typeof recipientSchema>;

/** What an address must have before anything is sent there. */
const REQUIRED = ['name', 'address1', 'city'] as const;

/** Countries without postal codes in daily use. */
const NO_ZIP = ['AE', 'AG', 'AO', 'BS', 'BZ', 'FJ', 'HK', 'JM', 'MO', 'PA', 'QA'];

/**
 * Checks country and state, which Printful does at once (facts/printful.md 9).
 * @throws 400 (SH-1 for the country)
 */
export function checkPlace({ country_code, state_code }: RecipientInput): void {
	const country = countryOf(country_code);
	if (!country) throw failedWith('SH-1', `Recipient: Country code '${country_code}' is not valid`);
	if (!country.states) return;
	if (!state_code) throw failed(400, 'Recipient: State code is missing');
	if (country.states.some(({ code }) => code === state_code)) return;
	throw failed(400, `Recipient: State code '${state_code}' is not valid for ${country_code}`);
}

/**
 * Checks that somebody could be found there.
 * @throws 400 that names the field
 */
export function checkRecipient(recipient: RecipientInput): void {
	checkPlace(recipient);
	for (const field of REQUIRED) {
		if (!recipient[field]?.trim()) throw failed(400, `Recipient: ${field} is missing`);
	}
	const { country_code: country, zip, tax_number: tax } = recipient;
	if (!zip?.trim() && !NO_ZIP.includes(country)) throw failed(400, 'Recipient: zip is missing');
	if (country === 'BR' && !tax?.trim()) throw failed(400, 'Recipient: tax_number is missing');
}

/** The address as it is kept: names of country and state are Printful's own. */
export function toRecipient(input: RecipientInput): Recipient {
	const country = countryOf(input.country_code);
	const state = country?.states?.find(({ code }) => code === input.state_code);
	const given = Object.entries(input).flatMap(([name, value]) =>
		typeof value === 'string' ? [[name, value] as const] : [],
	);
	return {
		...Object.fromEntries(given),
		...(country ? { country_name: country.name } : {}),
		...(state ? { state_name: state.name } : {}),
	};
}
