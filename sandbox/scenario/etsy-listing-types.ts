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
