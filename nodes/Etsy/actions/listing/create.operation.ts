import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { createDraft, type NewListing } from '../../../../core/etsy/listings/new-draft';
import { toJson } from '../../../shared/to-json';
import { fields, makingProperties, measures } from '../../helpers/listing-fields';
import {
	draftSkusOption,
	existingDraftOption,
	findExistingDraft,
	knownListingOption,
} from '../../helpers/existing-draft';
import { openShop } from '../../../shared/etsy/open-shop';
import { readNamedPick, readRequiredNamedPick } from '../../helpers/pickers/named';
import {
	processingProfilePicker,
	productionPartnerPicker,
	returnPolicyPicker,
	sectionPicker,
	shippingProfilePicker,
} from '../../helpers/pickers/settings';
import { taxonomyPicker } from '../../helpers/pickers/taxonomy';
import { shopIdOption } from '../../../shared/etsy/shop-id';
import {
	readFirstFields,
	readImageIds,
	readMaking,
	readMeasures,
	readPicks,
	readPlainFields,
	readText,
} from '../../helpers/read-listing-fields';

const isPhysical = { show: { listingType: ['both', 'physical'] } };

const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		fields.autoRenew,
		fields.imageIds,
		{
			displayName: 'Is Customizable',
			name: 'isCustomizable',
			type: 'boolean',
			default: false,
			description: 'Whether buyers may ask for an item made to their wishes',
		},
		fields.isTaxable,
		fields.materials,
		sectionPicker,
		fields.styles,
		fields.tags,
	],
};

const properties: INodeProperties[] = [
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Fern Mug, Botanical Coffee Cup',
		description: 'At most 140 characters; each of % : & + only once',
	},
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		required: true,
		description: 'What buyers read about the item',
	},
	{
		displayName: 'Price',
		name: 'price',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		default: 0,
		required: true,
		description: 'In the currency of the shop. Prices of single variants are set later.',
	},
	{
		displayName: 'Quantity',
		name: 'quantity',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1,
		required: true,
		description: 'How many pieces can be sold',
	},
	{ ...taxonomyPicker, required: true },
	{
		displayName: 'Listing Type',
		name: 'listingType',
		type: 'options',
		options: [
			{ name: 'Digital', value: 'download', description: 'Files that buyers download' },
			{ name: 'Physical', value: 'physical', description: 'Goods that are sent' },
			{ name: 'Physical and Digital', value: 'both' },
		],
		default: 'physical',
		description: 'What buyers get',
	},
	{ ...shippingProfilePicker, required: true, displayOptions: isPhysical },
	{ ...processingProfilePicker, required: true, displayOptions: isPhysical },
	...makingProperties,
	{
		...productionPartnerPicker,
		description:
			'Who makes the goods for you, such as the print shop. Etsy demands one for things that someone else makes to order. Partners are added by hand in the Shop Manager of Etsy.',
	},
	{
		displayName: 'Delivery',
		name: 'delivery',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		displayOptions: isPhysical,
		options: [returnPolicyPicker, ...measures],
	},
	additionalFields,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [knownListingOption, existingDraftOption, shopIdOption, draftSkusOption],
	},
];

/** The parameters of Create. */
export const description = updateDisplayOptions(
	{ show: { resource: ['listing'], operation: ['create'] } },
	properties,
);

async function readDelivery(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<Partial<NewListing>>> {
	const path = 'processingProfileId';
	const at = { path, displayName: 'Processing Profile', itemIndex };
	const processing = await readNamedPick(context, path, at);
	if (!processing.ok) return processing;
	const profile = await readPicks(context, itemIndex, '', ['shippingProfileId']);
	if (!profile.ok) return profile;
	const policy = await readPicks(context, itemIndex, 'delivery.', ['returnPolicyId']);
	if (!policy.ok) return policy;
	const delivery = context.getNodeParameter('delivery', itemIndex, {}) as IDataObject;
	const measured = readMeasures(delivery);
	if (!measured.ok) return measured;
	return ok({
		...measured.value,
		...profile.value,
		...policy.value,
		processingProfileId: processing.value,
	});
}

async function readDraft(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<NewListing>> {
	const read = (name: string): unknown => context.getNodeParameter(name, itemIndex, '');
	const at = { path: 'taxonomyId', displayName: 'Category', itemIndex };
	const taxonomyId = await readRequiredNamedPick(context, 'taxonomyId', at);
	if (!taxonomyId.ok) return taxonomyId;
	const making = readMaking({
		whoMade: read('whoMade') as string,
		whenMade: read('whenMade') as string,
		whenMadePeriod: read('whenMadePeriod') as string,
		isSupply: read('isSupply') as boolean,
	});
	if (!making.ok) return making;
	const more = context.getNodeParameter('additionalFields', itemIndex, {}) as IDataObject;
	const images = readImageIds(more);
	if (!images.ok) return images;
	const section = await readPicks(context, itemIndex, 'additionalFields.', ['sectionId']);
	if (!section.ok) return section;
	const partner = await readPicks(context, itemIndex, '', ['productionPartnerId']);
	if (!partner.ok) return partner;
	const listingType = readText(read('listingType')) ?? 'physical';
	const delivery = listingType === 'download' ? ok({}) : await readDelivery(context, itemIndex);
	if (!delivery.ok) return delivery;
	return ok({
		...readPlainFields(more),
		...readFirstFields(more),
		...section.value,
		...partner.value,
		...delivery.value,
		imageIds: images.value,
		title: readText(read('title')) ?? '',
		description: readText(read('description')) ?? '',
		price: readText(read('price'))?.trim() ?? '',
		quantity: Number(read('quantity')),
		taxonomyId: taxonomyId.value,
		making: making.value,
		listingType,
	});
}

/**
 * Makes a draft. Costs one call, and one more an execution where no Shop ID is given. With "Return
 * an Existing Draft" also one for each 100 drafts of the shop and one for their SKUs, once an
 * execution; each kind of setting that is given by name costs one an execution. Where Etsy refuses,
 * up to five reads tell which of the chosen settings is gone.
 * @returns the draft; `unclear` where nobody knows whether it was made, which is never tried again
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const draft = await readDraft(context, itemIndex);
	if (!draft.ok) return draft;
	const shop = await openShop(context, itemIndex);
	if (!shop.ok) return shop;
	const existing = await findExistingDraft(context, shop.value, draft.value);
	if (!existing.ok) return existing;
	if (existing.value) return ok([toJson({ ...existing.value, alreadyExisted: true })]);
	const made = await createDraft(shop.value.call, shop.value.shopId, draft.value);
	return made.ok ? ok([toJson(made.value)]) : made;
}
