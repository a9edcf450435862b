/** A country that Printful sends to. */
export interface Country {
	code: string;
	name: string;
	/** Only where an address needs a state (facts/printful.md 9). */
	states: Array<{ code: string; name: string }> | null;
	region: string;
}

const STATES: Record<string, string> = {
	AU: 'ACT Australian Capital Territory,NSW New South Wales,NT Northern Territory,QLD Queensland,SA South Australia,TAS Tasmania,VIC Victoria,WA Western Australia',
	CA: 'AB Alberta,BC British Columbia,MB Manitoba,NB New Brunswick,NL Newfoundland and Labrador,NS Nova Scotia,NT Northwest Territories,NU Nunavut,ON Ontario,PE Prince Edward Island,QC Quebec,SK Saskatchewan,YT Yukon',
	US: 'AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,DC District of Columbia,FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,RI Rhode Island,SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming,AS American Samoa,GU Guam,MP Northern Mariana Islands,PR Puerto Rico,VI Virgin Islands,AA Armed Forces Americas,AE Armed Forces Europe,AP Armed Forces Pacific',
};

const REGIONS: Record<string, string> = {
	europe:
		'AD AL AT BA BE BG CH CY CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS SE SI SK SM TR UA VA',
	north_america: 'CA MX US',
	oceania: 'AU FJ NC NZ PF PG',
	asia: 'AE AM AZ BD BH BN CN GE HK ID IL IN JO JP KH KR KW KZ LA LB LK MM MN MO MV MY NP OM PH PK QA SA SG TH TW UZ VN',
	south_america:
		'AG AI AR AW BB BO BR BS BZ CL CO CR CW DM DO EC GD GT GY HN HT JM KN KY LC NI PA PE PY SR SV TC TT UY VC VE VG',
	africa: 'AO BW CI CM DZ EG ET GH KE MA MG ML MU MZ NA NG RE RW SC SN TN TZ UG ZA ZM ZW',
};

const names = new Intl.DisplayNames(['en'], { type: 'region' });

/** Where Printful sends: most of the world, but not where it has stopped doing so. */
export const COUNTRIES: readonly Country[] = Object.entries(REGIONS)
	.flatMap(([region, codes]) => codes.split(' ').map((code) => toCountry(code, region)))
	.sort((a, b) => a.name.localeCompare(b.name, 'en'));

const byCode = new Map(COUNTRIES.map((country) => [country.code, country]));

/** @returns undefined for a code that is none, or that Printful does not send to */
export function countryOf(code: string): Country | undefined {
	return byCode.get(code);
}

function toCountry(code: string, region: string): Country {
	const states = STATES[code]?.split(',').map((text) => {
		const [state = '', ...name] = text.split(' ');
		return { code: state, name: name.join(' ') };
	});
	return { code, name: names.of(code) ?? code, states: states ?? null, region };
}
