import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { ok, type Result } from '../../../core/domain/result';
import { readDrafts, type DraftBook } from '../../../core/etsy/listings/find-draft';
import { getListing } from '../../../core/etsy/listings/api';
import { toListing, type Listing } from '../../../core/etsy/listings/to-listing';
import type { OpenShop } from '../../shared/etsy/open-shop';
import { readList, readText } from './read-listing-fields';

/** The option to return a draft that an earlier try made. */
export const existingDraftOption: INodeProperties = {
	displayName: 'Return an Existing Draft',
	name: 'existingDraft',
	type: 'boolean',
	default: false,
	description:
		'Whether to look for the draft first: by SKU, else by title among drafts that have no SKU yet. The one found is returned with "alreadyExisted", and nothing is made.',
};

/** The option to name the listing where an earlier run wrote its number down. */
export const knownListingOption: INodeProperties = {
	displayName: 'Listing That Is There',
	name: 'knownListingId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 1234567890',
	description:
		'The number of the listing, where an earlier run made it and wrote it down. It is returned with "alreadyExisted", in whatever state it is, and nothing is made.',
};

/** What to look for. */
export const draftSkusOption: INodeProperties = {
	displayName: 'SKUs to Look For',
	name: 'draftSkus',
	type: 'string',
	default: '',
	placeholder: 'e.g. MOON-CAT-BLACK-M, MOON-CAT-BLACK-L',
	description:
		'By which an existing draft is known, separated by commas. An expression may give a list. Used with "Return an Existing Draft".',
};

/** The drafts of each shop, read once a node execution. */
const books = new WeakMap<IExecuteFunctions, Map<string, Promise<Result<DraftBook>>>>();

/** The draft that is there already, where the options ask for it. */
export async function findExistingDraft(
	context: IExecuteFunctions,
	{ call, shopId, options }: OpenShop,
	{ title, description }: { title: string; description: string },
): Promise<Result<Listing | undefined>> {
	const { existingDraft, draftSkus, knownListingId }: IDataObject = options;
	const known = readText(knownListingId)?.trim() ?? '';
	if (known !== '') {
		const listing = await getListing(call, known);
		return listing.ok ? ok(toListing(listing.value)) : listing;
	}
	if (existingDraft !== true) return ok(undefined);
	const lists = books.get(context) ?? new Map<string, Promise<Result<DraftBook>>>();
	books.set(context, lists);
	const reading = lists.get(shopId) ?? readDrafts(call, shopId);
	lists.set(shopId, reading);
	const book = await reading;
	return book.ok ? ok(book.value.take({ title, description, skus: readList(draftSkus) })) : book;
}
