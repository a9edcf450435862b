import type { Inventory, OptionValue, Product } from '../../domain/inventory/types';
import { failure } from '../../domain/failure';
import { parseDecimal, toDecimal, type Money } from '../../domain/money';
import { fail, ok, type Result } from '../../domain/result';

/** The body of updateListingInventory: exactly the keys that Etsy takes (facts/etsy.md 6). */
export interface InventoryBody {
	products: Array<{
		sku: string;
		property_values: Array<{
			property_id: number;
			property_name?: string;
			scale_id: number | null;
			value_ids: number[];
			values: string[];
		}>;
		offerings: Array<{
			price: number;
			quantity: number;
			is_enabled: boolean;
			readiness_state_id: number | null;
		}>;
	}>;
	price_on_property: number[];
	quantity_on_property: number[];
	sku_on_property: number[];
	readiness_state_on_property: number[];
}

/** Thrown and caught in this file: a number that JSON cannot carry exactly. */
class Inexact extends Error {}

/** JSON has numbers only, and ids are int64. */
function toNumber(id: string): number {
	const number = Number(id);
	if (!Number.isSafeInteger(number) || String(number) !== id) throw new Inexact(`The id ${id}`);
	return number;
}

/**
 * The number whose JSON text is the decimal of the amount, digit for digit. It is read back to
 * make sure: no computation with fractions is involved.
 */
function toPrice(money: Money): number {
	const text = toDecimal(money);
	const back = parseDecimal(String(Number(text)), money.currency);
	if (!back.ok || back.value.amountMinor !== money.amountMinor) {
		throw new Inexact(`The price ${text}`);
	}
	return Number(text);
}

function propertyValue({ propertyId, name, scaleId, valueIds, values }: OptionValue) {
	return {
		property_id: toNumber(propertyId),
		...(name === '' ? {} : { property_name: name }),
		scale_id: scaleId === undefined ? null : toNumber(scaleId),
		value_ids: valueIds.map(toNumber),
		values,
	};
}

function product({ sku, options, price, quantity, isEnabled, processingProfileId }: Product) {
	return {
		sku,
		property_values: options.map(propertyValue),
		offerings: [
			{
				price: toPrice(price),
				quantity,
				is_enabled: isEnabled,
				readiness_state_id: processingProfileId === null ? null : toNumber(processingProfileId),
			},
		],
	};
}

/**
 * An inventory as Etsy wants it written: whole, without what only comes when it is read
 * (`product_id`, `offering_id`, `scale_name`, `is_deleted`), prices as plain decimals.
 * @returns a `validation` failure for a number that JSON would not carry exactly
 */
export function toBody({ products, onProperty }: Inventory): Result<InventoryBody> {
	try {
		return ok({
			products: products.map(product),
			price_on_property: onProperty.price.map(toNumber),
			quantity_on_property: onProperty.quantity.map(toNumber),
			sku_on_property: onProperty.sku.map(toNumber),
			readiness_state_on_property: onProperty.processingProfileId.map(toNumber),
		});
	} catch (error) {
		const what = error instanceof Inexact ? error.message : 'A number';
		return fail(
			failure({
				category: 'validation',
				provider: 'pack',
				operation: 'updateListingInventory',
				message: `${what} is too large to be sent exactly.`,
				hint: 'Correct it. Nothing was sent.',
				fields: ['price'],
			}),
		);
	}
}
