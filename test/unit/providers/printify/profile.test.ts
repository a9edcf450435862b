import fc from 'fast-check';
import { providerModule, providerModules } from '../../../../core/providers/registry';
import { printify } from '../../../../core/providers/printify/module';
import { printifyProfile, readPrintifyError } from '../../../../core/providers/printify/profile';
import { failureOf, valueOf } from '../../../support/result';

const errorOf = (body: unknown, status = 400) => readPrintifyError({ status, headers: {}, body });

describe("Printify's errors", () => {
	it('reads the documented shape', () => {
		const errors = { reason: 'Image has low quality', code: 8203 };
		expect(errorOf({ status: 'error', code: 8203, message: 'Validation failed.', errors })).toEqual(
			{
				message: 'Validation failed. Image has low quality',
				code: '8203',
			},
		);
	});

	it('reads JSON inside the reason', () => {
		const reason = JSON.stringify({
			address_to: { zip: ['Bad zip'] },
			line_items: [{ sku: ['Unknown', 'Odd'] }],
		});
		expect(errorOf({ message: 'Validation failed.', errors: { reason, code: 8103 } })).toEqual({
			message: 'Validation failed. Bad zip Unknown Odd',
			code: '8103',
			fields: ['address_to.zip', 'line_items.0.sku'],
		});
	});

	it('reads messages by field without a reason', () => {
		const body = { message: 'Invalid.', errors: { 'address_to.city': ['Required'] } };
		expect(errorOf(body, 422)).toMatchObject({ fields: ['address_to.city'] });
	});

	it('reads 401 and OAuth answers', () => {
		expect(errorOf({ error: 'Unauthenticated' }, 401).message).toBe('Unauthenticated');
		const oauth = { error: 'invalid_grant', error_description: 'Code expired' };
		expect(errorOf(oauth).message).toBe('Code expired');
	});

	it('tells artwork errors by their code', () => {
		const errors = { reason: 'error.file.wrong.format', code: 8201 };
		expect(errorOf({ message: 'Validation failed.', errors }).category).toBe('artwork');
	});

	it('does not quote a page', () => {
		expect(errorOf('<html>Bad gateway</html>', 502)).toEqual({ message: 'HTTP 502' });
	});

	it('survives anything', () => {
		fc.assert(
			fc.property(fc.anything(), (body) => {
				expect(typeof errorOf(body).message).toBe('string');
			}),
		);
		fc.assert(
			fc.property(fc.json(), (reason) => {
				expect(typeof errorOf({ errors: { reason } }).message).toBe('string');
			}),
		);
	});
});

describe('the profile', () => {
	it('has no secret in its limiter key and one limiter per token', () => {
		const one = printifyProfile({ baseUrl: 'https://api.printify.com/', token: 'secret-token-1' });
		const two = printifyProfile({ baseUrl: 'https://api.printify.com', token: 'secret-token-2' });
		expect(one.baseUrl).toBe('https://api.printify.com');
		expect(one.limiterKey).not.toContain('secret');
		expect(one.limiterKey).not.toBe(two.limiterKey);
		expect(one.secrets).toEqual(['secret-token-1']);
	});
});

describe('the registry', () => {
	it('finds each module by its name', () => {
		for (const one of providerModules()) expect(valueOf(providerModule(one.name))).toBe(one);
	});

	it('says what may be chosen', () => {
		expect(failureOf(providerModule(''))).toMatchObject({ message: 'No provider is chosen.' });
		expect(failureOf(providerModule('acme')).hint).toContain('Printify');
		expect(failureOf(providerModule(undefined)).fields).toEqual(['provider']);
	});
});

describe("Printify's limits", () => {
	it('are those of its documents, with classes of their own for catalog and publishing', () => {
		const { limits } = printifyProfile({ baseUrl: '', token: 'token' });
		expect(limits).toEqual([
			{ class: 'all', limit: 600, windowMs: 60_000 },
			{ class: 'catalog', limit: 100, windowMs: 60_000 },
			{ class: 'publish', limit: 200, windowMs: 1_800_000 },
		]);
	});

	it('are those that the seller set, where another program shares the account', () => {
		const profileOf = (callsPerMinute: unknown) =>
			printify.profile({ apiToken: 'token', callsPerMinute });
		expect(profileOf(200).limits[0]).toMatchObject({ class: 'all', limit: 200 });
		expect(profileOf(200).limiterKey).not.toBe(profileOf(600).limiterKey);
		for (const nothing of [undefined, 0, 'many']) {
			expect(profileOf(nothing).limits[0]).toMatchObject({ limit: 600 });
		}
	});
});
