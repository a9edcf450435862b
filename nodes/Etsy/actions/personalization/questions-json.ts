import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { failure } from '../../../../core/domain/failure';
import { readJsonText } from '../../../../core/domain/read-json-text';
import { fail, ok, type Result } from '../../../../core/domain/result';

/** How the questions are given. */
export const questionsAsProperty: INodeProperties = {
	displayName: 'Questions As',
	name: 'questionsAs',
	type: 'options',
	options: [
		{ name: 'Fields Below', value: 'fields' },
		{ name: 'Text or JSON', value: 'text', description: 'As they stand in a table or a sheet' },
	],
	default: 'fields',
	description: 'How the questions are given',
};

/** The questions as a cell holds them. */
export const questionsTextProperty: INodeProperties = {
	displayName: 'Questions (Text or JSON)',
	name: 'questionsText',
	type: 'string',
	typeOptions: { rows: 3 },
	displayOptions: { show: { questionsAs: ['text'] } },
	default: '',
	placeholder: 'e.g. Name on the shirt: required, max 20',
	description:
		'One question a line: its text, then after a colon "required" and "max 20" (characters) as far as they hold. Or a list in JSON of objects with text, type, required, maxCharacters, options, instructions. Left empty, nothing is changed and Etsy is not called.',
};

function refuse(message: string): Result<never> {
	return fail(
		failure({
			category: 'validation',
			provider: 'pack',
			operation: 'personalization:set',
			message,
			hint: 'Write one question a line, such as: Name on the shirt: required, max 20',
			fields: ['questionsText'],
		}),
	);
}

/** `required, max 20` behind the last colon; a colon may also belong to the question. */
function readLine(line: string): IDataObject {
	const [, text = line, rules = ''] =
		/^(.*):\s*((?:required|optional|max(?:imum)?\s*\d+)(?:\s*,\s*(?:required|optional|max(?:imum)?\s*\d+))*)$/i.exec(
			line,
		) ?? [];
	const most = /max\D*(\d+)/i.exec(rules)?.[1];
	return {
		text: text.trim(),
		type: 'text_input',
		required: /required/i.test(rules),
		...(most === undefined ? {} : { maxCharacters: Number(most) }),
	};
}

function readText(text: string): Result<unknown[]> {
	if (!/^\s*\[/.test(text)) {
		const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
		return ok(lines.map((line) => readLine(line.trim())));
	}
	const read = readJsonText(text);
	if (!read.ok) return refuse('The questions look like JSON and are not.');
	const list = read.value;
	return Array.isArray(list) ? ok(list) : refuse('The questions are not a list in JSON.');
}

/** The rows of questions, however they are given. */
export function readQuestionRows(context: IExecuteFunctions, itemIndex: number): Result<unknown> {
	if (context.getNodeParameter('questionsAs', itemIndex, 'fields') !== 'text') {
		return ok(context.getNodeParameter('questions.question', itemIndex, []));
	}
	const given: unknown = context.getNodeParameter('questionsText', itemIndex, '');
	return Array.isArray(given) ? ok(given) : readText(String(given ?? ''));
}

/** Whether an empty cell says that there is nothing to ask; an empty form is a mistake. */
export function asksNothing(context: IExecuteFunctions, itemIndex: number, rows: unknown): boolean {
	const isText = context.getNodeParameter('questionsAs', itemIndex, 'fields') === 'text';
	return isText && Array.isArray(rows) && rows.length === 0;
}
