import { etsyError } from './errors';
import type { OnProperty } from './inventory-details';

/** A variation value of a written product. */
export interface BodyValue {
	property_id: number;
	property_name: string | undefined;
	scale_id: number | null;
	value_id: number | undefined;
	text: string;
}

/** A written product: one cell of the grid. */
export interface BodyProduct {
	sku: string;
	values: BodyValue[];
	/** Hundredths. */
	price: number;
	quantity: number;
	isEnabled: boolean;
	readinessStateId: number | undefined;
}

/** The body of updateListingInventory as far as it can be judged by itself. */
export interface InventoryBody {
	products: BodyProduct[];
	onProperty: OnProperty;
}

const ARRAYS = [
	'price_on_property',
	'quantity_on_property',
	'sku_on_property',
	'readiness_state_on_property',
] as const;

type Json = Record<string, unknown>;

function bad(message: string): never {
	throw etsyError(400, message);
}

function object(value: unknown, where: string): Json {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		bad(`Expected ${where} to be an object`);
	}
	return value as Json;
}

function list(value: unknown, where: string): unknown[] {
	return Array.isArray(value) ? value : bad(`Expected ${where} to be an array`);
}

/** Keys that only come when inventory is read are refused, like any other that Etsy lacks. */
function onlyKeys(given: Json, known: readonly string[], required: readonly string[]): void {
	const unknown = Object.keys(given).find((key) => !known.includes(key));
	if (unknown !== undefined) bad(`Invalid key in JSON body: ${unknown}`);
	const missing = required.find((key) => !(key in given));
	if (missing !== undefined) bad(`Missing input parameter: ${missing}`);
}

function id(value: unknown, where: string): number {
	const isId = typeof value === 'number' && Number.isSafeInteger(value) && value >= 1;
	return isId ? value : bad(`Expected int value for '${where}'`);
}

function readValue(raw: unknown): BodyValue {
	const value = object(raw, 'property_values');
	onlyKeys(
		value,
		['property_id', 'property_name', 'scale_id', 'value_ids', 'values'],
		['property_id', 'value_ids', 'values'],
	);
	const texts = list(value.values, 'values');
	const ids = list(value.value_ids, 'value_ids').map((one) => id(one, 'value_ids'));
	const [text] = texts;
	if (texts.length !== 1 || typeof text !== 'string' || text.trim() === '') {
		bad('Each property needs one value');
	}
	if (ids.length > 1) bad('Each property takes one value_id');
	if (/[()]/.test(text)) bad('Property values may not contain parentheses');
	const { property_name: name } = value;
	if (name !== undefined && typeof name !== 'string') bad("Expected string for 'property_name'");
	return {
		property_id: id(value.property_id, 'property_id'),
		property_name: name,
		scale_id:
			value.scale_id === null || value.scale_id === undefined
				? null
				: id(value.scale_id, 'scale_id'),
		value_id: ids[0],
		text,
	};
}

/** @returns hundredths. Prices of 0 are refused, even for disabled offerings: nothing says else. */
function readPrice(value: unknown): number {
	if (typeof value !== 'number' || !(value > 0)) bad('The price must be above 0');
	const cents = Math.round(value * 100);
	if (Math.abs(value * 100 - cents) > 1e-6 * Math.max(1, cents * 1e-9)) {
		bad('The price has more than two decimals');
	}
	return cents;
}

function readProduct(raw: unknown): BodyProduct {
	const product = object(raw, 'products');
	onlyKeys(product, ['sku', 'property_values', 'offerings'], ['offerings']);
	const offerings = list(product.offerings, 'offerings');
	if (offerings.length !== 1) bad('Each product needs one offering');
	const offering = object(offerings[0], 'offerings');
	// All four are required by the document; only the profile may be null.
	const fields = ['price', 'quantity', 'is_enabled', 'readiness_state_id'];
	onlyKeys(offering, fields, fields);
	const { quantity, is_enabled: isEnabled, readiness_state_id: profile } = offering;
	if (typeof quantity !== 'number' || !Number.isSafeInteger(quantity) || quantity < 0) {
		bad("Expected int value for 'quantity'");
	}
	if (typeof isEnabled !== 'boolean') bad("Expected bool value for 'is_enabled'");
	const sku = product.sku ?? '';
	if (typeof sku !== 'string') bad("Expected string for 'sku'");
	return {
		sku,
		values: list(product.property_values ?? [], 'property_values').map(readValue),
		price: readPrice(offering.price),
		quantity,
		isEnabled,
		readinessStateId: profile === null ? undefined : id(profile, 'readiness_state_id'),
	};
}

/**
 * Reads the body of updateListingInventory, whose document names every key it takes.
 * @throws 400
 */
export function readInventoryBody(body: Json): InventoryBody {
	onlyKeys(body, ['products', ...ARRAYS], ['products']);
	const ids = (name: (typeof ARRAYS)[number]) =>
		list(body[name] ?? [], name).map((one) => id(one, name));
	return {
		products: list(body.products, 'products').map(readProduct),
		onProperty: {
			price_on_property: ids('price_on_property'),
			quantity_on_property: ids('quantity_on_property'),
			sku_on_property: ids('sku_on_property'),
			readiness_state_on_property: ids('readiness_state_on_property'),
		},
	};
}
