import fc from 'fast-check';
import { readEtsyLimits } from '../../../core/etsy/limits';
import { etsyProfile } from '../../../core/etsy/profile';
import { readEtsyError } from '../../../core/etsy/read-error';

const access = {
	keystring: 'keystring-1',
	sharedSecret: 'secret-1',
	baseUrl: 'https://openapi.etsy.com/',
};

describe('the profile', () => {
	test('sends key and secret, and hides them', () => {
		const profile = etsyProfile({ ...access, secrets: ['901.token', ''] });
		expect(profile.baseUrl).toBe('https://openapi.etsy.com');
		expect(profile.headers).toEqual({ 'x-api-key': 'keystring-1:secret-1' });
		expect(profile.secrets).toEqual([
			'keystring-1:secret-1',
			'keystring-1',
			'secret-1',
			'901.token',
		]);
	});

	test('one limiter per key, which does not show the key', () => {
		const key = etsyProfile(access).limiterKey;
		expect(key).not.toContain('keystring-1');
		expect(etsyProfile({ ...access, baseUrl: 'https://openapi.etsy.com' }).limiterKey).toBe(key);
		expect(etsyProfile({ ...access, keystring: 'other' }).limiterKey).not.toBe(key);
		expect(etsyProfile({ ...access, baseUrl: 'http://localhost' }).limiterKey).not.toBe(key);
	});

	test('tells what the headers say', () => {
		const heard: unknown[] = [];
		const profile = etsyProfile(access, (readings) => heard.push(readings));
		profile.readLimits?.({}, ['all']);
		profile.readLimits?.({ 'x-limit-per-second': '5', 'x-remaining-this-second': '4' }, ['all']);
		expect(heard).toEqual([[{ class: 'all', limit: 5, windowMs: 1000, remaining: 4 }]]);
	});
});

describe('limits', () => {
	test.each(['x-remaining-this-second', 'x-remaining-this-secon'])('%s is read', (name) => {
		const headers = {
			'x-limit-per-second': '10',
			[name]: '9',
			'x-limit-per-day': '10000',
			'x-remaining-today': '0',
		};
		expect(readEtsyLimits(headers)).toEqual([
			{ class: 'all', limit: 10, windowMs: 1000, remaining: 9 },
			{ class: 'all', limit: 10000, windowMs: 86400000, remaining: 0 },
		]);
	});

	test('what is no number is not read', () => {
		expect(readEtsyLimits({ 'x-limit-per-day': 'many', 'x-remaining-today': '1' })).toEqual([]);
		expect(readEtsyLimits({ 'x-limit-per-day': '100' })).toEqual([]);
	});
});

describe('error answers', () => {
	const read = (status: number, body: unknown) =>
		readEtsyError({ status, body, headers: { 'x-etsy-request-uuid': 'uuid-1' } });

	test('the plain shape', () => {
		expect(read(404, { error: 'Receipt not found' })).toMatchObject({
			message: 'Receipt not found',
			requestId: 'uuid-1',
		});
	});

	test('the OAuth shape', () => {
		const body = { error: 'invalid_token', error_description: 'access token is expired' };
		expect(read(401, body)).toMatchObject({
			message: 'access token is expired',
			code: 'invalid_token',
		});
	});

	test('the list shape', () => {
		const body = [
			{ path: '/images', type: 'array_too_short', message: 'must have one' },
			{ path: '/price', type: 'missing' },
			'odd',
		];
		expect(read(400, body)).toMatchObject({
			message: '/images: must have one; /price: missing',
			code: 'array_too_short',
			fields: ['/images', '/price'],
		});
	});

	test('a gateway page', () => {
		const page = '<html><head><title>502 Bad Gateway</title></head><body>x</body></html>';
		expect(read(502, page).message).toBe('502 Bad Gateway');
		expect(read(502, '<p>Nothing <b>here</b></p>').message).toBe('Nothing here');
		expect(read(502, '').message).toBe('');
	});

	test('what the status alone would hide', () => {
		expect(read(401, { error: 'insufficient scope: transactions_r' }).category).toBe('permission');
		expect(read(403, { error: 'Shared secret is required in x-api-key' }).category).toBe('auth');
		expect(read(403, { error: 'Unauthorized' }).category).toBeUndefined();
	});

	test('anything at all is understood', () => {
		fc.assert(
			fc.property(fc.integer({ min: 100, max: 599 }), fc.jsonValue(), (status, body) => {
				expect(typeof read(status, body).message).toBe('string');
			}),
		);
	});
});
