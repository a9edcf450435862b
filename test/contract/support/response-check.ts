import type { OpenApiDocument } from './document';
import type { Json, JsonObject, Operation, ResponseFacts, Violation } from './types';
import { isObject } from './types';

/**
 * Checks status and body of a response against its operation.
 * @param readAs the status of the document to read the response by, when an exception names one
 */
export function checkResponse(
	document: OpenApiDocument,
	operation: Operation,
	response: ResponseFacts,
	readAs?: string,
): Violation[] {
	const declared = declaredResponse(document, operation, readAs ?? String(response.status));
	if (!declared) {
		return [{ where: 'status', message: `the document has no status ${response.status} here` }];
	}
	const content = isObject(declared.content) ? declared.content : {};
	const hasBody = response.body !== undefined && response.body !== '' && response.body !== null;
	const kinds = Object.keys(content);
	if (kinds.length === 0) {
		return hasBody && !isEmptyJson(response.body)
			? [{ where: 'body', message: 'the document has no body here' }]
			: [];
	}
	const media = content['application/json'];
	if (!isObject(media)) {
		return [{ where: 'contentType', message: `the document has only ${kinds.join(', ')} here` }];
	}
	if (media.schema === undefined) return [];
	if (!hasBody) return [{ where: 'body', message: 'is missing' }];
	return document.check(media.schema, response.body, 'body');
}

function declaredResponse(
	document: OpenApiDocument,
	operation: Operation,
	status: string,
): JsonObject | undefined {
	const responses = operation.definition.responses;
	if (!isObject(responses)) return undefined;
	const entry: Json | undefined =
		responses[status] ?? responses[`${status[0]}XX`] ?? responses.default;
	const found = document.follow(entry);
	return isObject(found) ? found : undefined;
}

/** `{}` and `[]` carry nothing; documents that say "no body" often mean them. */
function isEmptyJson(body: unknown): boolean {
	return typeof body === 'object' && body !== null && Object.keys(body).length === 0;
}
