import { CARRIERS, OTHER_CARRIER, type Carrier } from './carrier-table';

/** Which of Etsy's carriers a name stands for. */
export interface CarrierMatch {
	/** What is sent as `carrier_name`. */
	slug: string;
	/** Etsy's carrier for people; what was given where Etsy has none. */
	name: string;
	/** True where the name is not one of Etsy's carriers and `other` stands in for it. */
	isFallback: boolean;
}

/**
 * A name in the form in which names are compared: small letters without accents, words parted by
 * one blank. `U.S.P.S.` and `usps` come out alike, because single letters are joined.
 */
export function normaliseCarrier(name: string): string {
	const plain = name
		.normalize('NFKD')
		.replace(/\p{Mark}/gu, '')
		.toLowerCase()
		.replace(/[®™©]/g, ' ')
		.replace(/\+/g, ' plus ')
		.replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
		.trim();
	return plain.replace(/(?<=^| )(\p{Letter}) (?=\p{Letter}(?: |$))/gu, '$1');
}

/** Every spelling of every carrier. */
const SPELLINGS: ReadonlyMap<string, Carrier> = new Map(
	CARRIERS.flatMap((carrier) =>
		[carrier.name, ...carrier.synonyms].map(
			(spelling) => [normaliseCarrier(spelling), carrier] as const,
		),
	),
);

/** By Etsy's own word, as the list of the editor gives it. */
const SLUGS: ReadonlyMap<string, Carrier> = new Map(
	CARRIERS.map((carrier) => [carrier.slug, carrier]),
);

/** The longest first, so that `dhl ecommerce` is found before `dhl`. */
const BY_LENGTH = [...SPELLINGS.entries()].sort(([a], [b]) => b.length - a.length);

function found({ slug, name }: Carrier): CarrierMatch {
	return { slug, name, isFallback: slug === OTHER_CARRIER };
}

/**
 * A carrier whose name the text begins with, such as `USPS Ground Advantage`: providers like to put
 * the service behind it, and Gelato tells nothing but the service.
 */
function atTheStart(text: string): Carrier | undefined {
	return BY_LENGTH.find(([spelling]) => text.startsWith(`${spelling} `))?.[1];
}

/**
 * The one carrier that is named somewhere in the text, such as `Standard (USPS)`. With several
 * nobody knows which has the parcel; a spelling inside a longer one of its own does not count.
 */
function somewhere(text: string): Carrier | undefined {
	let rest = ` ${text} `;
	const named = new Set<Carrier>();
	for (const [spelling, carrier] of BY_LENGTH) {
		if (!rest.includes(` ${spelling} `)) continue;
		named.add(carrier);
		rest = rest.replaceAll(` ${spelling} `, ' | ');
	}
	return named.size === 1 ? [...named][0] : undefined;
}

/**
 * Finds Etsy's carrier for a name as a provider or a person writes it. Pure.
 * @param name such as `USPS`, `Evri` or `DHL Express Worldwide`; may be empty
 * @returns `other` with `isFallback` where Etsy has no such carrier: the buyer still gets the code
 */
export function matchCarrier(name: string): CarrierMatch {
	const text = normaliseCarrier(name);
	if (text === OTHER_CARRIER) return { slug: OTHER_CARRIER, name: 'Other', isFallback: false };
	const carrier =
		SLUGS.get(name.trim().toLowerCase()) ??
		SPELLINGS.get(text) ??
		atTheStart(text) ??
		somewhere(text);
	return carrier === undefined
		? { slug: OTHER_CARRIER, name: name.trim(), isFallback: true }
		: found(carrier);
}

/** All carriers by name, for a list to choose from. */
export function listCarriers(): Array<{ slug: string; name: string }> {
	return CARRIERS.filter(({ slug }) => slug !== OTHER_CARRIER)
		.map(({ slug, name }) => ({ slug, name }))
		.sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
