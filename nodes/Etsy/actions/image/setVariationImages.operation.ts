import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { refuse } from '../../../../core/domain/inventory/refuse';
import { ok, type Result } from '../../../../core/domain/result';
import type { ImageChoice } from '../../../../core/etsy/variation-images/links';
import { setVariationImages } from '../../../../core/etsy/variation-images/set';
import { toJson } from '../../../shared/to-json';
import { openListing } from '../../../shared/etsy/open-listing';
import { listingPicker } from '../../../shared/etsy/listing-picker';
import { parseJson } from '../../helpers/parse-json';
import { isNumber, shopIdOption } from '../../../shared/etsy/shop-id';

const properties: INodeProperties[] = [
	listingPicker,
	{
		displayName: 'Option',
		name: 'optionName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Color',
		description:
			'The option whose values show images; Etsy takes one option only. Left empty, it is the one that has all the values below.',
	},
	{
		displayName: 'Images As',
		name: 'imagesAs',
		type: 'options',
		options: [
			{ name: 'Fields Below', value: 'fields' },
			{ name: 'JSON', value: 'json' },
		],
		default: 'fields',
		description: 'How the images are given',
	},
	{
		displayName: 'Images (JSON)',
		name: 'imagesJson',
		type: 'json',
		displayOptions: { show: { imagesAs: ['json'] } },
		default: '[\n  { "value": "Black", "rank": 2 }\n]',
		description: 'A list of value and rank (the place of the image) or imageId',
	},
	{
		displayName: 'Images',
		name: 'images',
		type: 'fixedCollection',
		placeholder: 'Add Image',
		typeOptions: { multipleValues: true },
		displayOptions: { show: { imagesAs: ['fields'] } },
		default: {},
		description: 'Which image buyers see when they choose a value',
		options: [
			{
				displayName: 'Image',
				name: 'image',
				values: [
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						placeholder: 'e.g. Black',
						description: 'The value as it stands on the listing. Capitals make no difference.',
					},
					{
						displayName: 'Image By',
						name: 'by',
						type: 'options',
						options: [
							{ name: 'ID', value: 'id' },
							{ name: 'Place', value: 'rank' },
						],
						default: 'rank',
						description: 'How the image is named',
					},
					{
						displayName: 'Image Place',
						name: 'rank',
						type: 'number',
						typeOptions: { minValue: 1 },
						displayOptions: { show: { by: ['rank'] } },
						default: 1,
						description: 'The place of the image on the listing, counted from 1',
					},
					{
						displayName: 'Image ID',
						name: 'imageId',
						type: 'string',
						displayOptions: { show: { by: ['id'] } },
						default: '',
						placeholder: 'e.g. 1234567890',
						description: 'The number of an image of the listing, as "Get Many" shows it',
					},
				],
			},
		],
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Keep Other Links',
				name: 'keepOthers',
				type: 'boolean',
				default: true,
				description:
					'Whether values that are not named keep their images. Otherwise exactly the given links remain, and none without any.',
			},
			shopIdOption,
		],
	},
];

/** The parameters of Set Variation Images. */
export const description = updateDisplayOptions(
	{ show: { resource: ['image'], operation: ['setVariationImages'] } },
	properties,
);

function toChoice({ value, by, rank, imageId }: IDataObject): Result<ImageChoice> {
	const text = String(value ?? '').trim();
	const id = String(imageId ?? '').trim();
	const place = Number(rank ?? 1);
	if (text === '') {
		return refuse('A link has no value.', 'Fill in the value, such as Black.', ['images']);
	}
	if (by === 'id') {
		return isNumber(id)
			? ok({ value: text, imageId: id })
			: refuse(
					`The image ID of "${text}" is not a number.`,
					'Enter the number of the image; "Get Many" of the resource Image shows it.',
					['images'],
				);
	}
	return Number.isSafeInteger(place) && place >= 1
		? ok({ value: text, rank: place })
		: refuse(`The image place of "${text}" is not a number.`, 'Count places from 1.', ['images']);
}

/** Rows as the editor or a list in JSON gives them. */
function readRows(context: IExecuteFunctions, itemIndex: number): Result<IDataObject[]> {
	if (context.getNodeParameter('imagesAs', itemIndex, 'fields') !== 'json') {
		const given: unknown = context.getNodeParameter('images.image', itemIndex, []);
		return ok(Array.isArray(given) ? (given as IDataObject[]) : []);
	}
	const json = parseJson(context.getNodeParameter('imagesJson', itemIndex, []));
	const isList = Array.isArray(json) && json.every((one) => typeof one === 'object' && one);
	if (!isList) {
		return refuse(
			'The images are not a list in JSON.',
			'Write them as [{"value": "Black", "rank": 2}].',
			['imagesJson'],
		);
	}
	const rows = json as IDataObject[];
	return ok(rows.map((one) => ({ ...one, by: one.imageId === undefined ? 'rank' : 'id' })));
}

function readChoices(context: IExecuteFunctions, itemIndex: number): Result<ImageChoice[]> {
	const rows = readRows(context, itemIndex);
	if (!rows.ok) return rows;
	const choices: ImageChoice[] = [];
	for (const one of rows.value) {
		const choice = toChoice(one);
		if (!choice.ok) return choice;
		choices.push(choice.value);
	}
	return ok(choices);
}

/**
 * Sets which images the values of an option show. Costs three calls, four where that changes
 * anything, and one more an execution where no Shop ID is given.
 * @returns one item: `changed`, and all links as they are then
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const choices = readChoices(context, itemIndex);
	if (!choices.ok) return choices;
	const etsy = await openListing(context, itemIndex);
	if (!etsy.ok) return etsy;
	const { call, listing, options } = etsy.value;
	const report = await setVariationImages(call, listing, {
		choices: choices.value,
		optionName: String(context.getNodeParameter('optionName', itemIndex, '') ?? ''),
		keepOthers: options.keepOthers !== false,
	});
	return report.ok ? ok([toJson({ listingId: listing.listingId, ...report.value })]) : report;
}
