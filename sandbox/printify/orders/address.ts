import { z } from 'zod';

import { CODE, type FieldProblems, invalidFields } from '../errors';
import type { Address } from '../model';

const text = z.string().nullish();

/** The form of an address, before it is asked whether one can ship to it. */
export const addressSchema = z.object({
	first_name: z.string().optional(),
	last_name: z.string().optional(),
	company: text,
	email: text,
	phone: text,
	country: z.string().optional(),
	region: text,
	address1: z.string().optional(),
	address2: text,
	city: z.string().optional(),
	zip: z.string().optional(),
});

const REQUIRED = ['first_name', 'last_name', 'address1', 'city', 'country'] as const;
/** Countries that are known to need a region code (facts/printify.md 9: the list is open). */
const WITH_REGION = new Set(['US', 'CA', 'AU']);
/** Assumption: no postcode is asked for where there is none. */
const WITHOUT_ZIP = new Set(['AE', 'AG', 'AO', 'AW', 'BS', 'BZ', 'FJ', 'GH', 'HK', 'JM', 'QA']);
/** Two letters that `Intl` knows as an alias or a union, and ISO 3166-1 not as a country. */
const NOT_COUNTRIES = new Set(['UK', 'EU', 'EZ', 'UN', 'XA', 'XB', 'ZZ', 'QO', 'SU', 'DD']);

const countries = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/**
 * Refuses an address that cannot be shipped to. Assumption: US, CA and AU want the region as a
 * code; Printify documents the field, not the check.
 * @param isExpress Printify Express asks for an e-mail address and a phone number as well
 * @throws 400 with code 8103 and the problems by field
 */
export function checkAddress(address: Address, isExpress: boolean): void {
	const problems: FieldProblems = {};
	const complain = (field: keyof Address, message: string) => {
		(problems[`address_to.${field}`] ??= []).push(message);
	};
	for (const field of REQUIRED) {
		if (isBlank(address[field])) complain(field, `The ${spoken(field)} field is required.`);
	}
	const country = address.country ?? '';
	if (country !== '' && !isCountry(country)) {
		complain('country', 'The selected country is invalid.');
	}
	if (isBlank(address.zip) && !WITHOUT_ZIP.has(country)) {
		complain('zip', 'The zip field is required.');
	}
	if (WITH_REGION.has(country) && !/^[A-Z]{2,3}$/.test(address.region ?? '')) {
		const isGiven = !isBlank(address.region);
		complain(
			'region',
			isGiven ? 'The selected region is invalid.' : 'The region field is required.',
		);
	}
	for (const field of isExpress ? (['email', 'phone'] as const) : []) {
		if (isBlank(address[field])) complain(field, `The ${field} field is required.`);
	}
	if (!isBlank(address.email) && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(address.email ?? '')) {
		complain('email', 'The email must be a valid email address.');
	}
	if (Object.keys(problems).length > 0) throw invalidFields(problems, CODE.order);
}

/** Whether a text is an ISO 3166-1 alpha-2 country code. */
export function isCountry(code: string): boolean {
	if (!/^[A-Z]{2}$/.test(code) || NOT_COUNTRIES.has(code)) return false;
	return countries.of(code) !== undefined;
}

function isBlank(value: string | null | undefined): boolean {
	return value === undefined || value === null || value.trim() === '';
}

function spoken(field: string): string {
	return field.replace(/_/g, ' ').replace('address1', 'address line 1');
}
