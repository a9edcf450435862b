import type { INodeProperties } from 'n8n-workflow';
import { failure } from '../../../../core/domain/failure';
import {
	QUESTION_TYPES,
	type QuestionPatch,
	type QuestionType,
} from '../../../../core/domain/personalization/types';
import { fail, ok, type Result } from '../../../../core/domain/result';

/** Stays as it is; for a new question a text. */
const KEEP = 'keep';

const TEXT = ['text_input', KEEP];
const WITH_CHOICES = ['dropdown', 'labeled_upload', KEEP];
const WITH_INSTRUCTIONS = [...TEXT, 'labeled_upload', 'unlabeled_upload'];

/** The parameter Questions: one row a question. What is left empty stays as it is. */
export const questionsProperty: INodeProperties = {
	displayName: 'Questions',
	name: 'questions',
	type: 'fixedCollection',
	placeholder: 'Add Question',
	typeOptions: { multipleValues: true, sortable: true },
	default: {},
	description:
		'What buyers are asked, at most 5 questions of which one may ask for files. A field that is left empty stays as it is.',
	options: [
		{
			displayName: 'Question',
			name: 'question',
			values: [
				{
					displayName: 'Add-On Price',
					name: 'addOnPrice',
					type: 'string',
					displayOptions: { show: { type: TEXT } },
					default: '',
					placeholder: 'e.g. 2.50',
					description:
						'What an answer costs on top, in the currency of the shop, for text questions that need no answer. 0 removes the price.',
				},
				{
					displayName: 'Answer Required',
					name: 'required',
					type: 'options',
					options: [
						{ name: 'As It Is', value: KEEP, description: 'For a new question: no' },
						{ name: 'No', value: 'no', description: 'Buyers may leave it empty' },
						{ name: 'Yes', value: 'yes', description: 'Buyers must answer' },
					],
					default: KEEP,
					description: 'Whether buyers must answer',
				},
				{
					displayName: 'Choices',
					name: 'options',
					type: 'string',
					displayOptions: { show: { type: WITH_CHOICES } },
					typeOptions: { rows: 4 },
					default: '',
					description:
						'One a line. For a list of choices 1 to 30 of at most 20 characters; for files with labels 2 to 10 labels of at most 45 characters.',
				},
				{
					displayName: 'Instructions',
					name: 'instructions',
					type: 'string',
					displayOptions: { show: { type: WITH_INSTRUCTIONS } },
					default: '',
					placeholder: 'e.g. Up to three letters',
					description: 'What buyers read below the question, at most 120 characters',
				},
				{
					displayName: 'Kind',
					name: 'type',
					type: 'options',
					options: [
						{ name: 'As It Is', value: KEEP, description: 'For a new question: text' },
						{ name: 'File', value: 'unlabeled_upload', description: 'Buyers upload files' },
						{
							name: 'Files With Labels',
							value: 'labeled_upload',
							description: 'Buyers upload one file for each label',
						},
						{ name: 'List of Choices', value: 'dropdown', description: 'Buyers choose one' },
						{ name: 'Text', value: 'text_input', description: 'Buyers write something' },
					],
					default: KEEP,
					description: 'How buyers answer',
				},
				{
					displayName: 'Longest Answer',
					name: 'maxCharacters',
					type: 'number',
					displayOptions: { show: { type: TEXT } },
					typeOptions: { minValue: 0, maxValue: 1024 },
					default: 0,
					description: 'In characters, 1 to 1024. 0 leaves it as it is; for a new question: 256.',
				},
				{
					displayName: 'Most Files',
					name: 'maxFiles',
					type: 'number',
					displayOptions: { show: { type: ['unlabeled_upload', KEEP] } },
					typeOptions: { minValue: 0, maxValue: 10 },
					default: 0,
					description: 'How many files, 1 to 10. 0 leaves it as it is; for a new question: 1.',
				},
				{
					displayName: 'Question ID',
					name: 'questionId',
					type: 'string',
					default: '',
					placeholder: 'e.g. 1234567890',
					description:
						'Only needed to change the text of a question: the number that Get returns. Left empty, the question of the same text is meant, or a new one.',
				},
				{
					displayName: 'Text',
					name: 'text',
					type: 'string',
					default: '',
					placeholder: 'e.g. Name on the mug',
					description: 'What buyers are asked, at most 45 characters',
				},
			],
		},
	],
};

type Row = Record<string, unknown>;

function text(row: Row, name: string): string {
	const value = row[name];
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function number(row: Row, name: string): number | undefined {
	const value = Number(row[name] ?? 0);
	return Number.isFinite(value) && value !== 0 ? value : undefined;
}

function choices(row: Row): Array<{ label: string }> | undefined {
	const value = row.options;
	const lines = Array.isArray(value) ? value.map(String) : text(row, 'options').split(/\r?\n/);
	const labels = lines.map((line) => line.trim()).filter((line) => line !== '');
	return labels.length === 0 ? undefined : labels.map((label) => ({ label }));
}

function typeOf(row: Row): QuestionType | undefined {
	return QUESTION_TYPES.find((type) => type === row.type);
}

/** One row as it was filled in; what is empty is left out. */
function toPatch(row: Row): QuestionPatch {
	const required = row.required === 'yes' || row.required === true;
	return Object.fromEntries(
		Object.entries({
			questionId: text(row, 'questionId') || undefined,
			text: text(row, 'text') || undefined,
			type: typeOf(row),
			required: [KEEP, undefined, ''].includes(row.required as string) ? undefined : required,
			instructions: text(row, 'instructions') || undefined,
			maxCharacters: number(row, 'maxCharacters'),
			maxFiles: number(row, 'maxFiles'),
			options: choices(row),
			addOnPrice: text(row, 'addOnPrice') || undefined,
		}).filter(([, value]) => value !== undefined),
	);
}

function refuse(message: string, hint: string): Result<never> {
	return fail(
		failure({
			category: 'validation',
			provider: 'pack',
			operation: 'personalization:set',
			message,
			hint,
			fields: ['questions'],
		}),
	);
}

/**
 * Reads the rows of the parameter Questions.
 * @returns a `validation` failure without any row, and for a row that names no question
 */
export function readQuestions(rows: unknown): Result<QuestionPatch[]> {
	const list = (Array.isArray(rows) ? rows : []) as Row[];
	if (list.length === 0) {
		return refuse("The field 'Questions' is empty.", "Add a question, or choose 'Remove'.");
	}
	const patches = list.map(toPatch);
	const nameless = patches.findIndex((patch) => patch.text === undefined && !patch.questionId);
	if (nameless < 0) return ok(patches);
	return refuse(
		`Question ${nameless + 1} has no text.`,
		"Enter what buyers are asked, or the 'Question ID' of the one that is meant.",
	);
}
