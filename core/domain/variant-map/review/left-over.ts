import type { Dictionary } from '../meaning/dictionary';
import { GRADES } from '../match/grades';
import type { MatchProduct } from '../match/types';
import type { Provider } from '../../provider';
import { writeOptions } from '../cells';
import { productBook } from '../suggest/product-book';
import { suggestRows } from '../suggest/suggest';
import type { ShopListing, ShopVariant } from '../suggest/types';
import type { VariantIndex } from '../variant-index';
import { escapeHtml, safeText } from './html';
import { approvedCells, nameOf, percent } from './row-question';
import type { Aside, Choice, Question } from './types';

/** What of a listing has no row, and what of the printer's product no row uses. */
export interface LeftOvers {
	questions: Question[];
	asides: Aside[];
}

function question(
	listing: ShopListing,
	variant: ShopVariant,
	product: MatchProduct,
	provider: Provider,
	candidates: ReadonlyArray<{ variantId: string; title: string; score: number; reason: string }>,
	why: string,
): Question {
	const options = writeOptions(variant.options);
	const { shopId, listingId } = listing;
	const base = {
		rowId: '',
		was: { sku: variant.sku, options, providerVariantId: '' },
		fresh: { shopId, listingId, sku: variant.sku, options, provider },
		subject: `etsy-listing-${listingId}`,
	};
	const taking = candidates.flatMap((near): Choice[] => {
		const printed = product.variants.find(
			({ variantId, title }) => variantId === near.variantId && title === near.title,
		);
		if (!printed) return [];
		const cells = approvedCells(product, printed, listing, variant);
		return [
			{
				...base,
				label: safeText(`Take ${near.title} (${percent(near.score)}: ${near.reason})`).slice(
					0,
					140,
				),
				action: 'map.added',
				cells: { ...cells, note: 'Chosen by a person in the form.' },
				detail: `a new row; ${nameOf(variant)}; ${provider}; ${product.productId} ${printed.variantId}`,
			},
		];
	});
	const [first] = taking;
	const leave: Choice[] = first
		? [{ ...first, label: 'Leave it without a row', action: '', detail: '' }]
		: [];
	return {
		field: `Listing ${listingId}, left over: ${safeText(nameOf(variant)).slice(0, 100)}`,
		html: `<b>Left over on Etsy:</b> ${escapeHtml(safeText(nameOf(variant)))}<br><b>Why:</b> ${escapeHtml(safeText(why))}`,
		choices: [...taking, ...leave],
	};
}

/**
 * What is left over of a listing that is made of one saved product: variants on Etsy without a row,
 * each with the nearest of the printer's, and what the printer has and no row uses.
 */
export function leftOvers(
	listing: ShopListing,
	product: MatchProduct,
	provider: Provider,
	index: VariantIndex,
	dictionary: Dictionary,
): LeftOvers {
	const book = productBook([product], dictionary);
	const link = { product, grade: GRADES.same, how: 'its other variants are printed with it' };
	const { proposals, leftOver } = suggestRows(listing, book, index, [link]);
	const found = proposals.map(
		({ variant, printed: { variantId, title }, confidence, explanation }) =>
			question(
				listing,
				variant,
				product,
				provider,
				[{ variantId, title, score: confidence, reason: 'fits' }],
				explanation,
			),
	);
	const near = leftOver.map(({ variant, candidates, message }) =>
		question(listing, variant, product, provider, candidates, message),
	);
	const used = new Set(
		index.rows
			.filter(({ listingId }) => listingId === listing.listingId)
			.map(({ source }) => (source?.kind === 'storeVariant' ? source.variantId : '')),
	);
	const unused = product.variants.filter(({ variantId }) => !used.has(variantId));
	const shown = unused.slice(0, 12).map(({ title }) => title);
	const more = unused.length > shown.length ? ` and ${unused.length - shown.length} more` : '';
	return {
		questions: [...found, ...near].filter(({ choices }) => choices.length > 0),
		asides: [
			...[...found, ...near]
				.filter(({ choices }) => choices.length === 0)
				.map(({ html }) => ({ html })),
			...(unused.length > 0
				? [
						{
							html: `<b>Left over at the printer</b> (${escapeHtml(safeText(product.title))}): ${escapeHtml(safeText(shown.join('; ')))}${more}`,
						},
					]
				: []),
		],
	};
}
