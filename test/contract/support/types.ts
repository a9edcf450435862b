/** A JSON value as it was parsed from a document or a body. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
	[key: string]: Json;
}

/** One thing a request or a response has against the document. */
export interface Violation {
	/** A dotted place: `query.limit`, `headers.x-api-key`, `body.line_items[0].sku`, `status`. */
	where: string;
	message: string;
}

/** A request as it goes over the wire, before any decoding by a server. */
export interface RequestFacts {
	method: string;
	/** The path on the host; a query string in it is read as part of `query`. */
	path: string;
	query?: QueryInput;
	/** Left out: required and security headers are not looked at. Names in any case. */
	headers?: Record<string, string | undefined>;
	/** Left out: taken from `headers`; parameters such as the charset are ignored. */
	contentType?: string;
	/** A parsed JSON value, a form as an object, or a form as its encoded string. */
	body?: unknown;
}

/** A response as it came over the wire, with the request line it answers. */
export interface ResponseFacts {
	method: string;
	path: string;
	status: number;
	/** The parsed JSON value; `undefined` or `''` for no body. */
	body?: unknown;
}

export type QueryInput =
	| string
	| URLSearchParams
	| Record<string, string | number | boolean | ReadonlyArray<string | number> | undefined>;

/** One operation of the document, found by method and path. */
export interface Operation {
	/** `GET /v1/shops/{shop_id}/orders.json`: what exceptions and messages call it. */
	key: string;
	method: string;
	template: string;
	/** The values of the template's parameters, decoded. */
	pathParams: Record<string, string>;
	/** The operation object of the document, with `$ref`s in it. */
	definition: JsonObject;
	/** Path-level and operation-level parameters, references followed. */
	parameters: Parameter[];
}

export interface Parameter {
	name: string;
	in: string;
	required: boolean;
	schema: Json | undefined;
}

/** @returns whether the value is a plain JSON object (not null, not an array). */
export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
