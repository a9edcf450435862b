import { formatMoney, type Money } from '../../money';
import { whatChanged } from '../changed';
import { writeOptions } from '../cells';
import { foldText, optionsKey } from '../keys';
import { optionsMeaningKey } from '../meaning/axis';
import type { VariantMapRow } from '../row';
import type { ShopListing, ShopVariant } from '../suggest/types';
import { isMapped } from '../suggest/suggest';
import type { VariantIndex } from '../variant-index';
import { nameOfRow, ofRow, type Finding } from './finding';

/** What is on Etsy today. */
export interface ShopToday {
	shopId: string;
	listings: readonly ShopListing[];
	/** Numbers that Etsy does not know any more. */
	gone: ReadonlySet<string>;
	/** Numbers of listings that could not be read: nothing is said of them. */
	unread: ReadonlySet<string>;
}

/** The map, and what its rows cost today. */
interface MapToday {
	index: VariantIndex;
	costs: CostsToday;
}

interface Place {
	listing: ShopListing;
	variant: ShopVariant;
}

function placesBySku(listings: readonly ShopListing[]): Map<string, Place[]> {
	const places = new Map<string, Place[]>();
	for (const listing of listings) {
		for (const variant of listing.variants) {
			if (!variant.sku) continue;
			const key = foldText(variant.sku);
			const known = places.get(key);
			if (known) known.push({ listing, variant });
			else places.set(key, [{ listing, variant }]);
		}
	}
	return places;
}

/** What a row costs at its printer today, where the printer tells. */
export type CostsToday = ReadonlyMap<VariantMapRow, Money>;

function price(row: VariantMapRow, { listing, variant }: Place, costs: CostsToday): Finding[] {
	const cost = costs.get(row) ?? row.cost;
	if (!cost || cost.currency !== variant.price.currency) return [];
	if (variant.price.amountMinor > cost.amountMinor) return [];
	return [
		ofRow(row, {
			code: 'price_under_cost',
			severity: 'error',
			message: `"${listing.title}" (${nameOfRow(row)}) sells for ${formatMoney(variant.price)} and costs ${formatMoney(cost)} to make.`,
			repair: 'Raise the price on Etsy, or choose a cheaper printer.',
		}),
	];
}

function changed(row: VariantMapRow, { listing, variant }: Place, index: VariantIndex): Finding[] {
	const now = { title: listing.title, options: variant.options };
	const what = row.approvedAs ? whatChanged(row.approvedAs, now, index.dictionary) : null;
	if (!what) return [];
	return [
		ofRow(row, {
			code: 'changed',
			severity: 'warning',
			message: `The ${nameOfRow(row)} no longer fits: ${what}.`,
			repair:
				'Check that it prints the right thing, then correct approvedTitle and approvedOptions.',
		}),
	];
}

/** Where in its own listing a row belongs, and whether by letters or by meaning. */
function ownPlace(row: VariantMapRow, listing: ShopListing, index: VariantIndex) {
	const byOptions = (key: (options: ShopVariant['options']) => string) =>
		listing.variants.find(({ options }) => key(options) === key(row.options));
	const bySku = row.sku
		? listing.variants.filter(({ sku }) => foldText(sku) === foldText(row.sku))
		: [];
	const fits = bySku.find(({ options }) => optionsKey(options) === optionsKey(row.options));
	if (fits || (bySku[0] && row.options.length === 0)) return { variant: fits ?? bySku[0] };
	if (row.options.length === 0) return {};
	const exact = byOptions(optionsKey);
	if (exact) return { variant: exact };
	const similar = byOptions((options) => optionsMeaningKey(options, index.dictionary));
	return similar ? { variant: similar, isRenamed: true } : {};
}

function inListing(
	row: VariantMapRow,
	listing: ShopListing,
	{ index, costs }: MapToday,
): Finding[] {
	const { variant, isRenamed } = ownPlace(row, listing, index);
	if (!variant) {
		return [
			ofRow(row, {
				code: 'variant_gone',
				severity: 'error',
				message: `"${listing.title}" has no variant any more for the ${nameOfRow(row)}.`,
				repair: 'Correct the SKU or the options of the row, or delete it.',
			}),
		];
	}
	const renamed = isRenamed
		? [
				ofRow(row, {
					code: 'renamed',
					severity: 'warning',
					message: `The options of the ${nameOfRow(row)} are now called ${writeOptions(variant.options)}.`,
					repair: 'Nothing is lost; write the new names into the row.',
					change: { options: writeOptions(variant.options) },
				}),
			]
		: [];
	const isLive = listing.state === '' || listing.state === 'active';
	const state = isLive
		? []
		: [
				ofRow(row, {
					code: 'listing_not_active',
					severity: 'info',
					message: `"${listing.title}" (${nameOfRow(row)}) is not active on Etsy.`,
					repair: 'Nothing, unless it should be on sale.',
				}),
			];
	const place = { listing, variant };
	return [...renamed, ...state, ...changed(row, place, index), ...price(row, place, costs)];
}

function reused(row: VariantMapRow, places: readonly Place[]): Finding[] {
	const ids = [...new Set(places.map(({ listing }) => listing.listingId))];
	if (row.listingId === '') {
		if (ids.length < 2) return [];
		return [
			ofRow(row, {
				code: 'sku_reused',
				severity: 'info',
				message: `The SKU ${row.sku} is on ${ids.length} listings (${ids.slice(0, 5).join(', ')}), and the ${nameOfRow(row)} prints the same for all.`,
				repair:
					'Nothing if that is meant; else enter the listing in the column listingId and add a row for the others.',
			}),
		];
	}
	const other = places.find(({ listing }) => listing.listingId !== row.listingId);
	if (!other) return [];
	return [
		ofRow(row, {
			code: 'sku_reused',
			severity: 'warning',
			message: `The SKU ${row.sku} of the ${nameOfRow(row)} is also on listing ${other.listing.listingId} ("${other.listing.title}").`,
			repair: 'Give that listing its own SKU and row if it prints something else.',
		}),
	];
}

function rowToday(
	row: VariantMapRow,
	shop: ShopToday,
	byId: ReadonlyMap<string, ShopListing>,
	bySku: ReadonlyMap<string, Place[]>,
	map: MapToday,
): Finding[] {
	const { index, costs } = map;
	const places = row.sku ? (bySku.get(foldText(row.sku)) ?? []) : [];
	if (row.listingId === '') {
		const [place] = places;
		if (place) {
			return [...changed(row, place, index), ...price(row, place, costs), ...reused(row, places)];
		}
		if (shop.unread.size > 0) return [];
		return [
			ofRow(row, {
				code: 'variant_gone',
				severity: 'warning',
				message: `No listing of the shop has the SKU of the ${nameOfRow(row)}.`,
				repair: 'Delete the row if it is not sold any more.',
			}),
		];
	}
	const listing = byId.get(row.listingId);
	if (listing) return [...inListing(row, listing, map), ...reused(row, places)];
	if (!shop.gone.has(row.listingId)) return [];
	return [
		ofRow(row, {
			code: 'listing_gone',
			severity: 'warning',
			message: `Etsy does not have listing ${row.listingId} any more (${nameOfRow(row)}).`,
			repair: 'Delete the row, or disable it.',
			change: { state: 'disabled' },
		}),
		...reused(row, places),
	];
}

function unmapped(shop: ShopToday, index: VariantIndex): Finding[] {
	return (
		shop.listings
			// A row may name a listing of another shop; Etsy shows the SKUs of that one to its owner
			// only.
			.filter(({ shopId }) => shopId === shop.shopId)
			.filter(({ state }) => state === '' || state === 'active')
			.flatMap((listing) =>
				listing.variants
					.filter((variant) => variant.isEnabled && !isMapped(index, listing, variant))
					.map((variant): Finding => {
						const options = writeOptions(variant.options);
						const what = [variant.sku && `SKU ${variant.sku}`, options].filter(Boolean).join(', ');
						return {
							code: 'unmapped',
							severity: 'warning',
							message: `Nothing says what to print for ${what || 'the only variant'} of "${listing.title}".`,
							repair: 'Add a row for it, with Suggest or by hand.',
							shopId: listing.shopId,
							listingId: listing.listingId,
							sku: variant.sku,
							options,
							provider: '',
						};
					}),
			)
	);
}

/**
 * Compares the rows in use with what is on Etsy today.
 * @param costs what printers ask today; the row's own cost stands where it is not known
 */
export function checkListings(
	shop: ShopToday,
	index: VariantIndex,
	costs: CostsToday = new Map(),
): Finding[] {
	const byId = new Map(shop.listings.map((listing) => [listing.listingId, listing]));
	const bySku = placesBySku(shop.listings);
	const rows = index.rows.filter(
		({ shopId, state }) => (shopId === '' || shopId === shop.shopId) && state !== 'disabled',
	);
	return [
		...rows.flatMap((row) => rowToday(row, shop, byId, bySku, { index, costs })),
		...unmapped(shop, index),
	];
}
