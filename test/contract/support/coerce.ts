import type { Json, JsonObject, QueryInput } from './types';
import { isObject } from './types';

type Follow = (part: Json | undefined) => Json | undefined;

/**
 * Reads a query or a form into name and texts; `name[]` and `name[0]` are read as `name`.
 * @param input an encoded string, `URLSearchParams`, or an object of plain values
 */
export function readPairs(input: QueryInput | undefined): Map<string, string[]> {
	const pairs = new Map<string, string[]>();
	for (const [rawName, text] of listPairs(input)) {
		const name = rawName.replace(/\[\d*\]$/, '');
		pairs.set(name, [...(pairs.get(name) ?? []), text]);
	}
	return pairs;
}

function listPairs(input: QueryInput | undefined): Array<[string, string]> {
	if (input === undefined) return [];
	if (typeof input === 'string') return [...new URLSearchParams(input).entries()];
	if (input instanceof URLSearchParams) return [...input.entries()];
	return Object.entries(input).flatMap(([name, value]): Array<[string, string]> => {
		if (value === undefined) return [];
		if (typeof value === 'object') return value.map((one) => [name, String(one)]);
		return [[name, String(value)]];
	});
}

/**
 * Gives the texts of one parameter the type its schema wants, as far as they have its form; a text
 * that has not stays a text, so that the schema check reports it.
 *
 * Lists are read both ways: repeated names, and one text with commas.
 *
 * @param texts what was sent under one name, at least one
 * @param schema the parameter's schema, with references
 * @param follow resolves local references
 */
export function coerceTexts(
	texts: string[],
	schema: Json | undefined,
	follow: Follow,
): string | number | boolean | null | unknown[] {
	const target = effective(schema, follow);
	if (target.type === 'array') {
		const parts = texts.length === 1 ? (texts[0] ?? '').split(',') : texts;
		return parts
			.filter((part) => part !== '')
			.map((part) => coerceTexts([part], target.items, follow));
	}
	if (texts.length > 1) return texts;
	return coerceText(texts[0] ?? '', target);
}

function coerceText(text: string, schema: JsonObject): string | number | boolean | null {
	if (schema.type === 'integer' && /^-?\d+$/.test(text)) return Number(text);
	if (schema.type === 'number' && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
	if (schema.type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
	if (schema.nullable === true && text === '' && schema.type !== 'string') return null;
	return text;
}

/** The schema behind references and a `oneOf`/`allOf` of one member. */
function effective(schema: Json | undefined, follow: Follow): JsonObject {
	const target = follow(schema);
	if (!isObject(target)) return {};
	for (const key of ['oneOf', 'allOf', 'anyOf']) {
		const members = target[key];
		if (Array.isArray(members) && members.length === 1) return effective(members[0], follow);
	}
	return target;
}

/**
 * Coerces a form body field by field.
 * @param pairs the form as read by {@link readPairs}
 * @param schema the body's schema
 */
export function coerceForm(
	pairs: Map<string, string[]>,
	schema: Json | undefined,
	follow: Follow,
): Record<string, unknown> {
	const target = effective(schema, follow);
	const properties = isObject(target.properties) ? target.properties : {};
	return Object.fromEntries(
		[...pairs].map(([name, texts]) => [name, coerceTexts(texts, properties[name], follow)]),
	);
}
