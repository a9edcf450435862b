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
