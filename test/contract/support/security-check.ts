import type { OpenApiDocument } from './document';
import type { Json, Operation, Violation } from './types';
import { isObject } from './types';

/**
 * Checks that the credentials that an operation asks for are in the headers; not whether they are
 * valid. Of several alternatives the one that lacks least is reported.
 * @param headers names in lower case
 */
export function checkSecurity(
	document: OpenApiDocument,
	operation: Operation,
	headers: Record<string, string>,
): Violation[] {
	const alternatives = operation.definition.security ?? document.root.security;
	if (!Array.isArray(alternatives) || alternatives.length === 0) return [];
	const lacks = alternatives.map((alternative) =>
		Object.keys(isObject(alternative) ? alternative : {}).flatMap((name) =>
			checkScheme(schemeOf(document, name), headers),
		),
	);
	return lacks.reduce((least, next) => (next.length < least.length ? next : least));
}

function schemeOf(document: OpenApiDocument, name: string): Json | undefined {
	const components = document.root.components;
	const schemes = isObject(components) ? components.securitySchemes : undefined;
	return document.follow(isObject(schemes) ? schemes[name] : undefined);
}

function checkScheme(scheme: Json | undefined, headers: Record<string, string>): Violation[] {
	if (!isObject(scheme)) return [];
	if (scheme.type === 'apiKey' && scheme.in === 'header' && typeof scheme.name === 'string') {
		const present = headers[scheme.name.toLowerCase()];
		return present ? [] : [{ where: `headers.${scheme.name}`, message: 'is missing' }];
	}
	const bearer = scheme.type === 'oauth2' || (scheme.type === 'http' && scheme.scheme === 'bearer');
	if (bearer && !/^Bearer \S+$/.test(headers.authorization ?? '')) {
		return [{ where: 'headers.authorization', message: 'is not a Bearer token' }];
	}
	return [];
}
