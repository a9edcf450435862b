import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { OpenApiDocument } from './document';
import { loadSpec, specsDir } from './openapi';
import type { Json, JsonObject } from './types';
import { isObject } from './types';

/**
 * The example bodies that a document gives for an operation's answer 200.
 * @param file the document's name in `POD_SPECS_DIR`
 * @param path a real path, such as `/v1/shops/1/orders.json`
 * @throws Error if the document has no such operation or no example for it
 */
export function responseExamples(file: string, method: string, path: string): Json[] {
	const root = JSON.parse(readFileSync(join(specsDir() ?? '', file), 'utf8')) as JsonObject;
	const document = new OpenApiDocument(root);
	const step = (from: Json | undefined, key: string): Json | undefined => {
		const target = document.follow(from);
		return isObject(target) ? target[key] : undefined;
	};
	const { responses } = loadSpec(file).findOperation(method, path)?.definition ?? {};
	const media = step(step(step(responses, '200'), 'content'), 'application/json');
	const examples = document.follow(step(media, 'examples'));
	const values = Object.values(isObject(examples) ? examples : {}).map((one) => step(one, 'value'));
	const found = values.filter((value) => value !== undefined);
	if (found.length === 0) throw new Error(`${file} has no example for ${method} ${path}`);
	return found;
}
