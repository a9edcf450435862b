import type { IExecuteFunctions } from 'n8n-workflow';
import { failure } from '../../../core/domain/failure';
import { fail, ok, type Result } from '../../../core/domain/result';

/** A parameter and what the editor calls it. */
export interface Field {
	name: string;
	displayName: string;
}

/** A failure that names a parameter. */
export function wrongField(field: Field, message: string, hint: string): Result<never> {
	return fail(
		failure({
			category: 'validation',
			provider: 'pack',
			operation: 'parameter',
			message,
			hint,
			fields: [field.name],
		}),
	);
}

function textOf(
	context: IExecuteFunctions,
	field: Field,
	itemIndex: number,
	options: { extractValue?: boolean } = {},
): string {
	const value: unknown = context.getNodeParameter(field.name, itemIndex, '', options);
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** A text that must be there, without blanks around it; `extractValue` where it is picked. */
export function readText(
	context: IExecuteFunctions,
	field: Field,
	itemIndex: number,
	options: { extractValue?: boolean } = {},
): Result<string> {
	const text = textOf(context, field, itemIndex, options);
	if (text !== '') return ok(text);
	return wrongField(field, `The field '${field.displayName}' is empty.`, 'Fill it in.');
}

/** A country such as `US`, in upper case; `UK` is read as `GB`. */
export function readCountry(
	context: IExecuteFunctions,
	field: Field,
	itemIndex: number,
): Result<string> {
	const code = textOf(context, field, itemIndex).toUpperCase();
	if (/^[A-Z]{2}$/.test(code)) return ok(code === 'UK' ? 'GB' : code);
	return wrongField(
		field,
		`The value of '${field.displayName}' is not the code of a country.`,
		'Enter the two letters of the country, such as US, GB or DE.',
	);
}

/** An amount such as `4.99` as text; 0 is allowed. Decimals are never made a float. */
export function readCost(
	context: IExecuteFunctions,
	field: Field,
	itemIndex: number,
): Result<string> {
	const text = textOf(context, field, itemIndex);
	if (/^\d{1,7}(\.\d{1,2})?$/.test(text)) return ok(text);
	return wrongField(
		field,
		`The value of '${field.displayName}' is not an amount.`,
		'Enter it as 4.99, with a point and without a currency; 0 is free.',
	);
}

/** A whole number within bounds, which Etsy sets. */
export function readCount(
	context: IExecuteFunctions,
	field: Field & { min: number; max: number },
	itemIndex: number,
): Result<number> {
	const { min, max, displayName } = field;
	const count = Number(context.getNodeParameter(field.name, itemIndex));
	if (Number.isInteger(count) && count >= min && count <= max) return ok(count);
	return wrongField(
		field,
		`The value of '${displayName}' is not a whole number from ${min} to ${max}.`,
		`Etsy takes ${min} to ${max}.`,
	);
}
