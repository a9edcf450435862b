/** Where a parcel goes, in the neutral form that every adapter turns into its own. */
export interface Address {
	fullName: string;
	company?: string;
	line1: string;
	line2?: string;
	city: string;
	/** State, province or region; a code for US, CA and AU. */
	stateCode?: string;
	postalCode?: string;
	/** ISO 3166-1 alpha-2, upper case; `GB`, not `UK`. */
	countryCode: string;
	email?: string;
	phone?: string;
}
