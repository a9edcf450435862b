import type { ScenarioDelivery, ScenarioShippingDestination } from '../scenario/types';
import { hasMailClass } from './carriers';
import type { Form } from './encoding';
import { etsyError } from './errors';

/** Days that a parcel may take (Etsy's document). */
const MAX_DELIVERY_DAYS = 45;

/** A field that must be there. @throws 400 */
export function required(form: Form, name: string): string {
	const value = form[name];
	if (value === undefined || value === '') {
		throw etsyError(400, `Missing required parameter: ${name}`);
	}
	return value;
}

/** A decimal amount of 0 or more, in hundredths; undefined where it is not there. @throws 400 */
export function cents(form: Form, name: string): number | undefined {
	const raw = form[name];
	if (raw === undefined || raw === '') return undefined;
	if (!/^\d+(\.\d{1,2})?$/.test(raw)) {
		throw etsyError(400, `Expected float value for '${name}' (got '${raw}')`);
	}
	return Math.round(Number(raw) * 100);
}

/** A whole number in a range; undefined where it is not there. @throws 400 */
export function count(form: Form, name: string, min: number, max: number): number | undefined {
	const raw = form[name];
	if (raw === undefined || raw === '') return undefined;
	const value = Number(raw);
	if (!/^\d+$/.test(raw) || value < min || value > max) {
		throw etsyError(400, `Invalid value for '${name}': must be ${min} to ${max}`);
	}
	return value;
}

/** ISO 3166-1 alpha-2; undefined where it is not there. @throws 400 */
export function country(form: Form, name: string): string | undefined {
	const raw = form[name];
	if (raw === undefined || raw === '') return undefined;
	if (!/^[A-Z]{2}$/.test(raw)) throw etsyError(400, `Invalid value for '${name}'`);
	return raw;
}

/**
 * Where a parcel goes: a country, a region, or `none` for everywhere. Both kinds together is 400
 * (Etsy's document); a region of `none` beside a country counts as both here, the harsher reading.
 */
export function destinationOf(form: Form): Pick<ScenarioShippingDestination, 'country' | 'region'> {
	const to = country(form, 'destination_country_iso');
	const region = form.destination_region;
	if (to !== undefined && region) {
		throw etsyError(400, 'destination_country_iso and destination_region exclude each other');
	}
	if (region && !['eu', 'non_eu', 'none'].includes(region)) {
		throw etsyError(400, "Invalid value for 'destination_region'");
	}
	return { country: to ?? '', region: (region || 'none') as 'eu' | 'non_eu' | 'none' };
}

/**
 * How long a parcel takes: carrier and class, or the shortest and longest days. Half a pair, no
 * pair, or both pairs are 400.
 */
export function deliveryOf(form: Form, originCountryIso: string): ScenarioDelivery {
	const carrierId = count(form, 'shipping_carrier_id', 0, Number.MAX_SAFE_INTEGER) || undefined;
	const mailClass = form.mail_class || undefined;
	const minDays = count(form, 'min_delivery_days', 1, MAX_DELIVERY_DAYS);
	const maxDays = count(form, 'max_delivery_days', 1, MAX_DELIVERY_DAYS);
	const byCarrier = carrierId !== undefined && mailClass !== undefined;
	const byDays = minDays !== undefined && maxDays !== undefined;
	const given = [carrierId, mailClass, minDays, maxDays].filter((one) => one !== undefined);
	if (byCarrier === byDays || given.length !== 2) {
		throw etsyError(
			400,
			'Either shipping_carrier_id and mail_class or min_delivery_days and max_delivery_days are required',
		);
	}
	if (byDays && minDays > maxDays) {
		throw etsyError(400, 'min_delivery_days must not be greater than max_delivery_days');
	}
	if (byCarrier && !hasMailClass(originCountryIso, carrierId, mailClass)) {
		throw etsyError(400, `The carrier has no mail class ${mailClass}`);
	}
	return { carrierId, mailClass, minDays, maxDays };
}
