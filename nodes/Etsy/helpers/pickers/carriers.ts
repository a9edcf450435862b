import { picker } from '../../../shared/etsy/picker';

/*
 * Pickers of a shipping profile's carrier. These carriers are for delivery times only; tracking
 * takes others (facts/etsy.md 9).
 */

/** Parameter `carrierId`. */
export const profileCarrierPicker = {
	...picker({
		displayName: 'Carrier',
		name: 'carrierId',
		description: 'Who carries the parcels, as Etsy knows it for the country they start in',
		what: 'a carrier',
		searchListMethod: 'searchProfileCarriers',
	}),
	required: true,
};

/** Parameter `mailClass`. */
export const mailClassPicker = {
	...picker({
		displayName: 'Mail Class',
		name: 'mailClass',
		description: 'The service of the carrier',
		what: 'a mail class',
		searchListMethod: 'searchMailClasses',
		idPlaceholder: 'e.g. usps_priority',
	}),
	required: true,
};
