import { entryOf } from '../domain/entry-of';

/** What each permission of Etsy that the pack may ask for is good for, as a verb phrase. */
const PURPOSES: Readonly<Record<string, string>> = {
	listings_d: 'delete listings',
	listings_r: 'read listings',
	listings_w: 'change listings',
	shops_r: 'read the shop',
	shops_w: 'change the settings of the shop',
	transactions_r: 'read orders',
	transactions_w: 'send tracking to buyers',
};

/** The permission that is asked for only where the seller says so in the credential. */
export const DELETE_SCOPE = 'listings_d';

/** The permissions without which the pack cannot do its work (facts/etsy.md 2). */
export const NEEDED_SCOPES: readonly string[] = Object.keys(PURPOSES).filter(
	(scope) => scope !== DELETE_SCOPE,
);

/** A permission in words: its name at Etsy, and what it is for where we know it. */
export function describeScope(scope: string): string {
	const purpose = entryOf(PURPOSES, scope);
	return purpose === undefined ? scope : `${scope} (${purpose})`;
}

/**
 * The permission that a text of Etsy names. Etsy answers 401 where one is missing and names it in
 * words whose form is not documented (facts/etsy.md 3), so only the name itself is looked for.
 */
export function scopeNamedIn(text: string): string | undefined {
	return /\b(?:address|email|listings|profile|shops|transactions)_[rwd]\b/.exec(text)?.[0];
}
