import type { ScenarioApp } from '../scenario/types';

/** Every scope that Etsy's document knows. */
export const ALL_SCOPES = [
	'address_r',
	'address_w',
	'email_r',
	'listings_r',
	'listings_w',
	'listings_d',
	'profile_r',
	'profile_w',
	'shops_r',
	'shops_w',
	'transactions_r',
	'transactions_w',
] as const;

/** What the pack asks for. */
export const PACK_SCOPES: readonly string[] = [
	'listings_r',
	'listings_w',
	'shops_r',
	'shops_w',
	'transactions_r',
	'transactions_w',
];

/** The app that exists when a scenario names none. */
export const DEFAULT_APP: ScenarioApp = {
	keystring: 'sandboxkeystring',
	sharedSecret: 'sandboxsecret',
	applicationId: 100001,
	name: 'Print on demand practice app',
	allowAnyCallback: true,
};

/** Limits of an ordinary key: 10 a second, 10,000 in 24 hours (etsy/open-api#46, #201). */
export const DEFAULT_LIMITS = { perSecond: 10, perDay: 10_000 };

/** Access tokens live an hour, refresh tokens 90 days (Etsy's authentication page). */
export const ACCESS_TOKEN_SECONDS = 3600;
export const REFRESH_TOKEN_SECONDS = 90 * 24 * 3600;

/** How long an authorization code is good. Etsy does not say; ten minutes is RFC 6749's most. */
export const CODE_SECONDS = 600;

/** Listing pages end here: "offset provided is greater than the maximum" (etsy/open-api#344). */
export const MAX_OFFSET = 12_000;
