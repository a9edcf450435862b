import type { ScenarioListing } from './etsy-listing-types';
import type { ScenarioReceipt, ScenarioReview } from './etsy-receipt-types';
import type { ScenarioApp, ScenarioShop } from './etsy-shop-types';
import type { GelatoScenario } from './gelato-types';
import type { GootenScenario } from './gooten-types';
import type { PrintfulScenario } from './printful-types';
import type { PrintifyScenario } from './printify-types';
import type { ProdigiScenario } from './prodigi-types';

export type * from './etsy-listing-types';
export type * from './etsy-receipt-types';
export type * from './etsy-shop-types';
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
