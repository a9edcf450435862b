import {
	addressProblems,
	normaliseAddress,
	type Address,
	type AddressProblem,
} from '../../domain/address';
import { failure } from '../../domain/failure';
import type { QuoteDestination } from '../../domain/quote';
import { fail, ok, type Result } from '../../domain/result';
import { needsStateCode } from '../../domain/states';

/** Where a parcel goes, as Printful wants it. */
export interface PrintfulRecipient {
	name: string;
	company: string;
	address1: string;
	address2: string;
	city: string;
	state_code: string;
	state_name: string;
	country_code: string;
	zip: string;
	phone: string;
	email: string;
}

/**
 * Writes an address as Printful wants it, with every field, so that nothing of a former address is
 * left when it is changed. It takes codes of states for US, CA and AU and names elsewhere
 * (facts/printful.md 9), and documents no longest texts.
 * @param operation what it is for, as a failure names it
 */
export function toRecipient(given: Address, operation: string): Result<PrintfulRecipient> {
	const shipTo = normaliseAddress(given);
	const problems = addressProblems(shipTo);
	if (problems.length > 0) return fail(badAddress(problems, operation));
	if (shipTo.countryCode === 'BR') return fail(needsTaxNumber(operation));
	return ok(written(shipTo));
}

/** What is known of where a quote is for; fields that are not known are left out. */
export function toDestination(shipTo: QuoteDestination): Partial<PrintfulRecipient> {
	return known(written(normaliseAddress({ fullName: '', line1: '', city: '', ...shipTo })));
}

/** The fields of an address that say something. */
export function known(recipient: PrintfulRecipient): Partial<PrintfulRecipient> {
	return Object.fromEntries(Object.entries(recipient).filter(([, value]) => value !== ''));
}

function written(shipTo: Address): PrintfulRecipient {
	const state = shipTo.stateCode ?? '';
	const hasCode = needsStateCode(shipTo.countryCode);
	return {
		name: shipTo.fullName,
		company: shipTo.company ?? '',
		address1: shipTo.line1,
		address2: shipTo.line2 ?? '',
		city: shipTo.city,
		state_code: hasCode ? state : '',
		state_name: hasCode ? '' : state,
		country_code: shipTo.countryCode,
		zip: shipTo.postalCode ?? '',
		phone: shipTo.phone ?? '',
		email: shipTo.email ?? '',
	};
}

function badAddress(problems: readonly AddressProblem[], operation: string) {
	return failure({
		category: 'validation',
		provider: 'printful',
		operation,
		message: `Printful cannot send to this address. ${problems.map((p) => p.message).join(' ')}`,
		hint: 'Complete the address, with the buyer if need be, and run this order again',
		fields: problems.map(({ field }) => `shipTo.${field}`),
	});
}

function needsTaxNumber(operation: string) {
	return failure({
		category: 'capability',
		provider: 'printful',
		operation,
		message:
			"For Brazil Printful demands the buyer's tax number (CPF or CNPJ), which Etsy does not give",
		hint: 'Ask the buyer for it and enter this order at Printful by hand, or use another provider',
		fields: ['shipTo.countryCode'],
	});
}
