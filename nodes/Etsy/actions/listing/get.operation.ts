import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { failure, type Failure } from '../../../../core/domain/failure';
import { ok, type Result } from '../../../../core/domain/result';
import type { EtsyCall } from '../../../../core/etsy/caller';
import { readAttributes } from '../../../../core/etsy/listings/attributes';
import { readListings } from '../../../../core/etsy/listings/read-many';
import type { Listing } from '../../../../core/etsy/listings/to-listing';
import type { BatchEntry, BatchOutcome } from '../../../shared/operation';
import { runPool } from '../../../shared/pool';
import { toJson } from '../../../shared/to-json';
import { listingPicker } from '../../../shared/etsy/listing-picker';
import { readRequiredPick } from '../../../shared/etsy/picker';
import { openEtsy } from '../../../shared/etsy/session';

/** The limiter keeps Etsy's limits; this keeps waiting requests from piling up. */
const CONCURRENCY = 5;

const properties: INodeProperties[] = [
	listingPicker,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Include Attributes',
				name: 'includeAttributes',
				type: 'boolean',
				default: true,
				description:
					'Whether to read the attributes too, such as occasion or pattern, which costs one more call',
			},
			{
				displayName: 'Include Images',
				name: 'includeImages',
				type: 'boolean',
				default: true,
				description: 'Whether to read the images too, at no further call',
			},
		],
	},
];

/** The parameters of Get. */
export const description = updateDisplayOptions(
	{ show: { resource: ['listing'], operation: ['get'] } },
	properties,
);

interface Asked {
	listingId: string;
	withImages: boolean;
	withAttributes: boolean;
}

function readAsked(context: IExecuteFunctions, itemIndex: number): Result<Asked> {
	const pick = { path: 'listingId', displayName: 'Listing', itemIndex };
	const listingId = readRequiredPick(context, pick);
	if (!listingId.ok) return listingId;
	const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
	return ok({
		listingId: listingId.value,
		withImages: options.includeImages === true,
		withAttributes: options.includeAttributes === true,
	});
}

async function toItem(
	call: EtsyCall,
	listing: Listing,
	{ withAttributes }: Asked,
): Promise<Result<IDataObject>> {
	const { listingId, shopId } = listing;
	if (!withAttributes || shopId === undefined) return ok(toJson(listing));
	const attributes = await readAttributes(call, { shopId, listingId });
	return attributes.ok ? ok(toJson({ ...listing, attributes: attributes.value })) : attributes;
}

/** Every listing that was asked for has an answer; one that has none must not cost the others. */
function notTold(): Failure {
	return failure({
		category: 'unclear',
		provider: 'pack',
		operation: 'listing:get',
		message:
			'Nothing was found out about this listing: neither that it is there nor that it is not',
		hint: 'Run the step again. If it happens again, report it with the ID of the listing',
	});
}

/**
 * Reads the listings of all input items together, in any state, one item each. Costs one call for
 * each 100 listings, one for each draft among them, and one a listing with attributes.
 */
export async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	const etsy = await openEtsy(context, 0);
	if (!etsy.ok) return etsy;
	const { call } = etsy.value;
	const asked = context.getInputData().map((_item, index) => readAsked(context, index));
	const idsOf = (withImages: boolean) =>
		asked.flatMap((one) =>
			one.ok && one.value.withImages === withImages ? [one.value.listingId] : [],
		);
	const plain = await readListings(call, idsOf(false), []);
	const pictured = await readListings(call, idsOf(true), ['Images']);
	const entries = await runPool(
		asked,
		CONCURRENCY,
		async (one, item): Promise<BatchEntry> => {
			const pairedItem = { item };
			if (!one.ok) return { failure: one.failure, pairedItem };
			const found = (one.value.withImages ? pictured : plain).get(one.value.listingId);
			if (!found) return { failure: notTold(), pairedItem };
			if (!found.ok) return { failure: found.failure, pairedItem };
			const json = await toItem(call, found.value, one.value);
			return json.ok ? { json: json.value, pairedItem } : { failure: json.failure, pairedItem };
		},
		() => context.getExecutionCancelSignal()?.aborted !== true,
	);
	return ok({ entries });
}
