import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import type {
	ProductVariantRequest,
	ProviderProductRequest,
} from '../../../core/domain/provider-product';
import type { PrintFile } from '../../../core/domain/print-file';
import { ok, type Result } from '../../../core/domain/result';
import { fileShape, idShape, moneyShape, optionalText } from './order-shapes';
import { catalogProductProperty, makerProperty } from '../../shared/provider/pickers';
import { readJson } from '../../shared/read-json';
import { chosenText, requiredText } from '../../shared/required-text';

const variantsShape = z
	.array(
		z.object({
			variantId: idShape,
			sku: optionalText,
			retailPrice: moneyShape.optional(),
			isEnabled: z.boolean().optional(),
		}),
	)
	.min(1);

/** The variants of a product, as JSON. */
export const variantsProperty: INodeProperties = {
	displayName: 'Variants',
	name: 'variants',
	type: 'json',
	default: '[]',
	description:
		'A list of <code>{ variantId, sku, retailPrice, isEnabled }</code>; <code>retailPrice</code> is <code>{ amountMinor, currency }</code>',
};

/** The artwork of a product, as JSON. */
export const filesProperty: INodeProperties = {
	displayName: 'Files',
	name: 'files',
	type: 'json',
	default: '[]',
	description:
		'What prints where: a list with <code>placement</code>, the address of the picture and <code>position</code> (<code>x</code>, <code>y</code>, <code>scale</code>, <code>angle</code>) in parts of the print area, 0.5 being the middle',
};

/** Reads {@link variantsProperty}. */
export function readVariants(value: unknown): Result<ProductVariantRequest[]> {
	return readJson(variantsShape, value, { name: 'variants', displayName: 'Variants' });
}

/** Reads {@link filesProperty}. */
export function readFiles(value: unknown): Result<PrintFile[]> {
	return readJson(z.array(fileShape), value, { name: 'files', displayName: 'Files' });
}

/** Tags that were typed in with commas between them. */
export function readTags(value: unknown): string[] {
	const text = Array.isArray(value) ? value.join(',') : typeof value === 'string' ? value : '';
	return text
		.split(',')
		.map((tag) => tag.trim())
		.filter((tag) => tag !== '');
}

/** What a new product is made of. */
export const productProperties: INodeProperties[] = [
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Cat on a moon',
		description: 'What the product is called',
	},
	{ ...catalogProductProperty, required: false, hint: 'Leave it empty where a template says it' },
	makerProperty,
	{ ...variantsProperty, required: true },
	filesProperty,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
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
			{
				displayName: 'External ID',
				name: 'externalId',
				type: 'string',
				default: '',
				description: 'Your own number of the product, where the provider keeps one (Printful)',
			},
			{
				displayName: 'Tags',
				name: 'tags',
				type: 'string',
				default: '',
				placeholder: 'e.g. cat, moon',
				description: 'Separated by commas',
			},
			{
				displayName: 'Template ID',
				name: 'templateId',
				type: 'string',
				default: '',
				description: 'A design template made by hand at the provider (Gelato)',
			},
		],
	},
];

/** Reads what a new product is made of. */
export function readNewProduct(
	context: IExecuteFunctions,
	itemIndex: number,
): Result<ProviderProductRequest> {
	const title = requiredText(context, 'title', 'Title', itemIndex);
	if (!title.ok) return title;
	const variants = readVariants(context.getNodeParameter('variants', itemIndex));
	if (!variants.ok) return variants;
	const files = readFiles(context.getNodeParameter('files', itemIndex));
	if (!files.ok) return files;
	const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
	const text = (name: string) => String(options[name] ?? '').trim() || undefined;
	return ok({
		title: title.value,
		description: text('description'),
		tags: readTags(options.tags),
		productId: chosenText(context, 'catalogProductId', itemIndex) || undefined,
		makerId: chosenText(context, 'makerId', itemIndex) || undefined,
		templateId: text('templateId'),
		externalId: text('externalId'),
		variants: variants.value,
		files: files.value,
	});
}
