import type { Failure } from '../../domain/failure';
import { SOLD_OUT } from '../../domain/planning/reason-codes';

/** What a refusal turned out to mean. */
type Meaning = Pick<Failure, 'category' | 'code' | 'message' | 'hint'> & { fields: string[] };

/** Parts of Printful's bodies and what we call them. */
const NAMES: ReadonlyArray<readonly [RegExp, string]> = [
	[/^(?:order_)?items\[(\d+)\](.*)$/, 'lines[$1]$2'],
	[/^recipient\.name$/, 'shipTo.fullName'],
	[/^recipient\.address([12])$/, 'shipTo.line$1'],
	[/^recipient\.zip$/, 'shipTo.postalCode'],
	[/^recipient\.(?:state_code|state_name)$/, 'shipTo.stateCode'],
	[/^recipient\.(?:country_code|country_name)$/, 'shipTo.countryCode'],
	[/^recipient\.(\w+)$/, 'shipTo.$1'],
	[/^recipient$/, 'shipTo'],
	[/^external_id$/, 'externalId'],
	[/^shipping$/, 'shippingMethodId'],
];

/** v1 names a line in its words only: `Item 0: ...`. */
const LINE_IN_WORDS = /\bitem (\d{1,3})\b/i;

const REFUSALS: ReadonlySet<Failure['category']> = new Set([
	'validation',
	'artwork',
	'conflict',
	'not_found',
]);

/**
 * Puts Printful's refusal of an order into a seller's words: which field, and what to do. Its own
 * words, from which the transport took the buyer's data, stay in the message where nothing better
 * is known.
 * @param operation what was wanted, as the failure names it
 */
export function explainRefusal(refusal: Failure, operation = 'order:create'): Failure {
	const fields = fieldsOf(refusal);
	const base = { ...refusal, operation, fields };
	if (!REFUSALS.has(refusal.category)) return base;
	return { ...base, retryable: false, ...meaningOf(refusal, fields) };
}

function fieldsOf({ fields, message }: Failure): string[] {
	const named = fields.map((field) => {
		const found = NAMES.find(([pattern]) => pattern.test(field));
		return found ? field.replace(found[0], found[1]) : field;
	});
	const line = named.length === 0 ? LINE_IN_WORDS.exec(message)?.[1] : undefined;
	return [...new Set(line === undefined ? named : [`lines[${Number(line)}]`])];
}

function meaningOf(refusal: Failure, fields: string[]): Partial<Meaning> {
	const { code = '', message } = refusal;
	if (code === 'OR-4') {
		return {
			message: 'Printful does not offer this way of shipping for this order',
			hint: "Plan the order with the shipping 'standard', or choose a way from a quote",
			fields: ['shippingMethodId'],
		};
	}
	if (code === 'OR-6' || code === 'OR-9') {
		return {
			...(code === 'OR-6' ? { code: SOLD_OUT } : {}),
			message:
				code === 'OR-6'
					? 'Printful does not make one of these variants at the moment'
					: 'One of these products is sent within the United States only',
			hint: 'Choose another variant in the variant map, or another provider for this order',
			fields: fields.length > 0 ? fields : ['lines'],
		};
	}
	if (code === 'SH-1' || code === 'SH-2') {
		return {
			message: 'Printful does not send to this country',
			hint: 'Check the country, or use another provider for this order',
			fields: ['shipTo.countryCode'],
		};
	}
	if (refusal.category === 'artwork') {
		return {
			hint: 'Replace the artwork, or correct its address in the variant map, and run this order again',
			fields: fields.length > 0 ? fields : ['lines'],
		};
	}
	if (/invalid position/i.test(message)) {
		return {
			category: 'artwork',
			message: 'Printful does not print a picture at this place',
			hint: 'Correct the position of the artwork and run this order again',
			fields: fields.length > 0 ? fields : ['lines'],
		};
	}
	return isAboutVariant(refusal) ? { ...unknownVariant(), fields: orLines(fields) } : {};
}

function isAboutVariant({ message, category }: Failure): boolean {
	const isUnknown = /not found|does ?n.t exist|invalid|unknown/i.test(message);
	return category !== 'conflict' && isUnknown && /variant|template|product/i.test(message);
}

function unknownVariant() {
	return {
		category: 'mapping' as const,
		message: 'Printful does not know one of the variants or products of this order in this store',
		hint: 'Correct the variant map, check that the right store is chosen, and run this order again',
	};
}

function orLines(fields: string[]): string[] {
	return fields.length > 0 ? fields : ['lines'];
}
