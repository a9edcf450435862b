import type { Money } from '../../domain/money';
import type { Question } from '../../domain/personalization/types';
import { decodeEntities } from '../entities';
import { toQuestions } from '../personalization/to-questions';
import type { ShopListing } from './schemas';

/** The states that can be asked for (OAS), in the order in which a shop thinks of them. */
export const LISTING_STATES = ['active', 'draft', 'inactive', 'sold_out', 'expired'] as const;
/** A state that can be asked for. */
export type ListableState = (typeof LISTING_STATES)[number];

/** The state of a listing; `removed` by Etsy, `unknown` for one that is newer than this pack. */
export type ListingState = ListableState | 'removed' | 'unknown';

/** An image of a listing, in the order in which buyers see them. */
export interface ListingImage {
	imageId: string;
	/** Counted from 1. */
	rank?: number;
	url?: string;
	altText?: string;
}

/** A listing in our words. Ids are texts, times ISO 8601. */
export interface Listing {
	listingId: string;
	shopId?: string;
	state: ListingState;
	/** Etsy's own word for the state. */
	rawState?: string;
	title?: string;
	description?: string;
	url?: string;
	/** The lowest of its variants. */
	price?: Money;
	/** The sum of its variants. */
	quantity?: number;
	sectionId?: string;
	shippingProfileId?: string;
	/** Etsy: readiness state. Etsy may leave it out for listings that are not active. */
	processingProfileId?: string;
	returnPolicyId?: string;
	taxonomyId?: string;
	/** Missing where Etsy does not tell. */
	productionPartnerIds?: string[];
	tags: string[];
	materials: string[];
	styles: string[];
	/** Only for the owner, and not in every answer. */
	skus: string[];
	whoMade?: string;
	whenMade?: string;
	isSupply?: boolean;
	listingType?: string;
	isPersonalizable?: boolean;
	hasVariations?: boolean;
	autoRenew?: boolean;
	isTaxable?: boolean;
	isCustomizable?: boolean;
	isPrivate?: boolean;
	featuredRank?: number;
	weight?: number;
	weightUnit?: string;
	length?: number;
	width?: number;
	height?: number;
	sizeUnit?: string;
	favorites?: number;
	/** Counted once a day, only for active listings. */
	views?: number;
	language?: string;
	createdAt?: string;
	updatedAt?: string;
	endsAt?: string;
	/** When it got into its state. */
	stateSince?: string;
	/** Only where they were asked for. */
	images?: ListingImage[];
	/** Only where they were asked for. */
	questions?: Question[];
}

const KNOWN_STATES: ReadonlySet<string> = new Set([...LISTING_STATES, 'removed']);

/** Etsy's word in ours: `edit` is another word for inactive (facts/etsy.md 5). */
function toState(raw: string | undefined): ListingState {
	const word = raw?.toLowerCase();
	if (word === 'edit') return 'inactive';
	return word !== undefined && KNOWN_STATES.has(word) ? (word as ListingState) : 'unknown';
}

function toImages(listing: ShopListing): ListingImage[] | undefined {
	return listing.images
		?.map((image) => ({
			imageId: image.listing_image_id,
			rank: image.rank ?? undefined,
			url: image.url_fullxfull,
			altText: image.alt_text,
		}))
		.sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity));
}

function times(listing: ShopListing): Partial<Listing> {
	const { original_creation_timestamp: original, created_timestamp: created } = listing;
	return {
		// The creation time of a listing moves when it is renewed; the original one does not.
		createdAt: original ?? created ?? listing.creation_timestamp ?? undefined,
		updatedAt: listing.updated_timestamp ?? listing.last_modified_timestamp ?? undefined,
		endsAt: listing.ending_timestamp ?? undefined,
		stateSince: listing.state_timestamp ?? undefined,
	};
}

function sizes(listing: ShopListing): Partial<Listing> {
	return {
		weight: listing.item_weight ?? undefined,
		weightUnit: listing.item_weight_unit,
		length: listing.item_length ?? undefined,
		width: listing.item_width ?? undefined,
		height: listing.item_height ?? undefined,
		sizeUnit: listing.item_dimensions_unit,
	};
}

function flags(listing: ShopListing): Partial<Listing> {
	return {
		isSupply: listing.is_supply ?? undefined,
		isPersonalizable: listing.is_personalizable ?? undefined,
		hasVariations: listing.has_variations ?? undefined,
		autoRenew: listing.should_auto_renew ?? undefined,
		isTaxable: listing.is_taxable ?? undefined,
		isCustomizable: listing.is_customizable ?? undefined,
		isPrivate: listing.is_private ?? undefined,
	};
}

/** Etsy's listing in our words. Pure. */
export function toListing(listing: ShopListing): Listing {
	const { featured_rank: featuredRank } = listing;
	return {
		listingId: listing.listing_id,
		shopId: listing.shop_id,
		state: toState(listing.state),
		rawState: listing.state,
		title: listing.title,
		description: listing.description,
		url: listing.url,
		price: listing.price ?? undefined,
		quantity: listing.quantity ?? undefined,
		sectionId: listing.shop_section_id,
		shippingProfileId: listing.shipping_profile_id,
		processingProfileId: listing.readiness_state_id,
		returnPolicyId: listing.return_policy_id,
		taxonomyId: listing.taxonomy_id,
		productionPartnerIds: listing.production_partners?.map((one) => one.production_partner_id),
		tags: listing.tags.map(decodeEntities),
		materials: listing.materials.map(decodeEntities),
		styles: listing.style.map(decodeEntities),
		skus: listing.skus,
		whoMade: listing.who_made,
		whenMade: listing.when_made,
		listingType: listing.listing_type,
		// Etsy says -1 for a listing that is not featured.
		featuredRank: featuredRank && featuredRank > 0 ? featuredRank : undefined,
		favorites: listing.num_favorers ?? undefined,
		views: listing.views ?? undefined,
		language: listing.language,
		...flags(listing),
		...sizes(listing),
		...times(listing),
		images: toImages(listing),
		...(listing.personalization
			? { questions: toQuestions(listing.personalization).questions }
			: {}),
	};
}
