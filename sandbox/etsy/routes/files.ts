import type { FastifyInstance } from 'fastify';

import { addOperation } from '../auth';
import { etsyError } from '../errors';
import { attachFile, type EtsyFile, removeFile } from '../media';
import { keptOf, type MultipartForm, readMultipart } from '../multipart';
import { Params } from '../params';
import { presentFile } from '../present/media';
import type { EtsyListing, EtsyState } from '../state';
import { ownListingOf } from './own-listing';

/** From the seller's guide (facts/etsy.md 7). */
const MAX_BYTES = 20 * 1024 * 1024;

const PATH = '/shops/:shop_id/listings/:listing_id/files';

/** The files of a digital listing; a physical one shows none (Etsy's document). */
export function addFileRoutes(app: FastifyInstance, state: EtsyState): void {
	addOperation(
		app,
		state,
		{ method: 'GET', path: PATH, operation: 'getAllListingFiles', scope: 'listings_r' },
		(request, caller) => {
			const listing = ownListingOf(state, request, caller);
			const results = filesOf(listing).map((file) => presentFile(listing.id, file));
			return { count: results.length, results };
		},
	);

	addOperation(
		app,
		state,
		{
			method: 'GET',
			path: `${PATH}/:listing_file_id`,
			operation: 'getListingFile',
			scope: 'listings_r',
		},
		(request, caller) => {
			const listing = ownListingOf(state, request, caller);
			const id = new Params(request).id('listing_file_id');
			const file = filesOf(listing).find((one) => one.id === id);
			if (!file) throw etsyError(404);
			return presentFile(listing.id, file);
		},
	);

	addOperation(
		app,
		state,
		{ method: 'POST', path: PATH, operation: 'uploadListingFile', scope: 'listings_w' },
		async (request, caller, reply) => {
			const listing = ownListingOf(state, request, caller);
			return await state.uploads.alone(listing.id, async () => {
				const file = fileOf(state, listing, await readMultipart(request));
				attachFile(listing, file);
				reply.code(201);
				return presentFile(listing.id, file);
			});
		},
	);

	addOperation(
		app,
		state,
		{
			method: 'DELETE',
			path: `${PATH}/:listing_file_id`,
			operation: 'deleteListingFile',
			scope: 'listings_w',
		},
		async (request, caller, reply) => {
			const listing = ownListingOf(state, request, caller);
			removeFile(listing, new Params(request).id('listing_file_id'));
			return await reply.code(204).send();
		},
	);
}

function filesOf({ files = [], listingType = 'physical' }: EtsyListing): EtsyFile[] {
	return listingType === 'physical' ? [] : files;
}

/** The file that an upload brings or names. */
function fileOf(state: EtsyState, { shopId }: EtsyListing, form: MultipartForm): EtsyFile {
	const { rank: rawRank = '1', name } = form.fields;
	if (!/^[1-9]\d{0,3}$/.test(rawRank)) throw etsyError(400, "Invalid value for 'rank'");
	const rank = Number(rawRank);
	const { file } = form.files;
	if (file) {
		if (!name) throw etsyError(400, 'name is required with a file');
		if (file.bytes === 0) throw etsyError(400, 'The file is empty');
		if (file.bytes > MAX_BYTES) throw etsyError(400, 'The file is too large');
		const upload = keptOf(file);
		const createdAt = Math.floor(state.world.clock.now() / 1000);
		return { id: state.uploads.nextId(), name, rank, createdAt, upload };
	}
	const id = Number(form.fields.listing_file_id);
	const known = state
		.listingsOf(shopId)
		.flatMap(({ files = [], detachedFiles = [] }) => [...files, ...detachedFiles])
		.find((one) => one.id === id);
	if (!known) throw etsyError(400, 'Either a valid file or a listing_file_id must be provided');
	return { ...known, rank };
}
