/** A way to send with a carrier, as ShippingCarrierMailClass. */
interface MailClass {
	mail_class_key: string;
	name: string;
}

/** As ShippingCarrier. */
export interface Carrier {
	shipping_carrier_id: number;
	name: string;
	domestic_classes: MailClass[];
	international_classes: MailClass[];
}

/** "Other": Etsy's own list ends with it for every country. */
const OTHER: Carrier = {
	shipping_carrier_id: 3,
	name: 'Other',
	domestic_classes: [{ mail_class_key: 'other', name: 'Other' }],
	international_classes: [{ mail_class_key: 'other', name: 'Other' }],
};

/** A few carriers by country of origin; ids and keys are the sandbox's own. */
const CARRIERS: Record<string, Carrier[]> = {
	US: [
		{
			shipping_carrier_id: 1,
			name: 'USPS',
			domestic_classes: [
				{ mail_class_key: 'usps_ground_advantage', name: 'Ground Advantage' },
				{ mail_class_key: 'usps_priority', name: 'Priority Mail' },
			],
			international_classes: [
				{ mail_class_key: 'usps_first_international', name: 'First-Class International' },
			],
		},
		{
			shipping_carrier_id: 2,
			name: 'UPS',
			domestic_classes: [{ mail_class_key: 'ups_ground', name: 'Ground' }],
			international_classes: [{ mail_class_key: 'ups_worldwide', name: 'Worldwide Expedited' }],
		},
	],
	DE: [
		{
			shipping_carrier_id: 11,
			name: 'DHL Paket',
			domestic_classes: [{ mail_class_key: 'dhl_paket', name: 'DHL Paket' }],
			international_classes: [{ mail_class_key: 'dhl_international', name: 'Paket International' }],
		},
	],
};

/** What can be sent with from a country. */
export function carriersOf(countryIso: string): Carrier[] {
	return [...(CARRIERS[countryIso] ?? []), OTHER];
}

/** Whether a carrier of the country has such a class, at home or abroad. */
export function hasMailClass(countryIso: string, carrierId: number, key: string): boolean {
	return carriersOf(countryIso)
		.filter((carrier) => carrier.shipping_carrier_id === carrierId)
		.flatMap((carrier) => [...carrier.domestic_classes, ...carrier.international_classes])
		.some(({ mail_class_key }) => mail_class_key === key);
}
