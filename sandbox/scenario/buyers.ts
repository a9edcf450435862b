import type { SeededRandom } from '../core/random';
import type { ScenarioReceipt } from './types';

/** Who bought, as the fields of an order. */
export type Buyer = Pick<
	ScenarioReceipt,
	'name' | 'first_line' | 'second_line' | 'city' | 'state' | 'zip' | 'country_iso' | 'buyer_email'
>;

// Names and streets that occur nowhere else, so that a privacy test can search for them.
const FIRST = ['Quillan', 'Zephyra', 'Bartolph', 'Ysolde', 'Oswinne', 'Thessaly', 'Marquand'];
const LAST = ['Vexworthy', 'Umberfield', 'Quackenroth', 'Zilverstrand', 'Pomfretson', 'Wyrmwood'];
const STREETS = ['Vellichor Lane', 'Quixotica Street', 'Zugzwang Avenue', 'Petrichor Road'];

const PLACES = [
	{ city: 'Portland', state: 'OR', zip: '97205', country_iso: 'US' },
	{ city: 'Austin', state: 'TX', zip: '78701', country_iso: 'US' },
	{ city: 'Brooklyn', state: 'NY', zip: '11201', country_iso: 'US' },
	{ city: 'San Diego', state: 'CA', zip: '92101', country_iso: 'US' },
	{ city: 'Toronto', state: 'ON', zip: 'M5V 2T6', country_iso: 'CA' },
	{ city: 'Vancouver', state: 'BC', zip: 'V6B 1A1', country_iso: 'CA' },
	{ city: 'Sydney', state: 'NSW', zip: '2000', country_iso: 'AU' },
	{ city: 'Bristol', state: null, zip: 'BS1 4DJ', country_iso: 'GB' },
	{ city: 'Leipzig', state: null, zip: '04109', country_iso: 'DE' },
	{ city: 'Utrecht', state: null, zip: '3511 CE', country_iso: 'NL' },
	{ city: 'Lyon', state: null, zip: '69002', country_iso: 'FR' },
] as const;

/** An ordinary buyer somewhere; every order number gives other text. */
export function makeBuyer(random: SeededRandom, orderNumber: number): Buyer {
	const first = random.pick(FIRST);
	const last = random.pick(LAST);
	return {
		name: `${first} ${last}`,
		first_line: `${1000 + orderNumber} ${random.pick(STREETS)}`,
		second_line: random.chance(0.2) ? `Apt ${random.int(1, 40)}` : null,
		...random.pick(PLACES),
		buyer_email: `${first}.${last}.${orderNumber}@buyers.example`.toLowerCase(),
	};
}

/** A buyer with one word for a name, as Etsy allows. */
export function singleNamed(buyer: Buyer): Buyer {
	return { ...buyer, name: 'Zephyraline' };
}

/** A buyer in Japan whose name and address are not in Latin letters. */
export function nonLatin(buyer: Buyer): Buyer {
	return {
		...buyer,
		name: '霧島 千鶴子',
		first_line: '紫陽花町 3-14-15',
		second_line: '月見荘 201',
		city: '京都市',
		state: '京都府',
		zip: '604-8001',
		country_iso: 'JP',
	};
}

/** A buyer whose address Etsy does not give. */
export function withoutAddress(buyer: Buyer): Buyer {
	return {
		...buyer,
		first_line: null,
		second_line: null,
		city: null,
		state: null,
		zip: null,
		country_iso: null,
	};
}
