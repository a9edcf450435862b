import { CERTAIN, GRADES } from '../match/grades';
import { matchVariant } from '../match/match-variant';
import type { MatchVariant, VariantMatch } from '../match/types';
import { findRows, optionsText } from '../find-rows';
import type { VariantIndex } from '../variant-index';
import type { Link, ProductBook, SkuPlace } from './product-book';
import type { LeftOver, Proposal, ShopListing, ShopVariant, Suggestion } from './types';

/** Whether the map speaks of a variant already, in whatever state its row is. */
export function isMapped(index: VariantIndex, listing: ShopListing, variant: ShopVariant): boolean {
	const { rows, otherVariant } = findRows(index, listing.shopId, {
		listingId: listing.listingId,
		sku: variant.sku,
		options: variant.options,
	});
	return rows.length > 0 && otherVariant === undefined;
}

function nameOf({ options, sku }: ShopVariant): string {
	return options.length > 0 ? optionsText(options) : sku ? `SKU ${sku}` : 'the only variant';
}

function explainOptions({ because, leftOver }: VariantMatch): string {
	const parts = because.map(({ option, how }) => `${option.name} "${option.value}": ${how}`);
	if (leftOver.length > 0) parts.push(`not said by the listing: ${leftOver.join(', ')}`);
	return parts.length > 0 ? parts.join('; ') : 'neither side has options';
}

/** The same SKU on both sides; options that say otherwise make it a matter for a person. */
function bySku(
	listing: ShopListing,
	variant: ShopVariant,
	{ product, variant: printed }: SkuPlace,
	book: ProductBook,
): Proposal {
	const match = matchVariant(variant.options, book.read(product));
	const other = match.variant;
	const contradicts =
		variant.options.length > 0 &&
		other !== undefined &&
		match.grade >= CERTAIN &&
		other.variantId !== printed.variantId;
	const isSameText = printed.sku === variant.sku;
	const grade = contradicts ? GRADES.untold : isSameText ? GRADES.exact : GRADES.meant;
	const explanation = contradicts
		? `The SKU ${variant.sku} is that of ${printed.title}, but the options say ${other.title}.`
		: `The same SKU ${variant.sku} at the printer (${printed.title}).`;
	return {
		...{ listing, variant, product, printed, explanation },
		confidence: grade,
		isCertain: grade >= CERTAIN,
	};
}

function left(
	listing: ShopListing,
	variant: ShopVariant,
	code: LeftOver['code'],
	message: string,
	candidates: LeftOver['candidates'] = [],
): LeftOver {
	return { listing, variant, code, message, candidates };
}

function byOptions(
	listing: ShopListing,
	variant: ShopVariant,
	links: readonly Link[],
	book: ProductBook,
): LeftOver | Proposal {
	const what = nameOf(variant);
	const tried = links
		.map((link) => ({ link, match: matchVariant(variant.options, book.read(link.product)) }))
		.sort((a, b) => Math.min(b.match.grade, b.link.grade) - Math.min(a.match.grade, a.link.grade));
	const [best, next] = tried;
	if (!best) {
		const message = `No product of the printer's looks like "${listing.title}".`;
		return left(listing, variant, 'no_product', message);
	}
	const candidates = tried.flatMap(({ match }) => match.nearest).slice(0, 3);
	const { link, match } = best;
	const grade = Math.min(link.grade, match.grade);
	const isTie = next !== undefined && Math.min(next.link.grade, next.match.grade) === grade;
	if (isTie || match.problem === 'ambiguous') {
		const message = `${what} of "${listing.title}" fits several variants alike.`;
		return left(listing, variant, 'ambiguous', message, candidates);
	}
	if (!match.variant) {
		const message = `"${link.product.title}" has no variant like ${what}.`;
		return left(listing, variant, 'no_variant', message, candidates);
	}
	return {
		listing,
		variant,
		product: link.product,
		printed: match.variant,
		confidence: grade,
		isCertain: grade >= CERTAIN,
		explanation: `"${link.product.title}": ${link.how}. ${explainOptions(match)}.`,
	};
}

/** A variant of a product; an id alone is not one where attributes tell variants apart. */
function placeOf({ variantId, attributes }: MatchVariant): string {
	return JSON.stringify([variantId, attributes ?? {}]);
}

/** Two variants of one listing that are to print the same: at most one of them can be right. */
function doubtTwins(proposals: readonly Proposal[]): Proposal[] {
	const times = new Map<string, number>();
	const key = ({ product, printed }: Proposal) => `${product.productId} ${placeOf(printed)}`;
	for (const one of proposals) times.set(key(one), (times.get(key(one)) ?? 0) + 1);
	return proposals.map((one) =>
		(times.get(key(one)) ?? 0) < 2
			? one
			: {
					...one,
					isCertain: false,
					confidence: Math.min(one.confidence, GRADES.near),
					explanation: `${one.explanation} Another variant of this listing fits it as well.`,
				},
	);
}

/**
 * Proposes rows for the variants of a listing that the map does not speak of yet. Certain is only
 * what fits one variant of the printer's and no other; all else is for a person.
 */
export function suggestRows(
	listing: ShopListing,
	book: ProductBook,
	index: VariantIndex,
	given?: readonly Link[],
): Suggestion {
	const open = listing.variants.filter(
		(variant) => variant.isEnabled && !isMapped(index, listing, variant),
	);
	const enabled = listing.variants.filter(({ isEnabled }) => isEnabled);
	const links = open.length > 0 ? (given ?? book.linksOf(listing)) : [];
	const found = open.map((variant) => {
		const places = given ? [] : book.bySku(variant.sku);
		const [place] = places;
		return places.length === 1 && place
			? bySku(listing, variant, place, book)
			: byOptions(listing, variant, links, book);
	});
	const proposals = doubtTwins(found.filter((one): one is Proposal => 'printed' in one));
	const used = new Set(proposals.map(({ printed }) => placeOf(printed)));
	const [link] = links;
	const unused = link?.product.variants.filter((one) => !used.has(placeOf(one))) ?? [];
	return {
		proposals,
		leftOver: found.filter((one): one is LeftOver => 'code' in one),
		printerLeftOver:
			link && links.length === 1 && proposals.length > 0 && unused.length > 0
				? [{ listing, product: link.product, variants: unused.map(({ title }) => title) }]
				: [],
		alreadyMapped: enabled.length - open.length,
	};
}
