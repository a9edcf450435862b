import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { failure } from '../../../core/domain/failure';
import type { ProviderProductRequest } from '../../../core/domain/provider-product';
import { fail, ok, type Result } from '../../../core/domain/result';
import {
	filesProperty,
	readFiles,
	readTags,
	readVariants,
	variantsProperty,
} from './product-request';

/** What can be changed about a saved product. */
export const changeProperties: INodeProperties[] = [
	{
		displayName: 'Changes',
		name: 'changes',
		type: 'collection',
		placeholder: 'Add Change',
		default: {},
		options: [
			{
				displayName: 'Description',
				name: 'description',
				type: 'string',
				typeOptions: { rows: 4 },
				default: '',
				description: 'What buyers read about it',
			},
			filesProperty,
			{
				displayName: 'Tags',
				name: 'tags',
				type: 'string',
				default: '',
				placeholder: 'e.g. cat, moon',
				description: 'Separated by commas',
			},
			{
				displayName: 'Title',
				name: 'title',
				type: 'string',
				default: '',
				description: 'What the product is called',
			},
			variantsProperty,
		],
	},
];

/** Reads the changes; at least one is needed. */
export function readChanges(
	context: IExecuteFunctions,
	itemIndex: number,
): Result<Partial<ProviderProductRequest>> {
	const given = context.getNodeParameter('changes', itemIndex, {}) as IDataObject;
	const changes: Partial<ProviderProductRequest> = {};
	if (typeof given.title === 'string') changes.title = given.title;
	if (typeof given.description === 'string') changes.description = given.description;
	if (given.tags !== undefined) changes.tags = readTags(given.tags);
	if (given.variants !== undefined) {
		const variants = readVariants(given.variants);
		if (!variants.ok) return variants;
		changes.variants = variants.value;
	}
	if (given.files !== undefined) {
		const files = readFiles(given.files);
		if (!files.ok) return files;
		changes.files = files.value;
	}
	return Object.keys(changes).length > 0 ? ok(changes) : fail(nothing());
}

function nothing() {
	return failure({
		category: 'validation',
		provider: 'pack',
		operation: 'product:update',
		message: 'No change is given.',
		hint: "Add at least one entry under 'Changes'.",
		fields: ['changes'],
	});
}
