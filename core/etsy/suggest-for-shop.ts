import { failure, type Failure } from '../domain/failure';
import { ok, type Result } from '../domain/result';
import type { MatchProduct } from '../domain/variant-map/match/types';
import { GRADES } from '../domain/variant-map/match/grades';
import {
	productBook,
	type Link,
	type ProductBook,
} from '../domain/variant-map/suggest/product-book';
import { suggestRows } from '../domain/variant-map/suggest/suggest';
import type { ShopListing, Suggestion } from '../domain/variant-map/suggest/types';
import { readMeaning } from '../domain/variant-map/meaning/read-value';
import type { VariantIndex } from '../domain/variant-map/variant-index';
import type { EtsyCall } from './caller';
import { BATCH_SIZE } from './inventory/api';
import {
	compareIds,
	listInOrder,
	readShopListings,
	type ListedListing,
} from './inventory/shop-listings';
import type { ListableState } from './listings/to-listing';

/** What a run over a shop is to do. */
export interface SuggestRun {
	call: EtsyCall;
	shopId: string;
	states: readonly ListableState[];
	/** Only these; empty for the whole shop. */
	listingIds: readonly string[];
	/** The number of the last listing of the run before; empty to begin. */
	startAfter: string;
	/** After so many listings the run ends. */
	most: number;
	products: readonly MatchProduct[];
	/** The rows that there are: what they speak of is passed over. */
	index: VariantIndex;
	tell(words: string): void;
	isCancelled(): boolean;
}

/** How far a run came. */
export interface SuggestProgress {
	shopId: string;
	/** Of the listings that were asked for. */
	listings: number;
	/** Up to and with this run, as far as listings are in order. */
	done: number;
	/** Listings of which every SKU has a row already; they were not read. */
	passedOver: number;
	/** Variants that have a row already, in the listings that were read. */
	alreadyMapped: number;
	proposed: number;
	certain: number;
	leftOver: number;
	/** Listings that could not be read, with why. */
	unread: Array<{ listingId: string; message: string }>;
	/** Where the next run goes on; empty when it is finished. */
	startAfter: string;
	isFinished: boolean;
	/** How far it came, in words. */
	message: string;
	/** Why it ended early. */
	interrupted?: Failure;
}

function isWholeMapped(index: VariantIndex, { skus }: ListedListing): boolean {
	// A row with options is for one variant of perhaps many with this SKU; only without, it is for
	// all.
	const isForAll = (sku: string) => index.bySku(sku).some(({ options }) => options.length === 0);
	return skus.length > 0 && skus.every(isForAll);
}

/**
 * With blanks, any that is of the listing's kind is meant; of a listing that the seller named, the
 * only one even where the title does not say its kind.
 */
function blankLinks(listing: ShopListing, run: SuggestRun, book: ProductBook): Link[] | undefined {
	if (run.products[0]?.kind !== 'blank') return undefined;
	const isNamed = run.listingIds.includes(listing.listingId);
	const [only, ...others] = run.products;
	if (isNamed && only && others.length === 0) {
		return [{ product: only, grade: GRADES.same, how: 'you named this listing' }];
	}
	const theirs = readMeaning(listing.title).products;
	return run.products.flatMap((product) => {
		const kinds = book.read(product).meaning.products;
		if (!theirs.some((kind) => kinds.includes(kind))) return [];
		return [{ product, grade: GRADES.near, how: `the listing is a ${kinds.join(', ')} as well` }];
	});
}

function cancelled(): Failure {
	return failure({
		category: 'unclear',
		retryable: true,
		provider: 'pack',
		operation: 'variantMap:suggest',
		message: 'The run was stopped.',
		hint: 'Run it again to go on where it was.',
	});
}

/** How far a run came, for a seller. */
function inWords({ done, listings, proposed, certain, leftOver, unread }: SuggestProgress): string {
	const count = (number: number) => number.toLocaleString('en-US');
	const words = [
		`${count(done)} of ${count(listings)} listings looked at`,
		`${count(proposed)} rows proposed, ${count(certain)} of them certain`,
		...(leftOver > 0 ? [`${count(leftOver)} variants without a counterpart`] : []),
		...(unread.length > 0 ? [`${count(unread.length)} listings could not be read`] : []),
	];
	return `${words.join('; ')}.`;
}

async function wantedListings(run: SuggestRun): Promise<Result<ListedListing[]>> {
	if (run.listingIds.length === 0) return await listInOrder(run.call, run.shopId, run.states);
	const ids = [...new Set(run.listingIds)].sort(compareIds);
	return ok(ids.map((listingId) => ({ listingId, skus: [] })));
}

/**
 * Proposes rows for listing after listing, in the order of their numbers. What was found stays
 * found when a later call fails: then the answer says where to go on.
 * @returns a failure only where nothing at all was done
 */
export async function suggestForShop(
	run: SuggestRun,
): Promise<Result<{ suggestions: Suggestion[]; progress: SuggestProgress }>> {
	const all = await wantedListings(run);
	if (!all.ok) return all;
	const open = all.value.filter(
		({ listingId }) => run.startAfter === '' || compareIds(listingId, run.startAfter) > 0,
	);
	const part = open.slice(0, run.most);
	const before = all.value.length - open.length;
	const progress: SuggestProgress = {
		...{ shopId: run.shopId, listings: all.value.length, done: before, passedOver: 0 },
		...{ alreadyMapped: 0, proposed: 0, certain: 0, leftOver: 0, unread: [] },
		...{ startAfter: run.startAfter, isFinished: false, message: '' },
	};
	const book = productBook(run.products, run.index.dictionary);
	const suggestions: Suggestion[] = [];
	for (let start = 0; start < part.length; start += BATCH_SIZE) {
		const batch = part.slice(start, start + BATCH_SIZE);
		const stop = run.isCancelled()
			? cancelled()
			: await takeBatch(batch, run, book, progress, suggestions);
		if (stop) {
			if (suggestions.length === 0 && progress.done === before) return { ok: false, failure: stop };
			const message = inWords(progress);
			return ok({ suggestions, progress: { ...progress, message, interrupted: stop } });
		}
		run.tell(inWords(progress));
	}
	progress.isFinished = part.length === open.length;
	if (progress.isFinished) progress.startAfter = '';
	progress.message = inWords(progress);
	return ok({ suggestions, progress });
}

/** @returns why the run has to end, or nothing */
async function takeBatch(
	batch: readonly ListedListing[],
	run: SuggestRun,
	book: ProductBook,
	progress: SuggestProgress,
	into: Suggestion[],
): Promise<Failure | undefined> {
	const toRead = batch.filter((listing) => !isWholeMapped(run.index, listing));
	const ids = toRead.map(({ listingId }) => listingId);
	const { listings, gone, failed } = await readShopListings(run.call, run.shopId, ids);
	// A listing that cannot be understood costs the others nothing; an outage ends the run.
	const outage = failed.find(({ failure: { code, category, retryable } }) =>
		code === 'unexpected_answer' ? false : retryable || ['auth', 'permission'].includes(category),
	);
	if (outage) return outage.failure;
	for (const listing of listings) {
		const found = suggestRows(listing, book, run.index, blankLinks(listing, run, book));
		into.push(found);
		progress.alreadyMapped += found.alreadyMapped;
		progress.proposed += found.proposals.length;
		progress.certain += found.proposals.filter(({ isCertain }) => isCertain).length;
		progress.leftOver += found.leftOver.length;
	}
	progress.unread.push(
		...gone.map((listingId) => ({ listingId, message: 'Etsy does not have it any more.' })),
		...failed.map(({ listingId, failure: { message } }) => ({ listingId, message })),
	);
	progress.passedOver += batch.length - toRead.length;
	progress.done += batch.length;
	progress.startAfter = batch.at(-1)?.listingId ?? progress.startAfter;
	return undefined;
}
