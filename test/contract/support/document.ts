import Ajv from 'ajv';
import type { ErrorObject, ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

import type { Side } from './exception-book';
import { DOCUMENT_ID, toJsonSchema } from './schema';
import type { Json, JsonObject, Violation } from './types';
import { isObject } from './types';
import { undeclaredProperties } from './undeclared';

/** An OpenAPI 3.0 document with its schemas ready to judge values. */
export class OpenApiDocument {
	private readonly validators: Record<Side, Validators>;

	/** @param root the parsed document; its references must all be local (`#/...`) */
	constructor(readonly root: JsonObject) {
		const components = isObject(root.components) ? root.components : {};
		const schemas = isObject(components.schemas) ? components.schemas : {};
		this.validators = {
			request: new Validators(schemas, 'request'),
			response: new Validators(schemas, 'response'),
		};
	}

	/**
	 * Follows a local reference, however many steps it takes.
	 * @param value any part of the document
	 * @returns the part itself, or what its `$ref` names
	 * @throws Error if the reference leads nowhere
	 */
	follow(value: Json | undefined): Json | undefined {
		let current = value;
		for (let step = 0; isObject(current) && typeof current.$ref === 'string'; step++) {
			if (step > 20) throw new Error(`The reference ${current.$ref} never ends`);
			current = this.at(current.$ref);
		}
		return current;
	}

	/**
	 * Judges a value by a schema of the document, and reports properties that it does not declare.
	 * @param schema a schema object as it stands in the document
	 * @param value the value, already coerced
	 * @param where the place the value has in the message, e.g. `body`
	 * @param side of a request, what is only read need not be there
	 */
	check(schema: Json, value: unknown, where: string, side: Side = 'response'): Violation[] {
		const validate = this.validators[side].of(schema);
		const wrong: Violation[] = [];
		if (!validate(value)) {
			for (const error of validate.errors ?? []) wrong.push(describe(error, where));
		}
		const unknown = undeclaredProperties(schema, value, where, (part) => this.follow(part));
		return [...wrong, ...unknown];
	}

	private at(reference: string): Json {
		if (!reference.startsWith('#/')) throw new Error(`Not a local reference: ${reference}`);
		let current: Json | undefined = this.root;
		for (const part of reference.slice(2).split('/')) {
			const name = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
			current = isObject(current) ? current[name] : undefined;
		}
		if (current === undefined) throw new Error(`The reference ${reference} leads nowhere`);
		return current;
	}
}

/** The schemas of one document, compiled for one side when they are first needed. */
class Validators {
	private readonly ajv = new Ajv({ strict: false, allErrors: true, logger: false });
	private readonly compiled = new Map<Json, ValidateFunction>();

	constructor(
		schemas: JsonObject,
		private readonly side: Side,
	) {
		addFormats(this.ajv);
		// The one format of Etsy's document that no validator knows.
		this.ajv.addFormat('ISO 3166-1 alpha-2', /^[A-Z]{2}$/);
		const converted = Object.fromEntries(
			Object.entries(schemas).map(([name, schema]) => [name, toJsonSchema(schema, side)]),
		);
		this.ajv.addSchema({ components: { schemas: converted } }, DOCUMENT_ID);
	}

	of(schema: Json): ValidateFunction {
		const known = this.compiled.get(schema);
		if (known) return known;
		const made = this.ajv.compile(toJsonSchema(schema, this.side));
		this.compiled.set(schema, made);
		return made;
	}
}

function describe(error: ErrorObject, where: string): Violation {
	const missing: unknown = error.keyword === 'required' ? error.params.missingProperty : undefined;
	const allowed: unknown = error.keyword === 'enum' ? error.params.allowedValues : undefined;
	const place = `${where}${dotted(error.instancePath)}`;
	if (typeof missing === 'string') return { where: `${place}.${missing}`, message: 'is missing' };
	const message = error.message ?? `fails ${error.keyword}`;
	return {
		where: place,
		message: allowed === undefined ? message : `${message}: ${JSON.stringify(allowed)}`,
	};
}

/** `/line_items/0/sku` becomes `.line_items[0].sku`. */
function dotted(instancePath: string): string {
	return instancePath
		.split('/')
		.slice(1)
		.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
		.map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`))
		.join('');
}
