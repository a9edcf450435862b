import fc from 'fast-check';
import { CARRIERS, OTHER_CARRIER } from '../../../../core/etsy/shipments/carrier-table';
import {
	listCarriers,
	matchCarrier,
	normaliseCarrier,
} from '../../../../core/etsy/shipments/carriers';
import { isKnownCarrier } from '../../../../sandbox/etsy/tracking-carriers';

const spellings = CARRIERS.flatMap(({ slug, name, synonyms }) =>
	[name, ...synonyms].map((spelling) => ({ slug, spelling })),
);

describe('a carrier by name becomes the word of Etsy', () => {
	test.each([
		// As Printify, Printful, Gooten and Prodigi tell them.
		['usps', 'usps'],
		['USPS', 'usps'],
		['U.S.P.S.', 'usps'],
		['USPS Ground Advantage', 'usps'],
		['United States Postal Service', 'usps'],
		['UPS', 'ups'],
		['UPS Mail Innovations', 'ups'],
		['UPSMI', 'ups'],
		['UPS® Ground', 'ups'],
		['FedEx SmartPost', 'fedex'],
		['FEDEX', 'fedex'],
		['DHL', 'dhl'],
		['DHL Express', 'dhl'],
		['DHL EXPRESS WORLDWIDE', 'dhl'],
		['DHL eCommerce', 'dhl-global-mail'],
		['dhl_ecommerce', 'dhl-global-mail'],
		['DHL eCommerce Asia', 'dhl-global-mail-asia'],
		['DHL Global Mail', 'dhl-global-mail'],
		['DHL SmartMail Parcel Plus', 'dhl-global-mail'],
		['DHL Paket', 'dhl-germany'],
		['Royal Mail', 'royal-mail'],
		['royal_mail', 'royal-mail'],
		['Royal Mail Tracked 48', 'royal-mail'],
		['Evri', 'myhermes-uk'],
		['Hermes', 'hermes'],
		['Hermes Germany', 'hermes-de'],
		['DPD', 'dpd'],
		['DPD Local', 'interlink-express'],
		['DPD UK', 'dpd-uk'],
		['DPD Germany', 'dpd-de'],
		['Asendia', 'asendia-usa'],
		['Asendia UK', 'asendia-uk'],
		['Asendia e-PAQ Plus', 'asendia-usa'],
		['Canada Post', 'canada-post'],
		['Australia Post', 'australia-post'],
		['AusPost', 'australia-post'],
		['La Poste', 'la-poste-colissimo'],
		['Colissimo', 'la-poste-colissimo'],
		['Deutsche Post', 'deutsch-post'],
		['PostNL', 'postnl'],
		['bpost', 'bpost'],
		['PostNord', 'postnord'],
		['Österreichische Post', 'austrian-post'],
		['OSTERREICHISCHE POST', 'austrian-post'],
		['Poste Italiane', 'poste-italiane'],
		['Correos', 'spain-correos-es'],
		['Swiss Post', 'swiss-post'],
		['An Post', 'an-post'],
		['OnTrac', 'ontrac'],
		['LaserShip', 'lasership'],
		// Gelato tells the service only.
		['Standard (USPS)', 'usps'],
		['Tracked parcel with Royal Mail', 'royal-mail'],
	])('%s is %s', (name, slug) => {
		expect(matchCarrier(name)).toMatchObject({ slug, isFallback: false });
	});

	test.each([
		'',
		'  ',
		'InPost',
		'OSM Worldwide',
		'APC Overnight',
		'Groups',
		'by UPS or USPS',
		'速达',
	])('"%s" is none of them, and says so', (name) => {
		expect(matchCarrier(name)).toEqual({
			slug: OTHER_CARRIER,
			name: name.trim(),
			isFallback: true,
		});
	});

	test('"other" is meant where it is written', () => {
		expect(matchCarrier(' Other ')).toEqual({ slug: 'other', name: 'Other', isFallback: false });
	});

	test('no spelling stands for two carriers', () => {
		const owners = new Map<string, Set<string>>();
		for (const { slug, spelling } of spellings) {
			const key = normaliseCarrier(spelling);
			owners.set(key, (owners.get(key) ?? new Set()).add(slug));
		}
		expect([...owners].filter(([, slugs]) => slugs.size > 1)).toEqual([]);
	});

	test('no slug is misspelt: the sandbox knows each from a list of its own', () => {
		const unknown = CARRIERS.filter(({ slug }) => !isKnownCarrier(slug));
		expect(unknown).toEqual([]);
	});

	test('every spelling and slug is found, in any case and with any marks between', () => {
		const mark = fc.constantFrom(' ', '  ', '_', '-', ' - ', '. ');
		fc.assert(
			fc.property(
				fc.constantFrom(...spellings),
				mark,
				fc.boolean(),
				({ slug, spelling }, gap, upper) => {
					const plain = spelling.replaceAll(' ', gap);
					const written = upper ? plain.toUpperCase() : plain;
					// Korea Post, written `korea-post`, is Etsy's own word for another carrier.
					const ownWord = CARRIERS.find((one) => one.slug === written.toLowerCase())?.slug;
					expect(matchCarrier(written).slug).toBe(ownWord ?? slug);
				},
			),
			{ numRuns: 5_000 },
		);
		for (const { slug } of listCarriers()) expect(matchCarrier(slug).slug).toBe(slug);
	});

	test('whatever is written, the answer is a word that Etsy knows', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (name) => {
				expect(isKnownCarrier(matchCarrier(name).slug)).toBe(true);
			}),
		);
	});
});
