import { entryOf } from './entry-of';

/**
 * Codes of the states and provinces that the providers ask for (US, CA, AU), by their name in
 * lower case. Source: ISO 3166-2, plus the US military post codes.
 */
const STATES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	AU: {
		'australian capital territory': 'ACT',
		'new south wales': 'NSW',
		'northern territory': 'NT',
		queensland: 'QLD',
		'south australia': 'SA',
		tasmania: 'TAS',
		victoria: 'VIC',
		'western australia': 'WA',
	},
	CA: {
		alberta: 'AB',
		'british columbia': 'BC',
		manitoba: 'MB',
		'new brunswick': 'NB',
		newfoundland: 'NL',
		'newfoundland and labrador': 'NL',
		'northwest territories': 'NT',
		'nova scotia': 'NS',
		nunavut: 'NU',
		ontario: 'ON',
		'prince edward island': 'PE',
		quebec: 'QC',
		québec: 'QC',
		saskatchewan: 'SK',
		yukon: 'YT',
	},
	US: {
		alabama: 'AL',
		alaska: 'AK',
		'american samoa': 'AS',
		arizona: 'AZ',
		arkansas: 'AR',
		'armed forces americas': 'AA',
		'armed forces europe': 'AE',
		'armed forces pacific': 'AP',
		california: 'CA',
		colorado: 'CO',
		connecticut: 'CT',
		delaware: 'DE',
		'district of columbia': 'DC',
		florida: 'FL',
		georgia: 'GA',
		guam: 'GU',
		hawaii: 'HI',
		idaho: 'ID',
		illinois: 'IL',
		indiana: 'IN',
		iowa: 'IA',
		kansas: 'KS',
		kentucky: 'KY',
		louisiana: 'LA',
		maine: 'ME',
		maryland: 'MD',
		massachusetts: 'MA',
		michigan: 'MI',
		minnesota: 'MN',
		mississippi: 'MS',
		missouri: 'MO',
		montana: 'MT',
		nebraska: 'NE',
		nevada: 'NV',
		'new hampshire': 'NH',
		'new jersey': 'NJ',
		'new mexico': 'NM',
		'new york': 'NY',
		'north carolina': 'NC',
		'north dakota': 'ND',
		'northern mariana islands': 'MP',
		ohio: 'OH',
		oklahoma: 'OK',
		oregon: 'OR',
		pennsylvania: 'PA',
		'puerto rico': 'PR',
		'rhode island': 'RI',
		'south carolina': 'SC',
		'south dakota': 'SD',
		tennessee: 'TN',
		texas: 'TX',
		utah: 'UT',
		vermont: 'VT',
		'virgin islands': 'VI',
		virginia: 'VA',
		washington: 'WA',
		'west virginia': 'WV',
		wisconsin: 'WI',
		wyoming: 'WY',
	},
};

/** Whether providers want a state code for this country. */
export function needsStateCode(countryCode: string): boolean {
	return entryOf(STATES, countryCode) !== undefined;
}

/**
 * Turns a state's name or code into the code for US, CA and AU; other countries' texts are kept.
 * @returns null when the country needs a code and the text is neither a code nor a known name
 */
export function toStateCode(countryCode: string, state: string | undefined): string | null {
	const text = (state ?? '').trim();
	const table = entryOf(STATES, countryCode);
	if (!table) return text;
	const name = text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ');
	const known = entryOf(table, name);
	if (known !== undefined) return known;
	const code = text.toUpperCase().replace(/\./g, '');
	return Object.values(table).includes(code) ? code : null;
}
