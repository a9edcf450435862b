import {
	checkMaterials,
	checkStyles,
	checkTags,
	checkTitle,
} from '../../domain/listing/text-rules';
import { ok, type Result } from '../../domain/result';
import type { ListingForm } from './api';

/** Who made it, when, and whether it is a supply. Etsy takes all three or none. */
export interface Making {
	whoMade: string;
	whenMade: string;
	isSupply: boolean;
}

/**
 * What can be changed of a listing, in our words; what is missing stays as it is. Price, quantity
 * and processing profile are not here: Etsy passes them over in silence, they are changed with the
 * variations (facts/etsy.md 5).
 */
export interface ListingChanges {
	title?: string;
	description?: string;
	tags?: readonly string[];
	materials?: readonly string[];
	/** Only when a draft is made: updateListing has no such field. */
	styles?: readonly string[];
	sectionId?: string;
	shippingProfileId?: string;
	returnPolicyId?: string;
	taxonomyId?: string;
	productionPartnerIds?: readonly string[];
	/** All images in order; those left out are taken off the listing. */
	imageIds?: readonly string[];
	making?: Making;
	listingType?: string;
	weight?: number;
	weightUnit?: string;
	length?: number;
	width?: number;
	height?: number;
	sizeUnit?: string;
	autoRenew?: boolean;
	isTaxable?: boolean;
	/** Only when a draft is made. */
	isCustomizable?: boolean;
	/** Only for listings that exist. */
	featuredRank?: number;
}

type Text = 'title' | 'tags' | 'materials' | 'styles';

/** Our names and Etsy's, for what needs no check of ours. */
const NAMES: ReadonlyArray<[Exclude<keyof ListingChanges, Text | 'making'>, string]> = [
	['description', 'description'],
	['sectionId', 'shop_section_id'],
	['shippingProfileId', 'shipping_profile_id'],
	['returnPolicyId', 'return_policy_id'],
	['taxonomyId', 'taxonomy_id'],
	['productionPartnerIds', 'production_partner_ids'],
	['imageIds', 'image_ids'],
	['listingType', 'type'],
	['weight', 'item_weight'],
	['weightUnit', 'item_weight_unit'],
	['length', 'item_length'],
	['width', 'item_width'],
	['height', 'item_height'],
	['sizeUnit', 'item_dimensions_unit'],
	['autoRenew', 'should_auto_renew'],
	['isTaxable', 'is_taxable'],
	['isCustomizable', 'is_customizable'],
	['featuredRank', 'featured_rank'],
];

function isNothing(value: unknown): boolean {
	return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

function checkedTexts(changes: ListingChanges): Result<ListingForm> {
	const form: ListingForm = {};
	if (changes.title !== undefined) {
		const title = checkTitle(changes.title);
		if (!title.ok) return title;
		form.title = title.value;
	}
	const lists = { tags: checkTags, materials: checkMaterials, styles: checkStyles };
	for (const [name, check] of Object.entries(lists)) {
		const checked = check(changes[name as keyof typeof lists] ?? []);
		if (!checked.ok) return checked;
		// An empty list makes Etsy complain about something else; it is left out.
		if (checked.value.length > 0) form[name] = checked.value;
	}
	return ok(form);
}

/**
 * The changes as Etsy's form. Texts are checked; what is empty is not sent.
 * @returns a `validation` failure that names the tag or the character
 */
export function toForm(changes: ListingChanges): Result<ListingForm> {
	const texts = checkedTexts(changes);
	if (!texts.ok) return texts;
	const form = { ...texts.value };
	for (const [ours, theirs] of NAMES) {
		const value = changes[ours];
		if (!isNothing(value)) form[theirs] = value;
	}
	const { making } = changes;
	if (making !== undefined) {
		form.who_made = making.whoMade;
		form.when_made = making.whenMade;
		form.is_supply = making.isSupply;
	}
	return ok(form);
}
