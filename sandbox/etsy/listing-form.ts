import type { ScenarioShop } from '../scenario/types';
import { etsyError } from './errors';
import type { FormReader } from './form-reader';
import { checkMaterials, checkStyles, checkTags, checkTitle } from './listing-rules';
import type { EtsyListing, EtsyState } from './state';
import { findTaxonomyNode } from './taxonomy';

/** The years move each January; these are the document's. */
const WHEN_MADE = [
	'made_to_order',
	'2020_2026',
	'2010_2019',
	'2007_2009',
	'before_2007',
	'2000_2006',
	...[1990, 1980, 1970, 1960, 1950, 1940, 1930, 1920, 1910, 1900].map((year) => `${year}s`),
	'1800s',
	'1700s',
	'before_1700',
];
const WHO_MADE = ['i_did', 'someone_else', 'collective'];
const TRIO = ['who_made', 'when_made', 'is_supply'];
const WEIGHT_UNITS = ['oz', 'lb', 'g', 'kg'];
const SIZE_UNITS = ['in', 'ft', 'mm', 'cm', 'm', 'yd', 'inches'];
const TYPES = ['physical', 'download', 'both'] as const;

/** Gone since April 2026: personalization has calls of its own (facts/etsy.md 0). */
const LEGACY = [
	'is_personalizable',
	'personalization_is_required',
	'personalization_char_count_max',
	'personalization_instructions',
];

/** What a form changes of a listing. */
export type ListingChanges = Partial<EtsyListing>;

/**
 * Reads and checks the fields that createDraftListing and updateListing share. Anything that is
 * wrong fails all of it. Other fields (price, processing times) are passed over in silence here.
 * @throws 400
 */
export function readListingForm(
	form: FormReader,
	shop: ScenarioShop,
	state: EtsyState,
): ListingChanges {
	const legacy = LEGACY.find((name) => form.has(name));
	if (legacy) throw etsyError(400, `The parameter ${legacy} is no longer supported`);
	const given = TRIO.filter((name) => form.has(name));
	if (given.length > 0 && given.length < TRIO.length) {
		throw etsyError(400, 'who_made, when_made and is_supply must be provided together');
	}
	const changes = { ...readTexts(form), ...readSettings(form, shop), ...readFacts(form) };
	const taxonomyId = form.id('taxonomy_id');
	if (taxonomyId !== undefined && !findTaxonomyNode(taxonomyId)) {
		throw etsyError(400, `Invalid taxonomy_id ${taxonomyId}`);
	}
	const images = form.imageIds('image_ids')?.map((id) => findImage(state, shop.id, id));
	return toChanges({ ...changes, taxonomyId, images });
}

function readTexts(form: FormReader): Fields {
	const title = form.text('title');
	const description = form.text('description');
	if (description?.trim() === '') {
		throw etsyError(400, "Invalid value for 'description': must not be empty");
	}
	const tags = form.list('tags');
	const materials = form.list('materials');
	const styles = form.list('styles');
	return {
		title: title === undefined ? undefined : checkTitle(title),
		description,
		tags: tags && checkTags(tags),
		materials: materials && checkMaterials(materials),
		styles: styles && checkStyles(styles),
	};
}

/** Ids of the shop's own settings. One that is gone fails the whole call (facts/etsy.md 5). */
function readSettings(form: FormReader, shop: ScenarioShop): Fields {
	type Known = ReadonlyArray<{ id: number; isDeleted?: boolean }>;
	const setting = (name: string, known: Known = []) => {
		const id = form.idOrNull(name);
		if (id && !known.some((one) => one.id === id && !one.isDeleted))
			throw etsyError(400, `Invalid ${name} ${id}`);
		return id;
	};
	const partners = form.ids('production_partner_ids');
	const known = shop.productionPartners ?? [];
	const unknown = partners?.find((id) => !known.some((one) => one.id === id));
	if (unknown !== undefined) throw etsyError(400, `Invalid production_partner_ids ${unknown}`);
	return {
		sectionId: setting('shop_section_id', shop.sections),
		shippingProfileId: setting('shipping_profile_id', shop.shippingProfiles),
		returnPolicyId: setting('return_policy_id', shop.returnPolicies),
		productionPartnerIds: partners,
	};
}

function readFacts(form: FormReader): Fields {
	const type = form.choiceOrNull('type', TYPES);
	return {
		whoMade: form.choice('who_made', WHO_MADE),
		whenMade: form.choice('when_made', WHEN_MADE),
		isSupply: form.flag('is_supply'),
		listingType: (type ?? undefined) as EtsyListing['listingType'],
		shouldAutoRenew: form.flag('should_auto_renew'),
		isTaxable: form.flag('is_taxable'),
		isCustomizable: form.flag('is_customizable'),
		featuredRank: form.idOrNull('featured_rank'),
		itemWeight: form.sizeOrNull('item_weight'),
		itemWeightUnit: form.choiceOrNull('item_weight_unit', WEIGHT_UNITS),
		itemLength: form.sizeOrNull('item_length'),
		itemWidth: form.sizeOrNull('item_width'),
		itemHeight: form.sizeOrNull('item_height'),
		itemDimensionsUnit: form.choiceOrNull('item_dimensions_unit', SIZE_UNITS),
	};
}

/** An image that is or was on a listing of the shop. @throws 400 */
function findImage(state: EtsyState, shopId: number, id: number) {
	const image = state
		.listingsOf(shopId)
		.flatMap(({ images = [], detachedImages = [] }) => [...images, ...detachedImages])
		.find((one) => one.id === id);
	if (!image) throw etsyError(400, `image id ${id} is invalid`);
	return image;
}

/** Not sent is no change; null is emptied. */
type Fields = { [Key in keyof EtsyListing]?: EtsyListing[Key] | null };

function toChanges(fields: Fields): ListingChanges {
	const sent = Object.entries(fields).filter(([, value]) => value !== undefined);
	return Object.fromEntries(sent.map(([name, value]) => [name, value ?? undefined]));
}
