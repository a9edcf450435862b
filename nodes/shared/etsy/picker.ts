import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { failure } from '../../../core/domain/failure';
import { fail, ok, type Result } from '../../../core/domain/result';
import { isNumber } from './shop-id';

/** What makes one picker differ from another. */
export interface PickerWords {
	displayName: string;
	name: string;
	description: string;
	/** What the list offers, such as `a section`. */
	what: string;
	/** A list method of the node. */
	searchListMethod: string;
	/** Default: a number. */
	idPlaceholder?: string;
	/** Where it may also be named: an example. Such a picker is read with `readNamedPick`. */
	namePlaceholder?: string;
}

/** A parameter that is picked from a searchable list of the shop, or given by its number. */
export function picker(words: PickerWords): INodeProperties {
	return {
		displayName: words.displayName,
		name: words.name,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		description: words.description,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: `Select ${words.what}...`,
				typeOptions: { searchListMethod: words.searchListMethod, searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: words.idPlaceholder ?? 'e.g. 1234567890',
			},
			...(words.namePlaceholder === undefined
				? []
				: [
						{
							displayName: 'By Name',
							name: 'name',
							type: 'string' as const,
							placeholder: words.namePlaceholder,
						},
					]),
		],
	};
}

/** Where a picker stands and what to call it in a failure. */
export interface PickedAt {
	/** The path of the parameter, such as `sectionId` or `additionalFields.sectionId`. */
	path: string;
	displayName: string;
	itemIndex: number;
}

/**
 * Reads what was picked.
 * @returns the id as text, nothing where the parameter is empty or not there, or a `validation`
 * failure that names the parameter where it holds anything else
 */
export function readPicked(
	context: IExecuteFunctions,
	{ path, displayName, itemIndex }: PickedAt,
): Result<string | undefined> {
	const value: unknown = context.getNodeParameter(path, itemIndex, '', { extractValue: true });
	const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	if (text === '') return ok(undefined);
	if (isNumber(text)) return ok(text);
	return fail(
		failure({
			category: 'validation',
			provider: 'pack',
			operation: 'parameter',
			message: `The value of '${displayName}' is not a number.`,
			hint: `Choose '${displayName}' from the list, or enter its number, digits only.`,
			fields: [path],
		}),
	);
}

/** As {@link readPicked}, where something must be picked. */
export function readRequiredPick(context: IExecuteFunctions, at: PickedAt): Result<string> {
	const picked = readPicked(context, at);
	if (!picked.ok) return picked;
	if (picked.value !== undefined) return ok(picked.value);
	return fail(
		failure({
			category: 'validation',
			provider: 'pack',
			operation: 'parameter',
			message: `The field '${at.displayName}' is empty.`,
			hint: `Choose '${at.displayName}' from the list, or enter its number.`,
			fields: [at.path],
		}),
	);
}
