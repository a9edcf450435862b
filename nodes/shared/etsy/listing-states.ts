import type { INodeProperties } from 'n8n-workflow';
import { LISTING_STATES, type ListableState } from '../../../core/etsy/listings/to-listing';

/** Expired listings cannot be bought, and a shop may have thousands of them. */
const DEFAULT_STATES: readonly ListableState[] = ['active', 'draft', 'inactive', 'sold_out'];

/** Which listings are looked through for a SKU. */
export const statesOption: INodeProperties = {
	displayName: 'Listing States',
	name: 'listingStates',
	type: 'multiOptions',
	options: [
		{ name: 'Active', value: 'active' },
		{ name: 'Draft', value: 'draft' },
		{ name: 'Expired', value: 'expired' },
		{ name: 'Inactive', value: 'inactive' },
		{ name: 'Sold Out', value: 'sold_out' },
	],
	default: [...DEFAULT_STATES],
	description: 'Which listings to look through for the SKU. Each state costs calls of its own.',
};

/** The states that are chosen; the default where none is. */
export function readStates(given: unknown): ListableState[] {
	const chosen = Array.isArray(given) ? given : [];
	const states = LISTING_STATES.filter((state) => chosen.includes(state));
	return states.length > 0 ? states : [...DEFAULT_STATES];
}
