import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { cleanUpWords } from '../../../../core/domain/retention/clean-up-words';
import { cleanUpProducts } from '../../../../core/providers/clean-up-products';
import { toJson } from '../../../shared/to-json';
import { readCleanUpRules, rulesProperty } from '../../helpers/clean-up-rules';
import { openProvider } from '../../../shared/open-provider';

const properties: INodeProperties[] = [
	{
		displayName:
			'Deletes the products that were saved for single personalised lines, once their orders have ended, and archives the files made for their buyers. Your own products, and what is in a shop, are never touched.',
		name: 'cleanUpNotice',
		type: 'notice',
		default: '',
	},
	rulesProperty,
	{
		displayName: 'Dry Run',
		name: 'dryRun',
		type: 'boolean',
		default: false,
		description: 'Whether to only say what would be deleted',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Most Deletions',
				name: 'mostDeletions',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 500,
				description:
					'How many products are deleted in one run at the most; the rest goes next time',
			},
			{
				displayName: 'Most Pages',
				name: 'mostPages',
				type: 'number',
				typeOptions: { minValue: 2 },
				default: 100,
				description:
					'How many pages of 50 products are read in one run at the most. A longer list is read part by part, another one every day.',
			},
		],
	},
];

/** The parameters of this operation. */
export const description = updateDisplayOptions(
	{ show: { resource: ['product'], operation: ['cleanUp'] } },
	properties,
);

/** A whole number from 1 on; anything else is the default. */
function countOf(value: unknown, fallback: number): number {
	const count = Math.floor(Number(value));
	return Number.isFinite(count) && count >= 1 ? count : fallback;
}

/**
 * Deletes products of personalised lines whose orders have ended. Costs one call a page, one a
 * product and one a file.
 * @returns one item: the report; what could not be deleted is in it and not a failure of the item
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const rules = readCleanUpRules(context, itemIndex);
	if (!rules.ok) return rules;
	const provider = await openProvider(context, itemIndex);
	if (!provider.ok) return provider;
	const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
	const cancelled = context.getExecutionCancelSignal();
	const report = await cleanUpProducts(provider.value, rules.value, {
		maxPages: countOf(options.mostPages, 100),
		most: countOf(options.mostDeletions, 500),
		isDryRun: context.getNodeParameter('dryRun', itemIndex, false) === true,
		now: Date.now(),
		goOn: () => cancelled?.aborted !== true,
	});
	if (!report.ok) return report;
	return ok([{ ...toJson(report.value), message: cleanUpWords(report.value) }]);
}
