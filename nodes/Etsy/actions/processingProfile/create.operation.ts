import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { named } from '../../../../core/etsy/shop-settings/to-items';
import {
	createProcessingProfile,
	type NewProcessingProfile,
} from '../../../../core/etsy/shop-settings/write';
import { toJson } from '../../../shared/to-json';
import { onlyShopOption } from '../../helpers/only-shop-option';
import { openShop } from '../../../shared/etsy/open-shop';
import { readCount, wrongField } from '../../helpers/read-fields';

const minTime = { name: 'minTime', displayName: 'Shortest Time', min: 1, max: 10 };
const maxTime = { name: 'maxTime', displayName: 'Longest Time', min: 1, max: 10 };

const properties: INodeProperties[] = [
	{
		displayName: 'Kind',
		name: 'kind',
		type: 'options',
		options: [
			{
				name: 'Made to Order',
				value: 'made_to_order',
				description: 'Made when a buyer has ordered it, as print on demand is',
			},
			{ name: 'Ready to Ship', value: 'ready_to_ship', description: 'On the shelf' },
		],
		default: 'made_to_order',
		description: 'Whether the goods are there when a buyer orders them',
	},
	{
		displayName: minTime.displayName,
		name: minTime.name,
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 10 },
		default: 3,
		description: 'How long it takes at least until the goods are sent, 1 to 10',
	},
	{
		displayName: maxTime.displayName,
		name: maxTime.name,
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 10 },
		default: 5,
		description: 'How long it takes at most until the goods are sent, 1 to 10',
	},
	{
		displayName: 'Unit',
		name: 'unit',
		type: 'options',
		options: [
			{ name: 'Days', value: 'days' },
			{ name: 'Weeks', value: 'weeks', description: 'As many days as you work in a week' },
		],
		default: 'days',
		description: 'What the times are counted in',
	},
	onlyShopOption,
];

/** The parameters of Create. */
export const description = updateDisplayOptions(
	{ show: { resource: ['processingProfile'], operation: ['create'] } },
	properties,
);

function readProfile(context: IExecuteFunctions, itemIndex: number): Result<NewProcessingProfile> {
	const min = readCount(context, minTime, itemIndex);
	if (!min.ok) return min;
	const max = readCount(context, maxTime, itemIndex);
	if (!max.ok) return max;
	if (min.value > max.value) {
		return wrongField(
			minTime,
			"The value of 'Shortest Time' is larger than that of 'Longest Time'.",
			'Enter the shorter time first.',
		);
	}
	return ok({
		kind: context.getNodeParameter('kind', itemIndex) as NewProcessingProfile['kind'],
		unit: context.getNodeParameter('unit', itemIndex) as NewProcessingProfile['unit'],
		minTime: min.value,
		maxTime: max.value,
	});
}

/**
 * Makes a processing profile, or returns the one that is there: Etsy has each combination once.
 * Costs one call, two where it is there, and one more an execution where no Shop ID is given.
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const wanted = readProfile(context, itemIndex);
	if (!wanted.ok) return wanted;
	const shop = await openShop(context, itemIndex);
	if (!shop.ok) return shop;
	const { call, shopId } = shop.value;
	const answer = await createProcessingProfile(call, shopId, wanted.value);
	if (!answer.ok) return answer;
	const { made, alreadyExisted } = answer.value;
	return ok([toJson({ shopId, ...named(made), alreadyExisted })]);
}
