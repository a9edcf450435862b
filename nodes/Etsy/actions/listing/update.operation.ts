import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import type { AttributeChange } from '../../../../core/etsy/listings/attributes';
import type { ListingChanges } from '../../../../core/etsy/listings/fields';
import { updateWithAttributes } from '../../../../core/etsy/listings/update';
import { toJson } from '../../../shared/to-json';
import { fields, makingProperties, measures } from '../../helpers/listing-fields';
import { onlyShopOption } from '../../helpers/only-shop-option';
import { openShop } from '../../../shared/etsy/open-shop';
import { listingPicker } from '../../../shared/etsy/listing-picker';
import { readRequiredPick } from '../../../shared/etsy/picker';
import {
	productionPartnerPicker,
	returnPolicyPicker,
	sectionPicker,
	shippingProfilePicker,
} from '../../helpers/pickers/settings';
import { taxonomyPicker } from '../../helpers/pickers/taxonomy';
import {
	readGroup,
	readImageIds,
	readList,
	readMaking,
	readMeasures,
	readPicks,
	readPlainFields,
	readText,
} from '../../helpers/read-listing-fields';

const attributes: INodeProperties = {
	displayName: 'Attributes',
	name: 'attributes',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	default: {},
	placeholder: 'Add Attribute',
	options: [
		{
			displayName: 'Attribute',
			name: 'values',
			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. Occasion',
					description: 'As Etsy shows it for the category of the listing, or its number',
				},
				{
					displayName: 'Values',
					name: 'values',
					type: 'string',
					default: '',
					placeholder: 'e.g. Birthday',
					description: 'As Etsy shows them, separated by commas. Left empty, it is removed.',
				},
				{
					displayName: 'Scale',
					name: 'scale',
					type: 'string',
					default: '',
					placeholder: 'e.g. Inches',
					description: 'Only for attributes that are measured',
				},
			],
		},
	],
};

const updateFields: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		attributes,
		fields.autoRenew,
		taxonomyPicker,
		{
			displayName: 'Description',
			name: 'description',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			description: 'What buyers read about the item',
		},
		{
			displayName: 'Featured Rank',
			name: 'featuredRank',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 1,
			description: 'The place among the featured listings of the shop, counted from 1',
		},
		fields.imageIds,
		fields.isTaxable,
		fields.materials,
		productionPartnerPicker,
		{
			...returnPolicyPicker,
			description: 'Whether the listing may be sent back or exchanged. Physical listings only.',
		},
		sectionPicker,
		{
			...shippingProfilePicker,
			description: 'Where the listing is sent to and what that costs. Physical listings only.',
		},
		...measures.slice(0, 1),
		fields.tags,
		{
			displayName: 'Title',
			name: 'title',
			type: 'string',
			default: '',
			description: 'At most 140 characters; each of % : & + only once',
		},
		...measures.slice(1),
		{
			displayName: 'Who Made It and When',
			name: 'making',
			type: 'fixedCollection',
			default: {},
			placeholder: 'Add Who, When and Kind',
			options: [{ displayName: 'Who, When and Kind', name: 'values', values: makingProperties }],
		},
	],
};

const properties: INodeProperties[] = [
	listingPicker,
	{
		displayName:
			'Fields that are left empty are not changed. Prices, quantities and processing profiles belong to the variations: use the resource Variation.',
		name: 'updateNotice',
		type: 'notice',
		default: '',
	},
	updateFields,
	onlyShopOption,
];

/** The parameters of Update. */
export const description = updateDisplayOptions(
	{ show: { resource: ['listing'], operation: ['update'] } },
	properties,
);

async function readChanges(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<ListingChanges>> {
	const group = context.getNodeParameter('updateFields', itemIndex, {}) as IDataObject;
	const picks = await readPicks(context, itemIndex, 'updateFields.', [
		'sectionId',
		'shippingProfileId',
		'returnPolicyId',
		'taxonomyId',
		'productionPartnerId',
	]);
	if (!picks.ok) return picks;
	const images = readImageIds(group);
	if (!images.ok) return images;
	const measured = readMeasures(group);
	if (!measured.ok) return measured;
	const made = readGroup(group.making);
	const making = made === undefined ? ok(undefined) : readMaking(made);
	if (!making.ok) return making;
	const rank = readText(group.featuredRank);
	return ok({
		...readPlainFields(group),
		...measured.value,
		...picks.value,
		imageIds: images.value,
		making: making.value,
		featuredRank: rank === undefined ? undefined : Number(rank),
	});
}

function readAttributeChanges(context: IExecuteFunctions, itemIndex: number): AttributeChange[] {
	const entries: unknown = context.getNodeParameter(
		'updateFields.attributes.values',
		itemIndex,
		[],
	);
	if (!Array.isArray(entries)) return [];
	return (entries as IDataObject[])
		.map((entry) => ({
			name: readText(entry.name)?.trim() ?? '',
			values: readList(entry.values),
			scale: readText(entry.scale)?.trim(),
		}))
		.filter(({ name }) => name !== '');
}

/**
 * Changes what is filled in, all of it or nothing. Costs one call, and one more an execution where
 * no Shop ID is given; with attributes two more and one for each attribute. Where Etsy refuses, up
 * to four reads tell which of the chosen settings is gone.
 * @returns the listing as Etsy has it now, with `notApplied` for what Etsy passed over
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const listingId = readRequiredPick(context, {
		path: 'listingId',
		displayName: 'Listing',
		itemIndex,
	});
	if (!listingId.ok) return listingId;
	const changes = await readChanges(context, itemIndex);
	if (!changes.ok) return changes;
	const shop = await openShop(context, itemIndex);
	if (!shop.ok) return shop;
	const ref = { shopId: shop.value.shopId, listingId: listingId.value };
	const changed = await updateWithAttributes(shop.value.call, ref, {
		changes: changes.value,
		attributes: readAttributeChanges(context, itemIndex),
	});
	if (!changed.ok) return changed;
	const { listing, notApplied } = changed.value;
	return ok([toJson({ ...listing, notApplied })]);
}
