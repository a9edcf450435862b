import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { removeAllQuestions, removeQuestion } from '../../../../core/etsy/personalization/write';
import { toJson } from '../../../shared/to-json';
import { openListing } from '../../../shared/etsy/open-listing';
import { listingPicker } from '../../../shared/etsy/listing-picker';
import { shopIdOption } from '../../../shared/etsy/shop-id';
import { dryRunOption } from './dry-run-option';

const properties: INodeProperties[] = [
	listingPicker,
	{
		displayName: 'Remove',
		name: 'which',
		type: 'options',
		options: [
			{ name: 'All Questions', value: 'all', description: 'The listing asks nothing any more' },
			{ name: 'One Question', value: 'one', description: 'The others stay' },
		],
		default: 'all',
		description: 'Which questions go',
	},
	{
		displayName: 'Question',
		name: 'question',
		type: 'string',
		displayOptions: { show: { which: ['one'] } },
		default: '',
		required: true,
		placeholder: 'e.g. Name on the mug',
		description: 'The text of the question, or its ID',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [dryRunOption, shopIdOption],
	},
];

/** The parameters of Remove. */
export const description = updateDisplayOptions(
	{ show: { resource: ['personalization'], operation: ['remove'] } },
	properties,
);

/**
 * Removes questions of a listing. Costs 2 calls, 1 where nothing has to change, and one more an
 * execution where no Shop ID is given.
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const etsy = await openListing(context, itemIndex);
	if (!etsy.ok) return etsy;
	const { call, listing, options } = etsy.value;
	const dryRun = options.dryRun === true;
	const removed =
		context.getNodeParameter('which', itemIndex) === 'one'
			? await removeQuestion(
					call,
					listing,
					String(context.getNodeParameter('question', itemIndex)).trim(),
					{ dryRun },
				)
			: await removeAllQuestions(call, listing, { dryRun });
	return removed.ok
		? ok([toJson({ listingId: listing.listingId, ...removed.value, dryRun })])
		: removed;
}
