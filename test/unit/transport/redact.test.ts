import fc from 'fast-check';
import { buyerTextsIn, redactText } from '../../../core/transport/redact';

const around = fc.string({ maxLength: 40 });
/** Secrets and names as they are: some length, not blank. */
const secretTexts = fc.string({ minLength: 8, maxLength: 60 }).filter((s) => s.trim().length >= 8);

describe('taking out what nobody may see', () => {
	it('finds every given secret, wherever it stands', () => {
		fc.assert(
			fc.property(
				fc.array(secretTexts, { minLength: 1, maxLength: 4 }),
				fc.array(around, { minLength: 5, maxLength: 5 }),
				(secrets, texts) => {
					const text =
						secrets.map((secret, index) => `${texts[index]}${secret}`).join('') + texts[4];
					const seen = redactText(text, { secrets });
					for (const secret of secrets) {
						// A secret that is part of our own placeholder would be no secret.
						if (!'[secret][e-mail][buyer]'.includes(secret)) expect(seen).not.toContain(secret);
					}
				},
			),
		);
	});

	it('finds a secret as it looks in an address', () => {
		expect(redactText('GET /x?k=a%2Fb%3Dc%26d', { secrets: ['a/b=c&d'] })).not.toMatch(/a%2F|a\//);
	});

	it('finds every e-mail address', () => {
		fc.assert(
			fc.property(around, fc.emailAddress(), around, (before, email, after) => {
				expect(redactText(`${before} ${email} ${after}`)).not.toContain(email);
				const encoded = email.replace('@', '%40');
				expect(redactText(`${before} ${encoded} ${after}`)).not.toContain(encoded);
			}),
		);
	});

	it('finds buyer texts in any spelling of capitals', () => {
		fc.assert(
			fc.property(around, fc.string({ minLength: 3 }), around, (before, name, after) => {
				if (name.trim().length < 3 || '[secret][e-mail][buyer]'.includes(name)) return;
				expect(redactText(`${before}${name}${after}`, { buyerTexts: [name] })).not.toContain(name);
			}),
		);
		const seen = redactText('No zip for JANE DOE', { buyerTexts: ['Jane Doe'] });
		expect(seen).toBe('No zip for [buyer]');
	});

	const token = 'Abc123-_.~x/+=' + 'q'.repeat(30);
	it.each([
		`Authorization: Bearer ${token}`,
		`Authorization: Basic ${token}`,
		`{"access_token":"${token}","expires_in":1}`,
		`{"refresh_token": "${token}"}`,
		`x-api-key: ${token}`,
		`'x-api-key': '${token}'`,
		`/quote?partnerBillingKey=${token}&x=1`,
		`/quote?recipeid=${token}`,
		`client_secret=${token}&grant_type=refresh_token`,
		`apiKey = ${token}`,
		`redirect to https%3A%2F%2Fx%3Frecipeid%3D${token}`,
	])('knows a secret by its looks: %s', (text) => {
		expect(redactText(text)).not.toContain('q'.repeat(30));
		expect(redactText(text)).toContain('[secret]');
	});

	it('knows tokens of Etsy and Printify without any name', () => {
		expect(redactText(`got 12345678.${'t'.repeat(40)} there`)).toBe('got [secret] there');
		expect(redactText(`got eyJhbGciOi.eyJzdWIi.c2lnbmF0dXJl there`)).toBe('got [secret] there');
	});

	it.each([
		'The access token is expired',
		'{"error":"invalid_token","error_description":"access token is expired"}',
		'line_items.0.sku is invalid; price 12.50 USD',
		'Order etsy-12345-67890-1 exists since 2026-11-23T12:00:00Z',
	])('leaves alone what is no secret: %s', (text) => {
		expect(redactText(text)).toBe(text);
	});

	it('takes a long text without end in its stride', () => {
		const long = 'a'.repeat(200_000);
		expect(redactText(long)).toBe(long);
	});
});

describe('the buyer in a request body', () => {
	it('survives anything, also what goes round in circles', () => {
		fc.assert(
			fc.property(fc.anything(), (value) => {
				buyerTextsIn(value);
			}),
		);
		const round: Record<string, unknown> = {};
		round.self = round;
		expect(buyerTextsIn(round)).toEqual([]);
	});

	it('is found under the names that providers use', () => {
		const texts = buyerTextsIn({
			external_id: 'etsy-1-2',
			line_items: [{ sku: 'MUG' }],
			address_to: { first_name: 'Jane', address1: '1 High St', country: 'GB', zip: 'AB1 2CD' },
			recipient: { name: 'Joe', address: { city: 'Rome' } },
			email: 'jane@example.com',
			customer_reference: 'for mum',
		});
		for (const expected of ['Jane', '1 High St', 'AB1 2CD', 'Joe', 'Rome', 'jane@example.com']) {
			expect(texts).toContain(expected);
		}
		expect(texts).not.toEqual(expect.arrayContaining(['MUG']));
		expect(texts).not.toContain('GB');
	});
});
