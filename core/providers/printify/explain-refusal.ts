import type { Address } from '../../domain/address';
import { entryOf } from '../../domain/entry-of';
import { failure, type Failure } from '../../domain/failure';
import { SOLD_OUT } from '../../domain/planning/reason-codes';
import type { ProviderOrderRequestLine } from '../../domain/provider-order';
import { toOurField } from './field-names';
import { mentionsBuyer } from './mentions-buyer';

/** What was asked for, as far as a refusal can be about it. */
export interface Refused {
	lines: ProviderOrderRequestLine[];
	shipTo: Partial<Address>;
}

/** What a refusal turned out to mean. */
type Meaning = Pick<Failure, 'category' | 'code' | 'message' | 'hint'> & { fields?: string[] };

/** Printify's inner code for an address it cannot use (facts/printify.md 3). */
const BAD_ORDER_CODE = '8103';
const NOT_TO_BE_HAD =
	/out[ -]of[ -]stock|unavailable|not available|sold[ -]?out|discontinued|disabled|not enabled/;
const ADDRESS_WORDS: Readonly<Record<string, string>> = {
	fullName: 'name',
	company: 'company',
	email: 'e-mail address',
	phone: 'phone number',
	countryCode: 'country',
	stateCode: 'state or province',
	line1: 'street (line 1)',
	line2: 'address line 2',
	city: 'city',
	postalCode: 'postcode',
};

/**
 * Puts Printify's refusal of an order into a seller's words: which field, and what to do. Its own
 * words are kept only where they quote nothing of the buyer's.
 * @param refusal the failure of the call, with Printify's words as message and paths as fields
 */
export function explainRefusal(
	refusal: Failure,
	request: Refused,
	operation = 'order:create',
): Failure {
	const fields = [...new Set(refusal.fields.map(toOurField))];
	const said = mentionsBuyer(refusal.message, request.shipTo) ? '' : refusal.message;
	const base = { ...refusal, operation, fields };
	if (!['validation', 'not_found', 'conflict'].includes(refusal.category)) {
		return said === '' ? failure({ ...base, message: 'Printify refused the order' }) : base;
	}
	return failure({ ...base, retryable: false, ...meaningOf(refusal, fields, said, request) });
}

function meaningOf(refusal: Failure, fields: string[], said: string, request: Refused): Meaning {
	// Read in full, for its kind only: whatever it quotes does not get into the message.
	const words = refusal.message.toLowerCase();
	const named = namedLines(fields, words, request.lines);
	if (NOT_TO_BE_HAD.test(words)) return soldOut(named);
	if (fields.includes('shippingTier') || /eligib|economy|express|does not ship/.test(words)) {
		return wrongShipping();
	}
	if (isAboutProduct(words, fields) && /not found|invalid|exist|unknown|selected/.test(words)) {
		return unknownProduct(named);
	}
	if (/image|artwork|dpi|print area|low quality/.test(words)) {
		return {
			category: 'artwork',
			message: 'Printify does not accept the artwork of a product in this order',
			hint: 'Open the product in Printify, replace the artwork, and run this order again',
		};
	}
	const address = fields.filter((field) => field.startsWith('shipTo'));
	if (address.length > 0 || refusal.code === BAD_ORDER_CODE || /address|zip|region/.test(words)) {
		return badAddress(address);
	}
	if (refusal.category === 'not_found') return unknownShop();
	return {
		category: 'validation',
		message: said === '' ? 'Printify does not accept this order' : said,
		hint: 'Correct the order and run it again',
	};
}

function isAboutProduct(words: string, fields: string[]): boolean {
	return (
		/\bsku\b|variant|product|blueprint/.test(words) || fields.some((f) => f.startsWith('lines'))
	);
}

/** The lines that the refusal is about: by path, else by the SKU or id it quotes. */
function namedLines(
	fields: string[],
	words: string,
	lines: ProviderOrderRequestLine[],
): Array<{ line: ProviderOrderRequestLine; index: number }> {
	const all = lines.map((line, index) => ({ line, index }));
	const byPath = all.filter(({ index }) => fields.some((f) => f.startsWith(`lines[${index}]`)));
	if (byPath.length > 0) return byPath;
	const byWord = all.filter(({ line }) => words.includes(keyOf(line).toLowerCase()));
	return byWord.length > 0 || all.length > 1 ? byWord : all;
}

function keyOf({ source }: ProviderOrderRequestLine): string {
	return source.kind === 'sku' ? source.sku : source.variantId;
}

function describe(named: Array<{ line: ProviderOrderRequestLine }>): string {
	const names = named.map(({ line: { source } }) => {
		if (source.kind === 'sku') return `SKU "${source.sku}"`;
		const product = source.kind === 'template' ? source.templateId : source.productId;
		return `variant ${source.variantId} of product ${product ?? 'without an ID'}`;
	});
	return names.length === 0 ? 'a product of this order' : names.join(', ');
}

function pathsOf(named: Array<{ line: ProviderOrderRequestLine; index: number }>): {
	fields?: string[];
} {
	if (named.length === 0) return {};
	return {
		fields: named.map(({ line, index }) => {
			const part = line.source.kind === 'sku' ? 'sku' : 'variantId';
			return `lines[${index}].source.${part}`;
		}),
	};
}

function soldOut(named: Array<{ line: ProviderOrderRequestLine; index: number }>): Meaning {
	return {
		category: 'validation',
		code: SOLD_OUT,
		message: `Sold out or not available at Printify: ${describe(named)}`,
		hint: 'Choose another maker or variant in Printify and in the variant map, or ask the buyer',
		...pathsOf(named),
	};
}

function unknownProduct(named: Array<{ line: ProviderOrderRequestLine; index: number }>): Meaning {
	return {
		category: 'mapping',
		message: `Printify does not know ${describe(named)} in this shop`,
		hint: 'Correct the variant map, or publish the product in Printify, and run this order again',
		...pathsOf(named),
	};
}

function wrongShipping(): Meaning {
	return {
		category: 'validation',
		message: 'Printify does not offer this kind of shipping for this order',
		hint: "Plan the order with the shipping 'standard', or check the products and the country in Printify",
		fields: ['shippingTier'],
	};
}

function badAddress(fields: string[]): Meaning {
	const names = fields.map(
		(field) => entryOf(ADDRESS_WORDS, field.slice('shipTo.'.length)) ?? 'address',
	);
	const what = names.length === 0 ? '' : `: ${[...new Set(names)].join(', ')}`;
	return {
		category: 'validation',
		message: `Printify does not accept the delivery address${what}`,
		hint: 'Correct the address, with the buyer if need be, and run this order again',
		fields: fields.length === 0 ? ['shipTo'] : fields,
	};
}

function unknownShop(): Meaning {
	return {
		category: 'not_found',
		message: 'Printify does not know this shop',
		hint: 'Choose the shop in this node, or correct the shop ID in the Printify credential',
		fields: [],
	};
}
