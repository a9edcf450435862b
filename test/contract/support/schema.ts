import type { Side } from './exception-book';
import type { Json, JsonObject } from './types';
import { isObject } from './types';

/** The id under which the converted components are known to the schema compiler. */
export const DOCUMENT_ID = 'openapi';

const NOT_FOR_VALIDATION = new Set([
	'example',
	'examples',
	'discriminator',
	'xml',
	'externalDocs',
	'deprecated',
	'default',
]);

const MAPS_OF_SCHEMAS = new Set(['properties', 'patternProperties']);
const LISTS_OF_SCHEMAS = new Set(['allOf', 'oneOf', 'anyOf']);
const SINGLE_SCHEMAS = new Set(['items', 'not', 'additionalProperties']);

/**
 * Turns an OpenAPI 3.0 schema into a JSON Schema (draft 7) that Ajv can compile: `nullable` becomes
 * a type, boolean `exclusiveMinimum` becomes the number, local references point into
 * {@link DOCUMENT_ID}, and what only documents is dropped.
 *
 * Rules: OpenAPI Specification 3.0.3, "Schema Object".
 *
 * @param schema a schema object of the document
 * @param side of a request, a property that is only read is not required
 * @returns a new schema; the input is not changed
 */
export function toJsonSchema(schema: Json, side: Side = 'response'): JsonObject | boolean {
	if (typeof schema === 'boolean') return schema;
	if (!isObject(schema)) return {};
	const ref = schema.$ref;
	// Beside a $ref all other keywords are to be ignored (OpenAPI 3.0.3, "Reference Object").
	if (typeof ref === 'string') return { $ref: ref.replace(/^#/, `${DOCUMENT_ID}#`) };

	const converted: JsonObject = {};
	for (const [key, value] of Object.entries(schema)) {
		if (NOT_FOR_VALIDATION.has(key) || key === 'nullable') continue;
		converted[key] = convertKeyword(key, value, side);
	}
	if (side === 'request') dropReadOnly(converted, schema.properties);
	applyExclusive(converted, 'minimum', 'exclusiveMinimum');
	applyExclusive(converted, 'maximum', 'exclusiveMaximum');
	return schema.nullable === true ? allowNull(converted) : converted;
}

function convertKeyword(key: string, value: Json, side: Side): Json {
	if (MAPS_OF_SCHEMAS.has(key) && isObject(value)) {
		return Object.fromEntries(
			Object.entries(value).map(([name, inner]) => [name, toJsonSchema(inner, side)]),
		);
	}
	if (LISTS_OF_SCHEMAS.has(key) && Array.isArray(value))
		return value.map((one) => toJsonSchema(one, side));
	if (SINGLE_SCHEMAS.has(key)) return toJsonSchema(value, side);
	return value;
}

function dropReadOnly(schema: JsonObject, properties: Json | undefined): void {
	if (!Array.isArray(schema.required) || !isObject(properties)) return;
	schema.required = schema.required.filter((name) => {
		const property = typeof name === 'string' ? properties[name] : undefined;
		return !(isObject(property) && property.readOnly === true);
	});
}

function applyExclusive(
	schema: JsonObject,
	bound: 'minimum' | 'maximum',
	exclusive: 'exclusiveMinimum' | 'exclusiveMaximum',
): void {
	if (typeof schema[exclusive] !== 'boolean') return;
	const isExclusive = schema[exclusive];
	delete schema[exclusive];
	const limit = schema[bound];
	if (isExclusive && limit !== undefined) {
		schema[exclusive] = limit;
		delete schema[bound];
	}
}

function allowNull(schema: JsonObject): JsonObject {
	if (typeof schema.type !== 'string') return { anyOf: [{ type: 'null' }, schema] };
	const withNull: JsonObject = { ...schema, type: [schema.type, 'null'] };
	if (Array.isArray(schema.enum) && !schema.enum.includes(null)) {
		withNull.enum = [...schema.enum, null];
	}
	return withNull;
}
