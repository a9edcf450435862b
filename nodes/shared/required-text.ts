import type { IExecuteFunctions } from 'n8n-workflow';
import { failure } from '../../core/domain/failure';
import { fail, ok, type Result } from '../../core/domain/result';

/** A parameter as text, out of a list or typed in; empty when nothing stands there. */
export function chosenText(context: IExecuteFunctions, name: string, itemIndex: number): string {
	const value: unknown = context.getNodeParameter(name, itemIndex, '', { extractValue: true });
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/**
 * A parameter that must hold something.
 * @returns a `validation` failure that names the field by what the editor calls it
 */
export function requiredText(
	context: IExecuteFunctions,
	name: string,
	displayName: string,
	itemIndex: number,
): Result<string> {
	const text = chosenText(context, name, itemIndex);
	if (text !== '') return ok(text);
	return fail(
		failure({
			category: 'validation',
			provider: 'pack',
			operation: 'parameter',
			message: `The field '${displayName}' is empty.`,
			hint: `Fill in '${displayName}', or map a field of the incoming item to it.`,
			fields: [name],
		}),
	);
}
