import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse as parseYaml } from 'yaml';

import { OpenApiDocument } from './document';
import type { SpecException } from './exception-book';
import { ExceptionBook } from './exception-book';
import { checkRequest } from './request-check';
import { checkResponse } from './response-check';
import { Routes } from './routes';
import type { JsonObject, Operation, RequestFacts, ResponseFacts, Violation } from './types';
import { isObject } from './types';

export type { Operation, RequestFacts, ResponseFacts, Violation } from './types';

/**
 * @returns the folder that holds the vendors' API documents, from the environment variable
 * `POD_SPECS_DIR`; undefined when it is not set. The documents are not ours to redistribute, so
 * they are not in the repository.
 */
export function specsDir(): string | undefined {
	return process.env.POD_SPECS_DIR || undefined;
}

/**
 * `describe` for a suite that needs the vendors' documents: without `POD_SPECS_DIR` the suite is
 * reported as skipped, with what to do in its title. By that title `scripts/test.mjs` knows these
 * from other skipped tests, which fail in CI.
 */
export function describeContract(title: string, suite: () => void): void {
	if (specsDir() !== undefined) {
		describe(title, suite);
		return;
	}
	describe.skip(`${title} (skipped: set POD_SPECS_DIR to the folder of API documents)`, () => {
		test('needs the API documents', () => undefined);
	});
}

/**
 * Reads one of the vendors' documents.
 * @param file its name in {@link specsDir}, e.g. `etsy-openapi.json`; JSON or YAML
 * @param exceptions the named faults of that document
 * @throws Error if `POD_SPECS_DIR` is not set or the file is not an object
 */
export function loadSpec(file: string, exceptions: readonly SpecException[] = []): Spec {
	const folder = specsDir();
	if (folder === undefined) throw new Error('Set POD_SPECS_DIR to the folder of API documents');
	const text = readFileSync(join(folder, file), 'utf8');
	const root: unknown = /\.ya?ml$/.test(file) ? parseYaml(text) : JSON.parse(text);
	if (!isObject(root)) throw new Error(`${file} is not an OpenAPI document`);
	return new Spec(file, root, exceptions);
}

/** A checker of requests and responses against one OpenAPI 3.0 document. */
export class Spec {
	private readonly document: OpenApiDocument;
	private readonly routes: Routes;
	private readonly book: ExceptionBook;

	/**
	 * @param name the document's file name, which exceptions refer to
	 * @param root the parsed document
	 */
	constructor(
		readonly name: string,
		root: JsonObject,
		exceptions: readonly SpecException[] = [],
	) {
		this.document = new OpenApiDocument(root);
		this.routes = new Routes(this.document);
		this.book = new ExceptionBook(name, exceptions);
	}

	/**
	 * @param method in any case
	 * @param path a real path; a query string is ignored; exceptions that name a path apply
	 */
	findOperation(method: string, path: string): Operation | undefined {
		const bare = path.split('?')[0] ?? '';
		const readAs = this.book.readPathAs(method, bare);
		return this.routes.find(method, readAs ?? bare);
	}

	/** @returns what is wrong with a request; empty when the document allows it */
	checkRequest(request: RequestFacts): Violation[] {
		const operation = this.findOperation(request.method, request.path);
		if (!operation) return this.unknownOperation(request, 'request');
		const violations = checkRequest(this.document, operation, request);
		return this.book.remaining(operation.key, 'request', violations);
	}

	/** @returns what is wrong with a response; empty when the document allows it */
	checkResponse(response: ResponseFacts): Violation[] {
		const operation = this.findOperation(response.method, response.path);
		if (!operation) return this.unknownOperation(response, 'response');
		const readAs = this.book.readStatusAs(operation, response.status);
		const violations = checkResponse(this.document, operation, response, readAs);
		return this.book.remaining(operation.key, 'response', violations);
	}

	/**
	 * Judges a value that is no response, such as the body of a webhook.
	 * @param name a schema of the document's `components.schemas`
	 * @throws Error if the document has no such schema
	 */
	checkComponent(name: string, value: unknown): Violation[] {
		const violations = this.document.check({ $ref: `#/components/schemas/${name}` }, value, 'body');
		return this.book.remaining(`component ${name}`, 'response', violations);
	}

	/**
	 * The exceptions that were not needed since this spec was loaded. A suite that exercises the
	 * whole document ends by expecting none, so that stale exceptions do not stay.
	 */
	unusedExceptions(): SpecException[] {
		return this.book.unused();
	}

	private unknownOperation(
		{ method, path }: { method: string; path: string },
		side: 'request' | 'response',
	): Violation[] {
		const bare = path.split('?')[0] ?? '';
		const methods = this.routes.methodsOf(bare);
		const violation: Violation =
			methods.length > 0
				? { where: 'method', message: `the document has only ${methods.join(', ')} here` }
				: { where: 'path', message: `the document has no path ${bare}` };
		return this.book.remaining(`${method.toUpperCase()} ${bare}`, side, [violation]);
	}
}
