import type { Json, JsonObject, Violation } from './types';
import { isObject } from './types';

type Follow = (part: Json | undefined) => Json | undefined;

/**
 * Finds properties of a value that no part of its schema declares. OpenAPI allows them, so a schema
 * validator says nothing; but a field that the vendor's document does not know is, in a contract
 * test, a misspelt one or one that needs a named exception.
 *
 * An object schema that declares nothing, or has `additionalProperties`, takes anything.
 *
 * @param schema the schema as it stands in the document
 * @param value the value to look through, in all its depth
 * @param where the place the value has in messages
 * @param follow resolves local references
 */
export function undeclaredProperties(
	schema: Json,
	value: unknown,
	where: string,
	follow: Follow,
): Violation[] {
	return look(parts([schema], follow), value, where, follow);
}

function look(schemas: JsonObject[], value: unknown, where: string, follow: Follow): Violation[] {
	if (Array.isArray(value)) {
		const items = parts(
			schemas.flatMap((schema) => (schema.items === undefined ? [] : [schema.items])),
			follow,
		);
		return value.flatMap((item, index) => look(items, item, `${where}[${index}]`, follow));
	}
	if (typeof value !== 'object' || value === null) return [];

	const declaring = schemas.filter((schema) => isObject(schema.properties));
	const open = schemas.some(
		(schema) => schema.additionalProperties !== undefined && schema.additionalProperties !== false,
	);
	return Object.entries(value).flatMap(([name, inner]) => {
		const place = `${where}.${name}`;
		const own = declaring.flatMap((schema) => {
			const found = isObject(schema.properties) ? schema.properties[name] : undefined;
			return found === undefined ? [] : [found];
		});
		if (own.length > 0) return look(parts(own, follow), inner, place, follow);
		if (open || declaring.length === 0) return [];
		return [{ where: place, message: 'is not declared in the document' }];
	});
}

/** All schemas that have a say: the given ones and what they are composed of. */
function parts(schemas: Json[], follow: Follow): JsonObject[] {
	const found = new Set<JsonObject>();
	const queue = [...schemas];
	for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
		const schema = follow(next);
		if (!isObject(schema) || found.has(schema)) continue;
		found.add(schema);
		for (const key of ['allOf', 'oneOf', 'anyOf']) {
			const members = schema[key];
			if (Array.isArray(members)) queue.push(...members);
		}
	}
	return [...found];
}
