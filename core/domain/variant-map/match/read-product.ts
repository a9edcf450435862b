import type { LineOption } from '../../order';
import { readOptions, type ReadOption } from '../meaning/axis';
import type { Dictionary } from '../meaning/dictionary';
import { readMeaning, type Meaning } from '../meaning/read-value';
import { printerWords, type Speller } from './spell';
import type { MatchProduct, MatchVariant } from './types';

/** A variant of a printer's with what its options say. */
export interface ReadVariant {
	variant: MatchVariant;
	options: ReadOption[];
	/** What all its options say together, in words, to see what is left over. */
	says: ReadonlySet<string>;
}

/** A printer's product, read once for all listings that are compared with it. */
export interface ReadProduct extends Speller {
	product: MatchProduct;
	meaning: Meaning;
	variants: ReadVariant[];
	/** What every variant says: it is no choice. */
	constant: ReadonlySet<string>;
	/** How well an option of a listing fits each variant, kept while a product is in work. */
	grades: Map<string, Array<{ grade: number; how: string }>>;
}

/**
 * The single things that a meaning says, by kind; what lies in the proportions of a measure
 * (upright or lying) is no word of its own.
 */
export function thingsSaid(meaning: Meaning): string[] {
	const { sizes, colours, audiences, measures, others, unknown, products } = meaning;
	const shape = ['portrait', 'landscape', 'square'];
	return [
		...sizes.map((size) => `size ${size}`),
		...(colours ? [`colour ${colours}`] : []),
		...audiences.filter((one) => one !== 'adult').map((one) => `for ${one}`),
		...(measures.length > 0 ? ['measure'] : []),
		...others.filter((word) => measures.length === 0 || !shape.includes(word)),
		...products.map((one) => `product ${one}`),
		...(unknown ? [`word ${unknown}`] : []),
	];
}

/** A title says it where the options do not: printers name a variant `Black / M`. */
function optionsOf({ options, title }: MatchVariant): LineOption[] {
	if (options.length > 0 || title === '') return options;
	return title.split(' / ').map((value) => ({ name: '', value }));
}

/** Reads a printer's product, to compare any number of listings with it. */
export function readProduct(product: MatchProduct, dictionary: Dictionary): ReadProduct {
	const variants = product.variants.map((variant): ReadVariant => {
		const options = readOptions(optionsOf(variant), dictionary);
		return {
			variant,
			options,
			says: new Set(options.flatMap(({ meaning }) => thingsSaid(meaning))),
		};
	});
	const [first] = variants;
	const constant = new Set(
		[...(first?.says ?? [])].filter((thing) => variants.every(({ says }) => says.has(thing))),
	);
	const meaning = readMeaning([product.brand, product.title].join(' '), dictionary);
	const words = printerWords(variants.flatMap(({ options }) => options.map(({ value }) => value)));
	const caches = { grades: new Map(), corrections: new Map() };
	return { product, dictionary, meaning, variants, constant, words, ...caches };
}
