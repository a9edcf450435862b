import type { PrintifyScenario } from './printify-types';

export type * from './printify-types';

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
	printify?: PrintifyScenario;
	variantMap?: VariantMapRow[];
}

export interface ScenarioLimits {
	etsy?: { perSecond?: number; perDay?: number };
	printify?: {
		/** Calls a minute and account; Printify's own limit is 600. */
		perMinute?: number;
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
	shippingProfiles?: Array<{ id: number; title: string; originCountryIso?: string }>;
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
	images?: Array<{ id: number; url?: string; alt_text?: string }>;
	personalization?: Array<{
		id: number;
		question: string;
		required?: boolean;
		maxCharacters?: number;
	}>;
	products: ScenarioListingProduct[];
}

export interface ScenarioReceiptLine {
	id?: number;
	listingId: number;
	/** Picks the listing's product; without it `productId`, without both the first product. */
	sku?: string;
	productId?: number;
	quantity: number;
	personalization?: Array<{ questionId?: number; question: string; answer: string }>;
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
