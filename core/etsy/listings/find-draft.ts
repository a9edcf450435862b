import { ok, type Result } from '../../domain/result';
import type { EtsyCall } from '../caller';
import { decodeEntities } from '../entities';
import { readInventories } from '../inventory/read';
import { listListings } from './list';
import type { Listing } from './to-listing';

/** A draft of the shop with what it is known by. */
export interface KnownDraft {
	listing: Listing;
	skus: string[];
}

/** What a draft is known by. */
export interface DraftMarks {
	title: string;
	description: string;
	skus: readonly string[];
}

/** The drafts of a shop that are not given to anybody yet. */
export interface DraftBook {
	/**
	 * The draft with one of these SKUs, else one of this title that has no SKU yet: it was made by a
	 * try that died before it could give it one. Of several that of the same description. Each draft
	 * is found once.
	 */
	take(marks: DraftMarks): Listing | undefined;
}

function plain(text: string): string {
	return decodeEntities(text).trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Makes the book of what was read. Pure but for what was taken out of it. */
export function draftBook(drafts: readonly KnownDraft[]): DraftBook {
	const left = new Set(drafts);
	return {
		take({ title, description, skus }) {
			const wanted = new Set(skus.map(plain));
			const all = [...left];
			const bare = all.filter(
				(draft) => draft.skus.length === 0 && plain(draft.listing.title ?? '') === plain(title),
			);
			const found =
				all.find((draft) => draft.skus.some((sku) => wanted.has(plain(sku)))) ??
				bare.find(({ listing }) => plain(listing.description ?? '') === plain(description)) ??
				bare[0];
			if (found) left.delete(found);
			return found?.listing;
		},
	};
}

/**
 * Reads the drafts of a shop with their SKUs: one call for each 100 drafts and one for each 100
 * drafts' variants.
 */
export async function readDrafts(call: EtsyCall, shopId: string): Promise<Result<DraftBook>> {
	const drafts = await listListings(call, { shopId, states: ['draft'] });
	if (!drafts.ok) return drafts;
	const inventories = await readInventories(
		call,
		drafts.value.map(({ listingId }) => listingId),
	);
	const known: KnownDraft[] = [];
	for (const listing of drafts.value) {
		const read = inventories.get(listing.listingId);
		if (read === undefined) continue;
		if (!read.ok) {
			// Gone since the list was read; anything else might hide the draft that is looked for.
			if (read.failure.category === 'not_found') continue;
			return read;
		}
		const skus = read.value.inventory.products.map(({ sku }) => sku).filter((sku) => sku !== '');
		known.push({ listing, skus });
	}
	return ok(draftBook(known));
}
