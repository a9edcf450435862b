import { readFile } from 'node:fs/promises';

import Ajv, { type ErrorObject } from 'ajv';
import addFormats from 'ajv-formats';

import { InputError, type InputProblem } from '../core/input-error';
import { providerSchemas } from './provider-schemas';
import { findBrokenReferences } from './references';
import schema from './schema.json';
import type { Scenario } from './types';

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
addFormats(ajv);
// A provider's section has a schema of its own, named by its file; schema.json refers to it.
ajv.addSchema(providerSchemas);
const validate = ajv.compile<Scenario>(schema);

/**
 * Checks a scenario document by the schema and by what its ids refer to.
 * @param document anything; a parsed JSON document is expected.
 * @returns the same document, typed.
 * @throws InputError with the path of every problem.
 */
export function parseScenario(document: unknown): Scenario {
	if (!validate(document)) {
		throw new InputError((validate.errors ?? []).map(describe));
	}
	const problems = findBrokenReferences(document);
	if (problems.length > 0) throw new InputError(problems);
	return document;
}

/**
 * Reads and checks a scenario file.
 * @throws InputError when it is not JSON or not a scenario; Node's error when it cannot be read.
 */
export async function loadScenarioFile(path: string): Promise<Scenario> {
	const text = await readFile(path, 'utf8');
	let document: unknown;
	try {
		document = JSON.parse(text);
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new InputError([{ path: '', message: `${path} is not JSON: ${reason}` }]);
	}
	return parseScenario(document);
}

function describe(error: ErrorObject): InputProblem {
	const params: Record<string, unknown> = error.params;
	const extra = params.additionalProperty ?? params.allowedValues;
	const detail = extra === undefined ? '' : ` (${[extra].flat().join(', ')})`;
	return { path: error.instancePath, message: `${error.message ?? 'is not valid'}${detail}` };
}
