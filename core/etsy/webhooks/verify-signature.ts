import { createHmac, timingSafeEqual } from 'node:crypto';
import { failure } from '../../domain/failure';
import { fail, ok, type Result } from '../../domain/result';

/** How far the clock of the sender and ours may differ, either way (facts/etsy.md 11). */
export const TOLERANCE_SECONDS = 300;

/** More signatures than a secret that is being changed can need. */
const MAX_SIGNATURES = 20;

const SECRET_PREFIX = 'whsec_';

/** A shorter key could be guessed; the secrets of this scheme have 24 bytes and more. */
const MIN_KEY_BYTES = 16;

/** What was received, each part as it came. */
export interface SignedMessage {
	/** Header `webhook-id`. */
	id: string;
	/** Header `webhook-timestamp`, epoch seconds. */
	timestamp: string;
	/** Header `webhook-signature`: one or more signatures with blanks between them. */
	signatures: string;
	/** The bytes of the body, before anybody parsed them. */
	rawBody: Uint8Array;
}

/**
 * What a look at a message says: `genuine`; `malformed`: a header is missing or has the wrong form;
 * `stale`: too old, or from the future; `forged`: not signed with this key, or changed on the way.
 */
export type Verdict = 'genuine' | 'malformed' | 'stale' | 'forged';

/**
 * An id may hold what ids are made of and nothing that JSON begins with. So whoever has seen a
 * genuine message cannot move the borders between id, time and body, which are signed as one text.
 */
const ID = /^[\w.:~+/=-]{1,200}$/;

const SECONDS = /^\d{1,12}$/;

/**
 * Reads the signing secret as Etsy's portal shows it.
 * @returns the bytes of the key; a failure that says what is wrong with the secret, never itself
 */
export function readSigningKey(secret: string): Result<Uint8Array> {
	const trimmed = secret.trim();
	if (trimmed === '') return fail(badSecret('is empty'));
	// The prefix is cut off, not split at its underscore: a URL-safe secret may hold one too.
	const encoded = trimmed.startsWith(SECRET_PREFIX) ? trimmed.slice(SECRET_PREFIX.length) : trimmed;
	if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(encoded)) return fail(badSecret('is not whole'));
	const key = Buffer.from(encoded, 'base64');
	return key.length < MIN_KEY_BYTES ? fail(badSecret('is too short')) : ok(key);
}

function badSecret(what: string) {
	return failure({
		category: 'auth',
		provider: 'etsy',
		operation: 'credential',
		message: `The signing secret of the Etsy webhook ${what}.`,
		hint: 'Open the Etsy Webhook credential in n8n and paste the "Signing Secret" that Etsy shows for the endpoint in the Webhook portal. It begins with "whsec_".',
		fields: ['signingSecret'],
	});
}

/**
 * Signs as Etsy does: base64 of HMAC-SHA256 over id, time and raw body, with dots between them
 * (facts/etsy.md 11).
 */
export function signatureOf(
	key: Uint8Array,
	{ id, timestamp, rawBody }: Omit<SignedMessage, 'signatures'>,
): string {
	return createHmac('sha256', key).update(`${id}.${timestamp}.`).update(rawBody).digest('base64');
}

/**
 * Each signature of the header, without its version. Which form Etsy uses is not verified, so both
 * are taken: bare, and as in the Standard Webhooks scheme with `v1,` before it. Node joins repeated
 * headers with a comma and a blank.
 */
function entriesOf(header: string): string[] {
	return header
		.trim()
		.split(/\s+/, MAX_SIGNATURES)
		.map((entry) => entry.replace(/^v1,/, '').replace(/,$/, ''));
}

/** Compares in a time that does not tell how much was right. */
function isSame(given: string, expected: Buffer): boolean {
	const bytes = Buffer.from(given);
	return bytes.length === expected.length && timingSafeEqual(bytes, expected);
}

/**
 * Says whether a message comes from whoever has the key, as it was sent and not long ago. Pure;
 * never throws. The whole header is looked at, whichever of its signatures is right.
 * @param key from {@link readSigningKey}
 * @param nowSeconds our clock, epoch seconds
 */
export function verifyMessage(
	message: SignedMessage,
	key: Uint8Array,
	nowSeconds: number,
): Verdict {
	if (!ID.test(message.id) || !SECONDS.test(message.timestamp)) return 'malformed';
	if (message.signatures.trim() === '') return 'malformed';
	if (Math.abs(nowSeconds - Number(message.timestamp)) > TOLERANCE_SECONDS) return 'stale';
	const expected = Buffer.from(signatureOf(key, message));
	const matches = entriesOf(message.signatures).filter((entry) => isSame(entry, expected));
	return matches.length > 0 ? 'genuine' : 'forged';
}
