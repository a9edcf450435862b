import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { setQuestions } from '../../../../core/etsy/personalization/write';
import { toJson } from '../../../shared/to-json';
import { openListing } from '../../../shared/etsy/open-listing';
import { listingPicker } from '../../../shared/etsy/listing-picker';
import { shopIdOption } from '../../../shared/etsy/shop-id';
import { dryRunOption } from './dry-run-option';
import { questionsProperty, readQuestions } from './questions';
import {
	questionsAsProperty,
	questionsTextProperty,
	readQuestionRows,
	asksNothing,
} from './questions-json';

const properties: INodeProperties[] = [
	listingPicker,
	{
		displayName: 'Mode',
		name: 'mode',
		type: 'options',
		options: [
			{
				name: 'Merge',
				value: 'merge',
				description: 'Change or add the given questions; all others stay',
			},
			{
				name: 'Replace All',
				value: 'replaceAll',
				description: 'The listing asks exactly the given questions afterwards',
			},
		],
		default: 'merge',
		description: 'What becomes of questions that the listing asks already',
	},
	questionsAsProperty,
	{ ...questionsProperty, displayOptions: { show: { questionsAs: ['fields'] } } },
	questionsTextProperty,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [dryRunOption, shopIdOption],
	},
];

/** The parameters of Set. */
export const description = updateDisplayOptions(
	{ show: { resource: ['personalization'], operation: ['set'] } },
	properties,
);

/**
 * Sets what a listing asks its buyers. Costs 2 calls, 1 where nothing has to change, and one more
 * an execution where no Shop ID is given.
 * @returns one item with the changes and the questions as they are then
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const rows = readQuestionRows(context, itemIndex);
	if (!rows.ok) return rows;
	if (asksNothing(context, itemIndex, rows.value)) return ok([{ changes: [], written: false }]);
	const wanted = readQuestions(rows.value);
	if (!wanted.ok) return wanted;
	const etsy = await openListing(context, itemIndex);
	if (!etsy.ok) return etsy;
	const { call, listing, options } = etsy.value;
	const dryRun = options.dryRun === true;
	const mode =
		context.getNodeParameter('mode', itemIndex) === 'replaceAll' ? 'replaceAll' : 'merge';
	const set = await setQuestions(call, listing, wanted.value, { mode, dryRun });
	return set.ok ? ok([toJson({ listingId: listing.listingId, ...set.value, dryRun })]) : set;
}
