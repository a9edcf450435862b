import fc from 'fast-check';
import {
	CHANGE_CLASS,
	printfulProfile,
	readPrintfulLimits,
	readPrintfulWait,
} from '../../../../core/providers/printful/profile';
import { readPrintfulError } from '../../../../core/providers/printful/read-error';

const told = (limit: number, remaining: number, policy?: string) => ({
	'x-ratelimit-limit': String(limit),
	'x-ratelimit-remaining': String(remaining),
	...(policy ? { 'x-ratelimit-policy': policy } : {}),
});

describe('Printful: limits', () => {
	it('are read out of the headers of both versions', () => {
		const reading = { class: 'all', limit: 120, windowMs: 60_000, remaining: 119 };
		expect(readPrintfulLimits(told(120, 119))).toEqual([reading]);
		expect(readPrintfulLimits(told(120, 119, '120;w=60;'))).toEqual([reading]);
		expect(readPrintfulLimits(told(30, 3, '30;w=10'))).toEqual([
			{ class: 'all', limit: 30, windowMs: 10_000, remaining: 3 },
		]);
	});

	it('of single calls slow down no others', () => {
		const [own] = readPrintfulLimits(told(10, 9), [CHANGE_CLASS]);
		expect(own?.class).toBe(CHANGE_CLASS);
		const [general] = readPrintfulLimits(told(120, 9), [CHANGE_CLASS]);
		expect(general?.class).toBe('all');
	});

	it('are none where the headers make no sense', () => {
		fc.assert(
			fc.property(fc.string(), fc.string(), (limit, remaining) => {
				const headers = { 'x-ratelimit-limit': limit, 'x-ratelimit-remaining': remaining };
				for (const one of readPrintfulLimits(headers)) expect(one.limit).toBeGreaterThan(0);
			}),
		);
		expect(readPrintfulLimits({})).toEqual([]);
	});

	it('that are broken shut out for as long as the header says', () => {
		expect(readPrintfulWait({ 'x-ratelimit-reset': '60' })).toBe(60_000);
		expect(readPrintfulWait({ 'x-ratelimit-reset': '0.5' })).toBe(500);
		expect(readPrintfulWait({})).toBeUndefined();
	});

	it('belong to the token, which is not to be seen', () => {
		const one = printfulProfile({ baseUrl: '', token: 'secret-token' });
		expect(one.baseUrl).toBe('https://api.printful.com');
		expect(one.limiterKey).not.toContain('secret');
		expect(one.secrets).toEqual(['secret-token']);
	});
});

describe('Printful: errors', () => {
	const read = (body: unknown, status = 400) => readPrintfulError({ status, headers: {}, body });

	it('are understood in the shapes of both versions', () => {
		expect(
			read({ code: 404, result: 'No', error: { reason: 'NotFound', message: 'Gone' } }),
		).toEqual({ message: 'Gone' });
		expect(
			read({
				type: 'https://developers.printful.com/docs',
				title: 'Bad',
				details: 'Wrong value',
				instance: '/errors/7',
				errors: [{ detail: 'too small', source: { pointer: '/order_items/0/quantity' } }],
			}),
		).toEqual({
			message: 'Wrong value too small',
			fields: ['order_items[0].quantity'],
			requestId: '/errors/7',
		});
		expect(read({ data: 'No', error: { message: 'FL-2 invalid URL' } })).toMatchObject({
			code: 'FL-2',
			category: 'artwork',
		});
		expect(read({}, 419)).toMatchObject({ category: 'rate_limit' });
		expect(read('<html>')).toEqual({ message: 'HTTP 400' });
	});

	it('of any shape are read without a throw', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (body) => {
				expect(typeof read(body).message).toBe('string');
			}),
		);
	});
});
