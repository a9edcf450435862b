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
 * @returns a new schema; the input is not changed
 */
export function toJsonSchema(schema: Json): JsonObject | boolean {
	if (typeof schema === 'boolean') return schema;
	if (!isObject(schema)) return {};
	const ref = schema.$ref;
	// Beside a $ref all other keywords are to be ignored (OpenAPI 3.0.3, "Reference Object").
	if (typeof ref === 'string') return { $ref: ref.replace(/^#/, `${DOCUMENT_ID}#`) };

	const converted: JsonObject = {};
	for (const [key, value] of Object.entries(schema)) {
		if (NOT_FOR_VALIDATION.has(key) || key === 'nullable') continue;
		converted[key] = convertKeyword(key, value);
	}
	applyExclusive(converted, 'minimum', 'exclusiveMinimum');
	applyExclusive(converted, 'maximum', 'exclusiveMaximum');
	return schema.nullable === true ? allowNull(converted) : converted;
}

function convertKeyword(key: string, value: Json): Json {
	if (MAPS_OF_SCHEMAS.has(key) && isObject(value)) {
		return Object.fromEntries(
			Object.entries(value).map(([name, inner]) => [name, toJsonSchema(inner)]),
		);
	}
	if (LISTS_OF_SCHEMAS.has(key) && Array.isArray(value)) return value.map(toJsonSchema);
	if (SINGLE_SCHEMAS.has(key)) return toJsonSchema(value);
	return value;
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
