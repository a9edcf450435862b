import { readJsonText } from '../../../core/domain/read-json-text';

/** A parameter of type JSON as a value; undefined where its text is no JSON, which is told later. */
export function parseJson(given: unknown): unknown {
	if (typeof given !== 'string') return given;
	const read = readJsonText(given);
	return read.ok ? read.value : undefined;
}
