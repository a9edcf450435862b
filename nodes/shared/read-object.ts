import { failure } from '../../core/domain/failure';
import { readJsonText } from '../../core/domain/read-json-text';
import { fail, ok, type Result } from '../../core/domain/result';

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	if (value.trim() === '') return {};
	const read = readJsonText(value);
	// What is no JSON is no object either, which is told below.
	return read.ok ? read.value : undefined;
}

/**
 * Reads a parameter of type JSON, which n8n gives as text or, from an expression, as an object.
 * @param displayName what the editor calls the parameter
 * @returns a `validation` failure that names the parameter when it is no object
 */
export function readObject(
	value: unknown,
	name: string,
	displayName: string,
): Result<Record<string, unknown>> {
	const object = parsed(value);
	if (isObject(object)) return ok(object);
	return fail(
		failure({
			category: 'validation',
			provider: 'pack',
			operation: 'parameter',
			message: `The field '${displayName}' is not a JSON object.`,
			hint: 'Enter an object such as { "name": "value" }.',
			fields: [name],
		}),
	);
}
