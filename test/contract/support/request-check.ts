import { coerceForm, coerceTexts, readPairs } from './coerce';
import type { OpenApiDocument } from './document';
import { checkSecurity } from './security-check';
import type { Json, Operation, Parameter, QueryInput, RequestFacts, Violation } from './types';
import { isObject } from './types';

const FORMS = ['application/x-www-form-urlencoded', 'multipart/form-data'];

/** Checks parameters, headers, security and body of a request against its operation. */
export function checkRequest(
	document: OpenApiDocument,
	operation: Operation,
	request: RequestFacts,
): Violation[] {
	const headers = request.headers && lowerCased(request.headers);
	return [
		...checkPath(document, operation),
		...checkQuery(document, operation, request),
		...(headers ? checkHeaders(document, operation, headers) : []),
		...(headers ? checkSecurity(document, operation, headers) : []),
		...checkBody(document, operation, request, headers),
	];
}

function checkPath(document: OpenApiDocument, operation: Operation): Violation[] {
	return inPlace(operation, 'path').flatMap((parameter) => {
		const text = operation.pathParams[parameter.name];
		return text === undefined ? [] : checkTexts(document, parameter, [text], 'path');
	});
}

function checkQuery(
	document: OpenApiDocument,
	operation: Operation,
	request: RequestFacts,
): Violation[] {
	const sent = readPairs(request.path.split('?')[1]);
	for (const [name, texts] of readPairs(request.query)) {
		sent.set(name, [...(sent.get(name) ?? []), ...texts]);
	}
	const known = inPlace(operation, 'query');
	const unknown = [...sent.keys()]
		.filter((name) => !known.some((parameter) => parameter.name === name))
		.map((name) => ({ where: `query.${name}`, message: 'is not declared in the document' }));
	const wrong = known.flatMap((parameter) => {
		const texts = sent.get(parameter.name);
		if (texts) return checkTexts(document, parameter, texts, 'query');
		return missing(parameter, 'query');
	});
	return [...unknown, ...wrong];
}

function checkHeaders(
	document: OpenApiDocument,
	operation: Operation,
	headers: Record<string, string>,
): Violation[] {
	return inPlace(operation, 'header').flatMap((parameter) => {
		const text = headers[parameter.name.toLowerCase()];
		if (text === undefined) return missing(parameter, 'headers');
		return checkTexts(document, parameter, [text], 'headers');
	});
}

function checkBody(
	document: OpenApiDocument,
	operation: Operation,
	request: RequestFacts,
	headers: Record<string, string> | undefined,
): Violation[] {
	const declared = document.follow(operation.definition.requestBody);
	const hasBody = request.body !== undefined && request.body !== '' && request.body !== null;
	if (!isObject(declared)) {
		return hasBody ? [{ where: 'body', message: 'the document has no body here' }] : [];
	}
	if (!hasBody) {
		return declared.required === true ? [{ where: 'body', message: 'is missing' }] : [];
	}
	const content = isObject(declared.content) ? declared.content : {};
	const type = bareType(request.contentType ?? headers?.['content-type'] ?? '');
	const media = content[type];
	if (!isObject(media)) {
		const accepted = Object.keys(content).join(', ');
		return [{ where: 'contentType', message: `"${type}" is not one of: ${accepted}` }];
	}
	if (media.schema === undefined) return [];
	const value = FORMS.includes(type)
		? readForm(document, request.body, media.schema)
		: request.body;
	return document.check(media.schema, value, 'body', 'request');
}

function readForm(document: OpenApiDocument, body: unknown, schema: Json): unknown {
	if (!isFormInput(body)) return body;
	return coerceForm(readPairs(body), schema, (part) => document.follow(part));
}

function isFormInput(body: unknown): body is QueryInput {
	return typeof body === 'string' || body instanceof URLSearchParams || isObject(body);
}

function checkTexts(
	document: OpenApiDocument,
	parameter: Parameter,
	texts: string[],
	place: string,
): Violation[] {
	if (parameter.schema === undefined) return [];
	const value = coerceTexts(texts, parameter.schema, (part) => document.follow(part));
	return document.check(parameter.schema, value, `${place}.${parameter.name}`);
}

function missing(parameter: Parameter, place: string): Violation[] {
	if (!parameter.required) return [];
	return [{ where: `${place}.${parameter.name}`, message: 'is missing' }];
}

function inPlace(operation: Operation, place: string): Parameter[] {
	return operation.parameters.filter((parameter) => parameter.in === place);
}

/** `Application/JSON; charset=utf-8` becomes `application/json`. */
export function bareType(contentType: string): string {
	return (contentType.split(';')[0] ?? '').trim().toLowerCase();
}

function lowerCased(headers: NonNullable<RequestFacts['headers']>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers).flatMap(
			([name, value]): Array<[string, string]> =>
				value === undefined ? [] : [[name.toLowerCase(), value]],
		),
	);
}
