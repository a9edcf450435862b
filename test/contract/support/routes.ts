import type { OpenApiDocument } from './document';
import type { Json, JsonObject, Operation, Parameter } from './types';
import { isObject } from './types';

const METHODS = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'];

interface Route {
	template: string;
	pattern: RegExp;
	names: string[];
	item: JsonObject;
}

/** The paths of a document, ready to be matched against real ones. */
export class Routes {
	private readonly routes: Route[];

	constructor(private readonly document: OpenApiDocument) {
		const paths = isObject(document.root.paths) ? document.root.paths : {};
		this.routes = Object.entries(paths)
			.flatMap(([template, item]) => (isObject(item) ? [compile(template, item)] : []))
			// A literal segment wins over a parameter: fewer parameters first.
			.sort((a, b) => a.names.length - b.names.length);
	}

	/** @returns the methods the document has for a path; empty if it has not got the path. */
	methodsOf(path: string): string[] {
		const here = this.routes.filter((route) => route.pattern.test(path));
		return here.flatMap((route) => METHODS.filter((method) => method in route.item));
	}

	/**
	 * @param method an HTTP method in any case
	 * @param path a real path, without a query string
	 */
	find(method: string, path: string): Operation | undefined {
		const verb = method.toLowerCase();
		for (const route of this.routes) {
			const match = route.pattern.exec(path);
			const definition = route.item[verb];
			if (!match || !isObject(definition)) continue;
			const values = route.names.map((name, at): [string, string] => [
				name,
				decodeURIComponent(match[at + 1] ?? ''),
			]);
			return {
				key: `${verb.toUpperCase()} ${route.template}`,
				method: verb,
				template: route.template,
				pathParams: Object.fromEntries(values),
				definition,
				parameters: this.parametersOf(route.item, definition),
			};
		}
		return undefined;
	}

	private parametersOf(item: JsonObject, definition: JsonObject): Parameter[] {
		const found = new Map<string, Parameter>();
		for (const list of [item.parameters, definition.parameters]) {
			for (const entry of Array.isArray(list) ? list : []) {
				const parameter = readParameter(this.document.follow(entry));
				if (parameter) found.set(`${parameter.in} ${parameter.name}`, parameter);
			}
		}
		return [...found.values()];
	}
}

/**
 * Compiles a path template to a pattern that matches a whole path.
 * @param template `/v1/shops/{shop_id}/orders.json`
 */
export function templatePattern(template: string): { pattern: RegExp; names: string[] } {
	const names: string[] = [];
	const source = template
		.split(/(\{[^}]+\})/)
		.map((part) => {
			if (!part.startsWith('{')) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
			names.push(part.slice(1, -1));
			return '([^/]+?)';
		})
		.join('');
	return { pattern: new RegExp(`^${source}$`), names };
}

function compile(template: string, item: JsonObject): Route {
	return { template, item, ...templatePattern(template) };
}

function readParameter(entry: Json | undefined): Parameter | undefined {
	if (!isObject(entry) || typeof entry.name !== 'string' || typeof entry.in !== 'string') {
		return undefined;
	}
	return {
		name: entry.name,
		in: entry.in,
		required: entry.required === true,
		schema: entry.schema,
	};
}
