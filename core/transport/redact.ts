/** What must not be seen, besides what can be told by its looks. */
export interface Redaction {
	/** Secrets known word for word. */
	secrets?: readonly string[];
	/** What the buyer is called, where they live and what they wrote. */
	buyerTexts?: readonly string[];
}

const SECRET = '[secret]';
const EMAIL = '[e-mail]';
const BUYER = '[buyer]';

/** Shorter secrets do not exist, and replacing one or two letters would only garble texts. */
const MIN_SECRET = 4;
/** `US` or `12` tells nobody apart. */
const MIN_BUYER_TEXT = 3;
/** Vendor answers are shallow; deeper is not worth showing. */
const MAX_DEPTH = 20;

/** Names of headers, fields and query keys whose value is a secret (facts/ of all services). */
const SECRET_NAME =
	'authorization|x-api-key|api[-_]?key|[a-z]*[-_]?(?:token|secret)|password|keystring' +
	'|partnerbillingkey|recipeid|code_verifier|x-pfy-signature';

const SECRET_PAIR = new RegExp(
	`(^|[^a-z0-9]|%[0-9a-f]{2})(${SECRET_NAME})("?'?\\s*(?:[:=]|%3D)\\s*)("[^"]*"|'[^']*'|[^\\s"'&,;}]+)`,
	'gi',
);
const SCHEME = /\b(Bearer|Basic)(\s+|%20)[A-Za-z0-9._~+/=:-]+/gi;
const JWT = /\beyJ[A-Za-z0-9_-]{5,}(?:\.[A-Za-z0-9_-]*){1,2}/g;
/** An Etsy token: the numeric user id, a point, the token (facts/etsy.md 2). */
const ETSY_TOKEN = /\b\d{4,}\.[A-Za-z0-9_-]{20,}/g;
/** The bounds are RFC 5321's, doubled; without them a long text would take quadratic time. */
const EMAIL_ADDRESS =
	/[^\s@<>"(),;:\\[\]]{1,128}(?:@|%40)[^\s@<>"(),;:\\[\]]{1,255}\.[^\s@<>"(),;:\\[\].]{1,63}/gi;

/**
 * Takes secrets, e-mail addresses and given buyer texts out of a text that is to be shown or
 * stored. Placeholders say what was taken out.
 */
export function redactText(text: string, redaction: Redaction = {}): string {
	const withoutSecrets = replaceAll(text, spellings(redaction.secrets, MIN_SECRET), SECRET)
		.replace(SCHEME, `$1 ${SECRET}`)
		.replace(SECRET_PAIR, `$1$2$3${SECRET}`)
		.replace(JWT, SECRET)
		.replace(ETSY_TOKEN, SECRET);
	const buyer = spellings(redaction.buyerTexts, MIN_BUYER_TEXT);
	return replaceAll(withoutEmails(withoutSecrets), buyer, BUYER);
}

/** Most texts hold no address, and looking for one takes much longer than looking for its sign. */
function withoutEmails(text: string): string {
	return /@|%40/.test(text) ? text.replace(EMAIL_ADDRESS, EMAIL) : text;
}

/** Objects under these keys are about a person. */
const PERSON_KEY = /address|recipient|ship_?to|buyer|customer|contact|personali[sz]ation/i;
/** Texts under these keys are about a person wherever they stand. */
const PERSON_TEXT_KEY = /^(?:e-?mail|phone|(?:first|last|full)_?name|gift_?message)$/i;

/**
 * Finds the buyer's data in a request body, because services like to repeat in their error text
 * what was wrong ("12345 is no valid zip").
 */
export function buyerTextsIn(body: unknown, isPerson = false, depth = 0): string[] {
	if (typeof body === 'string') return isPerson && body.length >= MIN_BUYER_TEXT ? [body] : [];
	if (body === null || typeof body !== 'object' || depth >= MAX_DEPTH) return [];
	return Object.entries(body).flatMap(([key, item]) =>
		buyerTextsIn(item, isPerson || PERSON_KEY.test(key) || PERSON_TEXT_KEY.test(key), depth + 1),
	);
}

/** The texts as they are and as they look in an address, longest first so that none is cut up. */
function spellings(texts: readonly string[] | undefined, minLength: number): string[] {
	const all = (texts ?? [])
		.filter((text) => text.trim().length >= minLength)
		.flatMap((text) => [text, encodeText(text)]);
	return [...new Set(all)].sort((a, b) => b.length - a.length);
}

/** Like `encodeURIComponent`, which throws on half a surrogate pair. */
function encodeText(text: string): string {
	return encodeURIComponent(text.replace(/\p{Surrogate}/gu, ''));
}

function replaceAll(text: string, needles: readonly string[], replacement: string): string {
	let result = text;
	for (const needle of needles) {
		const pattern = new RegExp(needle.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'), 'gi');
		result = result.replace(pattern, () => replacement);
	}
	return result;
}
