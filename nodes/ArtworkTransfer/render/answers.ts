import { z } from 'zod';
import { failure } from '../../../core/domain/failure';
import { readJsonText } from '../../../core/domain/read-json-text';
import { fail, ok, type Result } from '../../../core/domain/result';

/** An answer as an item carries it; the picture is still to be fetched. */
export interface LooseAnswer {
	name: string;
	text: string;
	/** Where the buyer's picture is. */
	url?: string;
}

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const file = z.object({ url: z.string() });

const asList = z.array(
	z.union([
		z
			.object({ question: z.string(), answer: text, file: file.optional() })
			.transform(({ question, answer, file: sent }) => answerOf(question, answer, sent?.url)),
		z
			.object({ name: z.string(), value: text })
			.transform(({ name, value }) => answerOf(name, value)),
	]),
);

const asObject = z
	.record(text.nullish())
	.transform((fields) =>
		Object.entries(fields).map(([name, value]) => answerOf(name, value ?? '')),
	);

function answerOf(name: string, answer: string, url?: string): LooseAnswer {
	const address = url ?? (/^https?:\/\/\S+$/i.test(answer.trim()) ? answer.trim() : undefined);
	return { name, text: answer, ...(address === undefined ? {} : { url: address }) };
}

function parsed(value: unknown): unknown {
	if (typeof value !== 'string') return value ?? [];
	if (value.trim() === '') return [];
	const read = readJsonText(value);
	// What is no JSON is told below as what it is: no list of answers.
	return read.ok ? read.value : null;
}

/**
 * Reads answers: `personalization` or `options` of an order line, or an object of field and answer.
 * @param parameter the display name of the parameter, for the message
 */
export function readAnswers(value: unknown, parameter: string): Result<LooseAnswer[]> {
	const read = z.union([asList, asObject]).safeParse(parsed(value));
	if (read.success) return ok(read.data);
	return fail(
		failure({
			category: 'validation',
			provider: 'pack',
			operation: 'artwork:render',
			message: `'${parameter}' holds no answers`,
			hint: 'Give the personalization of an order line, or an object such as { "Name": "Anna" }.',
			fields: [parameter],
		}),
	);
}
