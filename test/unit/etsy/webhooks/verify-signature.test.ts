import fc from 'fast-check';
import {
	readSigningKey,
	signatureOf,
	TOLERANCE_SECONDS,
	verifyMessage,
	type SignedMessage,
} from '../../../../core/etsy/webhooks/verify-signature';
import { etsySignature } from '../../../../sandbox/etsy/webhooks/sender';

const NOW = 1_790_000_000;
const KEY = Buffer.alloc(24, 7);
const SECRET = `whsec_${KEY.toString('base64')}`;

/** A message as its sender signs it, with the headers of the given form. */
function signed(
	{ id = 'msg_1', timestamp = String(NOW), body = '{"event_type":"order.paid"}' } = {},
	form: (signature: string) => string = (signature) => `v1,${signature}`,
	key: Uint8Array = KEY,
): SignedMessage {
	const rawBody = Buffer.from(body);
	return { id, timestamp, rawBody, signatures: form(signatureOf(key, { id, timestamp, rawBody })) };
}

const idArb = fc.stringMatching(/^[\w.:~+/=-]{1,60}$/);
const messageArb = fc.record({
	id: idArb,
	body: fc.json(),
	timestamp: fc.integer({ min: NOW - TOLERANCE_SECONDS, max: NOW + TOLERANCE_SECONDS }).map(String),
});
const keyArb = fc.uint8Array({ minLength: 16, maxLength: 64 });
const other = signatureOf(Buffer.alloc(24, 9), {
	id: 'x',
	timestamp: '1',
	rawBody: Buffer.from('x'),
});

/** All the ways in which the header may be written. */
const FORMS: Record<string, (signature: string) => string> = {
	'with its version': (signature) => `v1,${signature}`,
	bare: (signature) => signature,
	'after another with a version': (signature) => `v1,${other} v1,${signature}`,
	'before another without a version': (signature) => `${signature} ${other}`,
	'beside one of another scheme': (signature) => `v1a,${other}  v1,${signature}`,
	'in a repeated header, joined by Node': (signature) => `v1,${signature}, v1,${other}`,
	'with blanks around it': (signature) => `  v1,${signature}\t`,
};

describe('a webhook signature', () => {
	test('is the one of the published scheme', () => {
		// The example of the Standard Webhooks specification, whose scheme Etsy describes.
		const key = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64');
		const message: SignedMessage = {
			id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
			timestamp: '1614265330',
			rawBody: Buffer.from('{"test": 2432232314}'),
			signatures: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
		};
		expect(verifyMessage(message, key, 1_614_265_330)).toBe('genuine');
		expect(verifyMessage(message, key, 1_614_265_330 + 301)).toBe('stale');
	});

	test('is the one that the sandbox makes', () => {
		const { id, timestamp, rawBody } = signed();
		const body = rawBody.toString();
		const made = etsySignature(SECRET, { id, timestamp, body });
		expect(made).toBe(signatureOf(KEY, { id, timestamp, rawBody }));
	});

	test.each(Object.entries(FORMS))('is taken %s', (_name, form) => {
		fc.assert(
			fc.property(messageArb, keyArb, (message, key) => {
				expect(verifyMessage(signed(message, form, key), key, NOW)).toBe('genuine');
			}),
		);
	});

	test('is refused when any byte of id, time, body or signature is another', () => {
		const part = fc.constantFrom('id', 'timestamp', 'signatures', 'rawBody');
		fc.assert(
			fc.property(messageArb, part, fc.nat(), fc.integer({ min: 1, max: 255 }), (...given) => {
				const [parts, name, at, flip] = given;
				const message = signed(parts, FORMS.bare);
				const bytes = Buffer.from(message[name] as string);
				const index = at % bytes.length;
				bytes[index] = (bytes[index] ?? 0) ^ flip;
				const value = name === 'rawBody' ? bytes : bytes.toString('latin1');
				const changed = { ...message, [name]: value };
				expect(verifyMessage(changed, KEY, NOW)).not.toBe('genuine');
			}),
			{ numRuns: 2_000 },
		);
	});

	test('is refused when anything is put in or left out', () => {
		const part = fc.constantFrom('id', 'timestamp', 'signatures', 'rawBody');
		fc.assert(
			fc.property(messageArb, part, fc.nat(), fc.boolean(), (parts, name, at, isMore) => {
				const message = signed(parts, FORMS.bare);
				const text = Buffer.from(message[name] as string).toString('latin1');
				const index = at % text.length;
				const changed = isMore
					? `${text.slice(0, index)}0${text.slice(index)}`
					: text.slice(0, index) + text.slice(index + 1);
				const value = name === 'rawBody' ? Buffer.from(changed, 'latin1') : changed;
				expect(verifyMessage({ ...message, [name]: value }, KEY, NOW)).not.toBe('genuine');
			}),
			{ numRuns: 2_000 },
		);
	});

	test('of another key is refused', () => {
		fc.assert(
			fc.property(messageArb, keyArb, keyArb, (message, key, another) => {
				fc.pre(!Buffer.from(key).equals(another));
				expect(verifyMessage(signed(message, FORMS.bare, key), another, NOW)).toBe('forged');
			}),
		);
	});

	test('cannot be used again with the borders between id, time and body moved', () => {
		fc.assert(
			fc.property(messageArb, fc.nat(), fc.nat(), (parts, first, second) => {
				const message = signed({ ...parts, body: `{"a":"${parts.body.length}.${NOW}.x"}` });
				const text = `${message.id}.${message.timestamp}.${String(message.rawBody)}`;
				const pieces = text.split('.');
				const [a, b] = [first % pieces.length, second % pieces.length].sort((x, y) => x - y);
				const moved = {
					...message,
					id: pieces.slice(0, a).join('.'),
					timestamp: pieces.slice(a, b).join('.'),
					rawBody: Buffer.from(pieces.slice(b).join('.')),
				};
				fc.pre(moved.id !== message.id);
				// Where an id holds dots, what is left as a body does not begin as a notice does.
				const verdict = verifyMessage(moved, KEY, NOW);
				expect(verdict === 'genuine' && String(moved.rawBody).startsWith('{')).toBe(false);
			}),
			{ numRuns: 1_000 },
		);
	});

	test.each([
		['just in time', -TOLERANCE_SECONDS, 'genuine'],
		['just not too early', TOLERANCE_SECONDS, 'genuine'],
		['too old', -TOLERANCE_SECONDS - 1, 'stale'],
		['from the future', TOLERANCE_SECONDS + 1, 'stale'],
	])('%s', (_name, offset, verdict) => {
		expect(verifyMessage(signed({ timestamp: String(NOW + offset) }), KEY, NOW)).toBe(verdict);
	});

	test.each<[string, Partial<SignedMessage>]>([
		['no id', { id: '' }],
		['an id with a blank', { id: 'msg 1' }],
		['an endless id', { id: 'm'.repeat(201) }],
		['no time', { timestamp: '' }],
		['a time that is no number', { timestamp: 'NaN' }],
		['a time in another notation', { timestamp: '1.79e9' }],
		['a negative time', { timestamp: `-${NOW}` }],
		['no signature', { signatures: ' ' }],
	])('%s is malformed', (_name, change) => {
		expect(verifyMessage({ ...signed(), ...change }, KEY, NOW)).toBe('malformed');
	});

	test('is refused where only its version, or nothing but blanks and versions, is given', () => {
		for (const signatures of ['v1,', ', ,', 'v1, v1,', 'v2,', '=']) {
			expect(verifyMessage({ ...signed(), signatures }, KEY, NOW)).toBe('forged');
		}
	});
});

describe('a signing secret', () => {
	test('is read with and without its prefix, and with blanks around it', () => {
		fc.assert(
			fc.property(keyArb, fc.constantFrom('', ' ', '\n'), fc.boolean(), (key, blank, prefix) => {
				const encoded = Buffer.from(key).toString('base64');
				const read = readSigningKey(`${blank}${prefix ? 'whsec_' : ''}${encoded}${blank}`);
				expect(read.ok && Buffer.from(read.value).equals(key)).toBe(true);
			}),
		);
	});

	test('may hold an underscore', () => {
		const key = Buffer.from('ff'.repeat(18), 'hex');
		const read = readSigningKey(`whsec_${key.toString('base64url')}`);
		expect(read.ok && Buffer.from(read.value).equals(key)).toBe(true);
	});

	test.each([
		['', 'is empty'],
		['   ', 'is empty'],
		['whsec_', 'is not whole'],
		['whsec_****', 'is not whole'],
		['whsec_AAAA', 'is too short'],
		[`whsec_${'A'.repeat(20)}`, 'is too short'],
	])('%j is refused: it %s', (secret, why) => {
		const read = readSigningKey(secret);
		expect(read.ok).toBe(false);
		if (read.ok) return;
		expect(read.failure.message).toContain(why);
		const words = read.failure.message + read.failure.hint;
		if (secret.trim().length > 6) expect(words).not.toContain(secret);
	});
});
