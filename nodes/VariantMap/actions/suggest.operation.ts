import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import type { Failure } from '../../../core/domain/failure';
import type { PrintFile } from '../../../core/domain/print-file';
import type { Provider } from '../../../core/domain/provider';
import { ok, type Result } from '../../../core/domain/result';
import { everyRow } from '../../../core/domain/variant-map/read-map';
import type { Suggestion } from '../../../core/domain/variant-map/suggest/types';
import { toCells } from '../../../core/domain/variant-map/suggest/to-cells';
import { suggestForShop, type SuggestProgress } from '../../../core/etsy/suggest-for-shop';
import { readMatchProducts } from '../../../core/providers/match-products';
import { readStates, statesOption } from '../../shared/etsy/listing-states';
import { openShop } from '../../shared/etsy/open-shop';
import { shopIdOption } from '../../shared/etsy/shop-id';
import type { BatchEntry, BatchOperation, BatchOutcome } from '../../shared/operation';
import { toJson } from '../../shared/to-json';
import { givenMap, warnOfUnusable } from '../helpers';
import { chosenProducts, openPrinter } from '../open-printer';
import { compareWithProperties, providerChoice, storeIdOption } from '../properties';
import { readFiles, readIds } from './suggest-inputs';

const ROWS = 0;
const LEFT_OVER = 1;
const PROGRESS = 2;

const properties: INodeProperties[] = [
	{
		displayName:
			"Start it with one item, and connect the rows of the table POD Variant Map to 'Variant Map': variants that have a row are passed over. 'Progress' says where to go on.",
		name: 'suggestNotice',
		type: 'notice',
		default: '',
	},
	providerChoice('provider', 'Provider', 'Who prints'),
	...compareWithProperties,
	{
		displayName: 'Print Files',
		name: 'files',
		type: 'string',
		default: '',
		placeholder: 'e.g. front=https://example.com/moth.png',
		displayOptions: { show: { compareWith: ['catalog'] } },
		description:
			'The artwork for the rows. One address, several as front=https://...; back=https://..., or a list of objects. Left empty, the rows wait for it.',
	},
	{
		displayName: 'Listing IDs',
		name: 'listingIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1234567890, 1234567891',
		description:
			'Only these listings, separated by commas. Left empty, the whole shop. An expression may give a list.',
	},
	{
		displayName: 'Take Certain Ones',
		name: 'takeCertain',
		type: 'boolean',
		default: false,
		description:
			'Whether rows that are certain are active at once. All others wait in state review until you approve them.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{ ...statesOption, default: ['active'], description: 'Which listings to look at' },
			{
				displayName: 'Listings per Run',
				name: 'listingsPerRun',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 500,
				description: 'After so many listings the run ends, and Progress says where to go on',
			},
			storeIdOption,
			shopIdOption,
			{
				displayName: 'Start After',
				name: 'startAfter',
				type: 'string',
				default: '',
				description: 'The number that Progress gave as startAfter in the run before',
			},
		],
	},
];

const description = updateDisplayOptions({ show: { operation: ['suggest'] } }, properties);

function toEntries(
	{ proposals, leftOver, printerLeftOver }: Suggestion,
	provider: Provider,
	takeCertain: boolean,
	files: readonly PrintFile[],
): BatchEntry[] {
	const pairedItem = { item: 0 };
	return [
		...proposals.map((one): BatchEntry => {
			const cells = toCells(one, provider, takeCertain, files);
			return { json: { ...cells }, pairedItem, output: ROWS };
		}),
		...leftOver.map(({ listing, variant, code, message, candidates }): BatchEntry => {
			const { shopId, listingId, title } = listing;
			const { sku, options } = variant;
			const side = 'etsy';
			const json = toJson({
				side,
				shopId,
				listingId,
				title,
				sku,
				options,
				code,
				message,
				candidates,
			});
			return { json, pairedItem, output: LEFT_OVER };
		}),
		...printerLeftOver.map(({ listing, product, variants }): BatchEntry => {
			const { shopId, listingId, title } = listing;
			const json = {
				...{ side: 'printer', shopId, listingId, title, code: 'not_on_etsy', variants },
				providerProductId: product.productId,
				message: `"${product.title}" has ${variants.length} variant(s) that no new row of this listing uses.`,
			};
			return { json, pairedItem, output: LEFT_OVER };
		}),
	];
}

function progressEntry(progress: SuggestProgress, provider: Provider): BatchEntry {
	const { interrupted, ...facts } = progress;
	const json: IDataObject = { provider, ...toJson(facts) };
	if (interrupted) json.interrupted = { ...(interrupted as Failure) } as unknown as IDataObject;
	return { json, pairedItem: { item: 0 }, output: PROGRESS };
}

/**
 * Proposes rows for the listings of a shop. Calls: one for each 100 listings of a state, one for
 * each 100 listings' variants, and those by which the printer lists its products; where no Shop ID
 * is given, one more.
 */
async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	const map = givenMap(context);
	if (!map.ok) return map;
	warnOfUnusable(context, map.value.unusable);
	const choice = chosenProducts(context);
	if (!choice.ok) return choice;
	const files = readFiles(context);
	if (!files.ok) return files;
	const ids = readIds(context.getNodeParameter('listingIds', 0, ''));
	if (!ids.ok) return ids;
	const options = context.getNodeParameter('options', 0, {}) as IDataObject;
	const printer = await openPrinter(
		context,
		context.getNodeParameter('provider', 0, ''),
		options.storeId,
	);
	if (!printer.ok) return printer;
	const etsy = await openShop(context, 0);
	if (!etsy.ok) return etsy;
	const products = await readMatchProducts(printer.value, choice.value);
	if (!products.ok) return products;

	const takeCertain = context.getNodeParameter('takeCertain', 0, false) === true;
	const found = await suggestForShop({
		call: etsy.value.call,
		shopId: etsy.value.shopId,
		states: readStates(options.listingStates ?? ['active']),
		listingIds: ids.value,
		startAfter: String(options.startAfter ?? '').trim(),
		most: Math.max(1, Math.floor(Number(options.listingsPerRun ?? 500)) || 500),
		products: products.value,
		index: everyRow(map.value),
		tell: (words) => context.logger.info(`Variant Map: ${words}`),
		isCancelled: () => context.getExecutionCancelSignal()?.aborted === true,
	});
	if (!found.ok) return found;
	const { suggestions, progress } = found.value;
	if (progress.interrupted) {
		context.addExecutionHints({
			message: `The run ended early: ${progress.interrupted.message} Run it again with 'Start After' set to ${progress.startAfter || 'nothing'}; what was found so far is in the outputs.`,
			location: 'outputPane',
			type: 'warning',
		});
	}
	const { name } = printer.value;
	return ok({
		entries: [
			...suggestions.flatMap((one) => toEntries(one, name, takeCertain, files.value)),
			progressEntry(progress, name),
		],
	});
}

/** *Suggest*: parameters, and what is done with a shop, for all items at once. */
export const suggest: BatchOperation = { description, executeBatch };
