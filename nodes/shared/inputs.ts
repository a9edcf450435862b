import type { IDataObject, IExecuteFunctions, IPairedItemData, ISourceData } from 'n8n-workflow';
import { failure } from '../../core/domain/failure';
import { fail, ok, type Result } from '../../core/domain/result';

/** An input item with where it came from. */
export interface InputItem {
	json: IDataObject;
	pairedItem: IPairedItemData;
}

/**
 * The items of an input that hold anything. A node with 'Always Output Data' gives one item
 * without any field where it found nothing: such a placeholder stands for no item.
 */
export function filledItems(context: IExecuteFunctions, input: number): InputItem[] {
	return context
		.getInputData(input)
		.map(({ json, binary }, item) => ({ json, binary, pairedItem: { item, input } }))
		.filter(({ json, binary }) => Object.keys(json).length > 0 || binary !== undefined)
		.map(({ json, pairedItem }) => ({ json, pairedItem }));
}

/** An input that takes the rows of one of the pack's tables. */
export interface TableInput {
	/** Counted from 0. */
	input: number;
	/** What the editor calls the input. */
	name: string;
	table: string;
	/** A row of the table has at least one of these columns. */
	columns: readonly string[];
}

function refuse(message: string, hint: string): Result<never> {
	return fail(
		failure({ category: 'validation', provider: 'pack', operation: 'input', message, hint }),
	);
}

/** Whether anything came in by an input; n8n throws where one asks for the items of an open one. */
function isConnected(context: IExecuteFunctions, input: number): boolean {
	const source: ISourceData | null | undefined = context.getInputSourceData(input);
	return source !== null && source !== undefined;
}

/** The items of an input that need not be connected. */
export function optionalItems(context: IExecuteFunctions, input: number): InputItem[] {
	return isConnected(context, input) ? filledItems(context, input) : [];
}

/**
 * The rows of a table that need not be connected; none where it is not.
 * @returns a `validation` failure when rows of something else came in
 */
export function optionalRows(
	context: IExecuteFunctions,
	{ input, ...table }: TableInput,
): Result<IDataObject[]> {
	const rows = optionalItems(context, input).map(({ json }) => json);
	return rowsOf(rows, table);
}

/**
 * The rows of a table; none for an empty one. A table that was not read must not pass for an empty
 * one, or orders of which it speaks would count as new.
 * @returns a `validation` failure when nothing came in at all, or rows of something else
 */
export function tableRows(
	context: IExecuteFunctions,
	{ input, name, table, columns }: TableInput,
): Result<IDataObject[]> {
	if (context.getInputData(input).length === 0) {
		return refuse(
			`Nothing came in by the input '${name}'.`,
			`Connect the rows of the table ${table} to it, and turn on 'Always Output Data' in the settings of the node that reads them, so that an empty table is not taken for one that was not read.`,
		);
	}
	return rowsOf(
		filledItems(context, input).map(({ json }) => json),
		{ name, table, columns },
	);
}

function rowsOf(
	rows: IDataObject[],
	{ name, table, columns }: Omit<TableInput, 'input'>,
): Result<IDataObject[]> {
	if (rows.length > 0 && !rows.some((row) => columns.some((column) => column in row))) {
		return refuse(
			`What came in by the input '${name}' is not the table ${table}.`,
			`Connect the rows of the table ${table} to it; they have the column ${columns.join(' or ')}.`,
		);
	}
	return ok(rows);
}
