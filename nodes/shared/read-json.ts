import type { z } from 'zod';
import { failure } from '../../core/domain/failure';
import { readJsonText } from '../../core/domain/read-json-text';
import { fail, ok, type Result } from '../../core/domain/result';

/** A parameter of type JSON: what the editor calls it and its internal name. */
export interface JsonField {
	name: string;
	displayName: string;
}

/** Turns the text of a parameter into a value; what is no text is one already. */
export function parseJson(value: unknown, { name, displayName }: JsonField): Result<unknown> {
	if (typeof value !== 'string') return ok(value);
	const read = readJsonText(value);
	if (read.ok) return read;
	return fail(refusal(`The field '${displayName}' is not valid JSON.`, [name]));
}

/**
 * Reads a parameter of type JSON by a schema.
 * @returns a `validation` failure that names each wrong field by its path, never its content
 */
export function readJson<T>(
	schema: z.ZodType<T, z.ZodTypeDef, unknown>,
	value: unknown,
	field: JsonField,
): Result<T> {
	const json = parseJson(value, field);
	if (!json.ok) return json;
	const read = schema.safeParse(json.value);
	if (read.success) return ok(read.data);
	const wrong = new Map(
		read.error.issues.map((issue) => [pathOf(field.name, issue.path), whatIsWrong(issue)]),
	);
	const list = [...wrong].map(([path, text]) => `'${path}' ${text}`).join(', ');
	return fail(
		refusal(`The field '${field.displayName}' cannot be used: ${list}.`, [...wrong.keys()]),
	);
}

/** Says whether something is missing or wrong, without its content. */
export function whatIsWrong(issue: z.ZodIssue): string {
	const isMissing = issue.code === 'invalid_type' && ['undefined', 'null'].includes(issue.received);
	return isMissing ? 'is missing' : 'is not usable';
}

function pathOf(name: string, path: ReadonlyArray<string | number>): string {
	return path.reduce<string>(
		(text, part) => (typeof part === 'number' ? `${text}[${part}]` : `${text}.${part}`),
		name,
	);
}

function refusal(message: string, fields: string[]) {
	return failure({
		category: 'validation',
		provider: 'pack',
		operation: 'parameter',
		message,
		hint: 'Correct the fields named here, or map the output of an earlier step.',
		fields,
	});
}
