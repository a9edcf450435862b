import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { failure, type Failure } from '../../../../core/domain/failure';
import { fail, ok, type Result } from '../../../../core/domain/result';
import { completeImages, type CompletedImages } from '../../../../core/etsy/media/complete-images';
import { errorToFailure } from '../../../shared/error-to-failure';
import type { BatchEntry, BatchOutcome } from '../../../shared/operation';
import { toJson } from '../../../shared/to-json';
import { readListingId } from '../../../shared/etsy/open-listing';
import { openShop } from '../../../shared/etsy/open-shop';
import { listingPicker } from '../../../shared/etsy/listing-picker';
import { shopIdOption } from '../../../shared/etsy/shop-id';
import { binaryFieldProperty, readUploadFile } from '../../../shared/etsy/upload-file';

const properties: INodeProperties[] = [
	{
		displayName:
			'One image an item. Items of the same listing go together: the listing has their images afterwards, in the order of their places. An image that is there already, known by its alt text, is not uploaded again.',
		name: 'completeNotice',
		type: 'notice',
		default: '',
	},
	listingPicker,
	binaryFieldProperty,
	{
		displayName: 'Alt Text',
		name: 'altText',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Cat on a moon T-shirt, Black, front',
		description: 'What the image shows, at most 500 characters; different for each of a listing',
	},
	{
		displayName: 'Image Place',
		name: 'rank',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1,
		description: 'The place among the images of the listing, counted from 1',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Images Expected',
				name: 'expected',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 0,
				description:
					'How many images the listing is to get. With fewer items nothing is uploaded, so that a picture that could not be fetched is not passed over. 0: it is not looked at.',
			},
			shopIdOption,
		],
	},
];

/** The parameters of Complete. */
export const description = updateDisplayOptions(
	{ show: { resource: ['image'], operation: ['complete'] } },
	properties,
);

/** The items of each listing, in the order of their places. */
function groupItems(context: IExecuteFunctions): {
	groups: Map<string, number[]>;
	wrong: BatchEntry[];
} {
	const groups = new Map<string, number[]>();
	const wrong: BatchEntry[] = [];
	const items = context.getInputData();
	for (const item of items.keys()) {
		const id = readListingId(context, item);
		if (!id.ok) wrong.push({ failure: id.failure, pairedItem: { item } });
		else groups.set(id.value, [...(groups.get(id.value) ?? []), item]);
	}
	const rank = (item: number) => Number(context.getNodeParameter('rank', item, 1));
	for (const group of groups.values()) group.sort((a, b) => rank(a) - rank(b));
	return { groups, wrong };
}

function tooFew(have: number, expected: number): Failure {
	return failure({
		category: 'artwork',
		// A picture that cannot be fetched now may be there later.
		retryable: true,
		provider: 'pack',
		operation: 'image:complete',
		message: `Only ${have} of the ${expected} images of the listing could be fetched.`,
		hint: 'Look whether the addresses of the pictures open in a browser, then run it again.',
		fields: ['options.expected'],
	});
}

async function completeOne(
	context: IExecuteFunctions,
	listingId: string,
	items: readonly number[],
): Promise<Result<CompletedImages>> {
	const [first = 0] = items;
	const shop = await openShop(context, first);
	if (!shop.ok) return shop;
	const { call, shopId, options } = shop.value;
	const expected = Number(options.expected ?? 0);
	if (items.length < expected) return fail(tooFew(items.length, expected));
	const wanted = items.map((item) => ({
		altText: String(context.getNodeParameter('altText', item, '')),
		file: async () =>
			await readUploadFile(
				context,
				item,
				String(context.getNodeParameter('binaryPropertyName', item)),
			),
	}));
	return await completeImages(call, { shopId, listingId }, wanted);
}

/**
 * Brings listings to have the images of the items. Listings go one after another, and so do the
 * images of one. Calls: see `completeImages`, and one more an execution where no Shop ID is given.
 * @returns one item a listing with its images
 */
export async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	const { groups, wrong } = groupItems(context);
	const entries: BatchEntry[] = [...wrong];
	for (const [listingId, items] of groups) {
		const pairedItem = items.map((item) => ({ item }));
		try {
			const done = await completeOne(context, listingId, items);
			entries.push(
				done.ok
					? { json: toJson({ listingId, ...done.value }), pairedItem }
					: { failure: done.failure, pairedItem },
			);
		} catch (error) {
			entries.push({ failure: errorToFailure(error, 'image:complete'), pairedItem });
		}
	}
	return ok({ entries });
}
