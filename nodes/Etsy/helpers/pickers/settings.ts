import { picker } from '../../../shared/etsy/picker';

/*
 * Pickers of a shop's settings. Spread one to change it: `{ ...sectionPicker, required: true }`.
 * Read them with `readNamedPick`, because they may be given by name.
 */

/** Parameter `sectionId`. */
export const sectionPicker = picker({
	displayName: 'Section',
	name: 'sectionId',
	description: 'The section of the shop that the listing stands in',
	what: 'a section',
	searchListMethod: 'searchSections',
	namePlaceholder: 'e.g. T-shirts',
});

/** Parameter `shippingProfileId`. */
export const shippingProfilePicker = picker({
	displayName: 'Shipping Profile',
	name: 'shippingProfileId',
	description: 'Where the listing is sent to and what that costs',
	what: 'a shipping profile',
	searchListMethod: 'searchShippingProfiles',
	namePlaceholder: 'e.g. Standard shipping',
});

/** Parameter `processingProfileId`. */
export const processingProfilePicker = picker({
	displayName: 'Processing Profile',
	name: 'processingProfileId',
	description: 'How long it takes until the listing is sent. Listings of physical goods need one.',
	what: 'a processing profile',
	searchListMethod: 'searchProcessingProfiles',
	namePlaceholder: 'e.g. Made to order, 3-5 days',
});

/** Parameter `returnPolicyId`. */
export const returnPolicyPicker = picker({
	displayName: 'Return Policy',
	name: 'returnPolicyId',
	description: 'Whether the listing may be sent back or exchanged',
	what: 'a return policy',
	searchListMethod: 'searchReturnPolicies',
	namePlaceholder: 'e.g. Returns and exchanges within 30 days',
});

/** Parameter `productionPartnerId`. */
export const productionPartnerPicker = picker({
	displayName: 'Production Partner',
	name: 'productionPartnerId',
	description:
		'Who makes the goods for you. Production partners are added by hand in the Shop Manager of Etsy.',
	what: 'a production partner',
	searchListMethod: 'searchProductionPartners',
	namePlaceholder: 'e.g. Practice Print Works',
});
