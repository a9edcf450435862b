import { parseDecimal, type Money } from '../money';
import { ok, type Result } from '../result';
import { refuse } from './refuse';
import type { OptionChoice, RowMatch, RowSet } from './types';

/** A row as a user gives it: which one is meant, and what it is to have. */
export interface RowInput {
	match: RowMatch;
	set: RowSet;
}

/** What a row may hold; the rest of what a read row holds is passed over. */
const KNOWN = ['sku', 'options', 'price', 'quantity', 'isEnabled', 'processingProfileId', 'newSku'];
const ONLY_READ = ['listingId', 'variant', 'productId', 'offeringId', 'title', 'state', 'shopId'];

type Fields = Record<string, unknown>;

function isObject(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isGiven(value: unknown): boolean {
	return value !== undefined && value !== null && value !== '';
}

function text(value: unknown): string | undefined {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function wrong(field: string, what: string, hint: string): Result<never> {
	return refuse(`The value of ${field} of a row is ${what}.`, hint, [field]);
}

function choiceOf(raw: unknown): OptionChoice | undefined {
	if (!isObject(raw)) return undefined;
	const [name, value, scale] = [text(raw.name), text(raw.value), text(raw.scale)];
	if (value === undefined || value.trim() === '') return undefined;
	return {
		value,
		...(name === undefined ? {} : { name }),
		...(scale === undefined || scale === '' ? {} : { scale }),
	};
}

/** A list of names and values, or an object such as `{"Color": "Black"}`. */
function parseOptions(raw: unknown): Result<OptionChoice[]> {
	if (!isGiven(raw)) return ok([]);
	const list = isObject(raw)
		? Object.entries(raw).map(([name, value]) => ({ name, value }))
		: Array.isArray(raw)
			? (raw as unknown[])
			: [raw];
	const choices = list.map(choiceOf);
	if (choices.includes(undefined)) {
		return wrong(
			'options',
			'not a list of options with a value each',
			'Write options as [{"name": "Color", "value": "Black"}] or {"Color": "Black"}.',
		);
	}
	return ok(choices.filter((choice) => choice !== undefined));
}

function parsePrice(raw: unknown, currency: string): Result<Money | undefined> {
	if (!isGiven(raw)) return ok(undefined);
	if (isObject(raw)) {
		const { amountMinor, currency: given } = raw;
		if (typeof amountMinor === 'number' && Number.isSafeInteger(amountMinor)) {
			return typeof given === 'string' && given.toUpperCase() === currency
				? ok({ amountMinor, currency })
				: wrong('price', `not in ${currency}`, 'Give prices in the currency of the shop.');
		}
	}
	const price = parseDecimal(text(raw) ?? '', currency);
	if (price.ok) return price;
	const hint = `Write it as a plain number such as 24.50, in ${currency}.`;
	return refuse(price.failure.message, hint, ['price']);
}

function parseQuantity(raw: unknown): Result<number | undefined> {
	if (!isGiven(raw)) return ok(undefined);
	const written = (text(raw) ?? '').trim();
	if (/^\d{1,9}$/.test(written)) return ok(Number(written));
	return wrong('quantity', 'not a whole number of 0 or more', 'Write it as 25, without a point.');
}

function parseFlag(raw: unknown): Result<boolean | undefined> {
	if (!isGiven(raw)) return ok(undefined);
	const word = typeof raw === 'string' ? raw.trim().toLowerCase() : raw;
	if (word === true || word === 'true') return ok(true);
	if (word === false || word === 'false') return ok(false);
	return wrong('isEnabled', 'neither true nor false', 'Write true or false.');
}

function parseProfile(raw: unknown): Result<string | undefined> {
	if (!isGiven(raw)) return ok(undefined);
	const id = (text(raw) ?? '').trim();
	if (/^[1-9]\d{0,15}$/.test(id)) return ok(id);
	return wrong(
		'processingProfileId',
		'not a number',
		'Give the number of a processing profile; "Get Many" of the resource Processing Profile shows them.',
	);
}

function checkNames(row: Fields): Result<void> {
	const unknown = Object.keys(row).find((key) => !KNOWN.includes(key) && !ONLY_READ.includes(key));
	if (unknown === undefined) return ok(undefined);
	return refuse(
		`A row has the field "${unknown}", which is not known.`,
		`Use these fields: ${KNOWN.join(', ')}.`,
		[unknown],
	);
}

/**
 * Reads a row that a user gave, by `sku` and `options` which one it is, by the rest what it is to
 * have. What is empty or missing stays as it is; only `newSku` may be an empty text, which takes
 * the SKU off.
 * @param currency of the listing, for prices
 */
export function parseRow(raw: unknown, currency: string): Result<RowInput> {
	if (!isObject(raw)) {
		return refuse(
			'A row is not an object with fields.',
			'Give each row as {"sku": "TEE-1", "quantity": 5}.',
		);
	}
	const names = checkNames(raw);
	if (!names.ok) return names;
	const options = parseOptions(raw.options);
	if (!options.ok) return options;
	const price = parsePrice(raw.price, currency);
	if (!price.ok) return price;
	const quantity = parseQuantity(raw.quantity);
	if (!quantity.ok) return quantity;
	const isEnabled = parseFlag(raw.isEnabled);
	if (!isEnabled.ok) return isEnabled;
	const profile = parseProfile(raw.processingProfileId);
	if (!profile.ok) return profile;
	const sku = text(raw.sku);
	const newSku = text(raw.newSku);
	const set: RowSet = {
		price: price.value,
		quantity: quantity.value,
		isEnabled: isEnabled.value,
		processingProfileId: profile.value,
		sku: newSku,
	};
	return ok({
		match: {
			...(sku === undefined || sku === '' ? {} : { sku }),
			...(options.value.length === 0 ? {} : { options: options.value }),
		},
		set: Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined)),
	});
}
