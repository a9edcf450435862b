import type { GelatoScenario } from './gelato-types';
import type { GootenScenario } from './gooten-types';
import type { PrintfulScenario } from './printful-types';
import type { PrintifyScenario } from './printify-types';
import type { ProdigiScenario } from './prodigi-types';

export type * from './gelato-types';
export type * from './gooten-types';
export type * from './printful-types';
export type * from './printify-types';
export type * from './prodigi-types';

/**
 * The scenario format in types. `schema.json` is the same in JSON schema, with a description of
 * every property; keep the two together. Fields that exist at the vendor keep the vendor's name
 * (`first_line`, `is_available`); everything else is ours and in camel case. All money is a whole
 * number of minor units (cents); all times are seconds from the moment the scenario is loaded.
 */
export interface Scenario {
	$schema?: string;
	name?: string;
	description?: string;
	seed?: number;
	limits?: ScenarioLimits;
	apps?: ScenarioApp[];
	shops?: ScenarioShop[];
	listings?: ScenarioListing[];
	receipts?: ScenarioReceipt[];
	reviews?: ScenarioReview[];
	printify?: PrintifyScenario;
	printful?: PrintfulScenario;
	gelato?: GelatoScenario;
	prodigi?: ProdigiScenario;
	gooten?: GootenScenario;
	variantMap?: VariantMapRow[];
}

/** A provider whose sandbox has the plain limit of calls a minute. */
export interface MinuteLimits {
	/** Calls a minute for each credential. */
	perMinute?: number;
	/**
	 * The limit is for so many seconds instead of a minute; whose headers tell the window, tell it.
	 */
	windowSeconds?: number;
}

export interface ScenarioLimits {
	printful?: MinuteLimits;
	gelato?: MinuteLimits;
	prodigi?: MinuteLimits;
	gooten?: MinuteLimits;
	etsy?: { perSecond?: number; perDay?: number };
	printify?: {
		/** Calls a minute and account; Printify's own limit is 600. */
		perMinute?: number;
		/** The limit `perMinute` is for so many seconds instead of a minute. */
		windowSeconds?: number;
		/** Catalog calls a minute; Printify's own limit is 100. */
		catalogPerMinute?: number;
		/** Publish calls in 30 minutes; Printify's own limit is 200. */
		publishPerHalfHour?: number;
		/** Send `retry-after` with a 429; default false: Printify documents no such header. */
		sendRetryAfter?: boolean;
	};
}

export interface ScenarioApp {
	keystring: string;
	sharedSecret: string;
	applicationId?: number;
	name?: string;
	callbackUrls?: string[];
	/** Takes any callback on localhost or 127.0.0.1; default true. */
	allowAnyCallback?: boolean;
	tokens?: ScenarioToken[];
}

export interface ScenarioToken {
	userId: number;
	/** With the user id in front, as Etsy's tokens have it: `12345678.something`. */
	accessToken: string;
	refreshToken?: string;
	/** Default: all that the pack needs. */
	scopes?: string[];
	expiresAfterSeconds?: number;
}

export interface ScenarioShop {
	id: number;
	userId: number;
	name: string;
	title?: string;
	currency: string;
	countryIso?: string;
	loginName?: string;
	ownerEmail?: string;
	ownerFirstName?: string;
	ownerLastName?: string;
	/** False: this key gets no buyer address (all address fields null). Default true. */
	addressesVisible?: boolean;
	/** False: createReceiptShipment is refused with 403. Default true. */
	trackingAllowed?: boolean;
	/** True: `buyer_email` is filled. Default false, as for nearly every key. */
	emailsVisible?: boolean;
	sections?: Array<{ id: number; title: string }>;
	shippingProfiles?: ScenarioShippingProfile[];
	returnPolicies?: Array<{
		id: number;
		accepts_returns: boolean;
		accepts_exchanges: boolean;
		return_deadline: number | null;
	}>;
	readinessStates?: Array<{
		id: number;
		readiness_state: 'ready_to_ship' | 'made_to_order';
		minDays: number;
		maxDays: number;
	}>;
	productionPartners?: Array<{ id: number; partner_name: string; location: string }>;
	/** What Etsy takes of each sale. */
	fees?: ScenarioFees;
}

/** Shares are percent of an amount; default: 6.5 of the sale and 3 plus 0.25 of the payment. */
export interface ScenarioFees {
	transactionPercent?: number;
	processingPercent?: number;
	/** Minor units for each payment. */
	processingFixed?: number;
}

/** Either a carrier with its class, or days. */
export interface ScenarioDelivery {
	carrierId?: number;
	mailClass?: string;
	minDays?: number;
	maxDays?: number;
}

export interface ScenarioShippingDestination extends ScenarioDelivery {
	id: number;
	/** Empty: the region, or everywhere. */
	country: string;
	region: 'eu' | 'non_eu' | 'none';
	primaryCost: number;
	secondaryCost: number;
}

export interface ScenarioShippingUpgrade extends ScenarioDelivery {
	id: number;
	name: string;
	/** 0: at home, 1: abroad. */
	type: 0 | 1;
	price: number;
	secondaryPrice: number;
}

export interface ScenarioShippingProfile {
	id: number;
	title: string;
	originCountryIso?: string;
	originPostalCode?: string;
	/** True: deleted by the seller; Etsy keeps it in the list. */
	isDeleted?: boolean;
	/** Default: everywhere, at one price. */
	destinations?: ScenarioShippingDestination[];
	upgrades?: ScenarioShippingUpgrade[];
}

export interface ScenarioReview {
	shopId: number;
	listingId: number;
	/** The order line that is reviewed. */
	transactionId: number;
	buyerUserId?: number;
	rating: 1 | 2 | 3 | 4 | 5;
	review?: string;
	language?: string;
	imageUrl?: string;
	arrivesAfterSeconds: number;
}

export interface ScenarioPropertyValue {
	property_id: number;
	property_name: string;
	value_ids: number[];
	values: string[];
	scale_id?: number | null;
	scale_name?: string | null;
}

export interface ScenarioListingProduct {
	id?: number;
	sku: string;
	/** Minor units of the shop's currency. */
	price: number;
	quantity: number;
	is_enabled?: boolean;
	readinessStateId?: number;
	property_values?: ScenarioPropertyValue[];
}

export interface ScenarioListing {
	id: number;
	shopId: number;
	title: string;
	description?: string;
	state?: 'active' | 'inactive' | 'sold_out' | 'draft' | 'expired';
	tags?: string[];
	taxonomyId?: number;
	sectionId?: number;
	shippingProfileId?: number;
	returnPolicyId?: number;
	productionPartnerIds?: number[];
	/** Default: physical. */
	listingType?: 'physical' | 'download' | 'both';
	/** Default: i_did. */
	whoMade?: string;
	/** Default: made_to_order. */
	whenMade?: string;
	/** Default: false. */
	isSupply?: boolean;
	materials?: string[];
	styles?: string[];
	images?: Array<{ id: number; url?: string; alt_text?: string }>;
	personalization?: Array<{
		id: number;
		question: string;
		required?: boolean;
		maxCharacters?: number;
		/** Default: text_input. */
		type?: 'text_input' | 'dropdown' | 'unlabeled_upload' | 'labeled_upload';
		instructions?: string;
		/** For uploads. */
		maxFiles?: number;
		options?: Array<{ id: number; label: string }>;
		/** Minor units; for optional text questions. */
		addOnPrice?: number;
	}>;
	/** Never edited with Etsy's inventory tools: no inventory is kept, one product only. */
	withoutInventory?: boolean;
	products: ScenarioListingProduct[];
}

export interface ScenarioReceiptLine {
	id?: number;
	listingId: number;
	/** Picks the listing's product; without it `productId`, without both the first product. */
	sku?: string;
	productId?: number;
	quantity: number;
	/** The answer to a question for files is the address of the file. */
	personalization?: Array<{
		questionId?: number;
		question: string;
		answer: string;
		/** Told for files by newer answers of Etsy. */
		mimeType?: string;
	}>;
}

export interface ScenarioReceipt {
	/** What is special about it, for people and reports. Not used by the sandbox. */
	note?: string;
	id: number;
	shopId: number;
	arrivesAfterSeconds: number;
	/** Default: paid on arrival. null: never paid. */
	paidAfterSeconds?: number | null;
	canceledAfterSeconds?: number;
	/** True: cancelling moves `updated_timestamp`. Default false. */
	cancelMovesUpdated?: boolean;
	/** Money given back; in minor units. By default it does not move `updated_timestamp`. */
	refunds?: Array<{ afterSeconds: number; amount: number; movesUpdated?: boolean }>;
	/** The promised ship date, counted from the order. Default: three days. */
	shipsWithinSeconds?: number;
	buyerUserId?: number;
	buyer_email?: string | null;
	name: string;
	first_line: string | null;
	second_line?: string | null;
	city: string | null;
	state?: string | null;
	zip: string | null;
	country_iso: string | null;
	is_gift?: boolean;
	gift_message?: string;
	gift_sender?: string;
	message_from_buyer?: string | null;
	shippingCost?: number;
	taxCost?: number;
	/** Parcels that the seller reports by hand; Etsy e-mails the buyer, which is not counted. */
	shipments?: Array<{ carrierName?: string; trackingCode?: string; afterSeconds: number }>;
	/** How long after its report a parcel that Etsy can follow arrives; default: never. */
	deliveredAfterShippingSeconds?: number;
	lines: ScenarioReceiptLine[];
}

/** One row that a seller has put into the `POD Variant Map` table; for demo and tests. */
export interface VariantMapRow {
	shopId: number;
	listingId?: number;
	sku?: string;
	/** Property name -> value, for listings without SKUs. */
	options?: Record<string, string>;
	provider: 'printify' | 'printful' | 'gelato' | 'prodigi' | 'gooten';
	providerProductId?: string;
	providerVariantId?: string;
	providerSku?: string;
	costMinor?: number;
	currency?: string;
}
