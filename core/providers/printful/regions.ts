import { entryOf } from '../../domain/entry-of';

/** Countries that Printful sells to under a price and a stock of their own (facts/printful.md 5). */
const REGIONS: Readonly<Record<string, string>> = {
	US: 'north_america',
	MX: 'north_america',
	CA: 'canada',
	GB: 'uk',
	ES: 'spain',
	LV: 'latvia',
	FR: 'france',
	DE: 'germany',
	IT: 'italy',
	AU: 'australia',
	NZ: 'new_zealand',
	JP: 'japan',
	BR: 'brazil',
	KR: 'republic_of_korea',
	...Object.fromEntries(
		'AT BE BG CH CY CZ DK EE FI GR HR HU IE IS LI LT LU MT NL NO PL PT RO SE SI SK'
			.split(' ')
			.map((country) => [country, 'europe']),
	),
	...Object.fromEntries(
		'ID MY PH SG TH VN'.split(' ').map((country) => [country, 'southeast_asia']),
	),
};

/** Printful's selling region of a country; undefined for others, which is the world. */
export function regionOf(countryCode: string | undefined): string | undefined {
	return entryOf(REGIONS, countryCode?.trim().toUpperCase());
}
