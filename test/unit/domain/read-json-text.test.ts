import fc from 'fast-check';
import { jsonOfBytes, readJsonText } from '../../../core/domain/read-json-text';

const NOT_JSON = ['', ' ', '{', '{"name": "Ada Buyer"', 'undefined', "{'a': 1}", '<html>', '1 2'];

describe('a text as JSON', () => {
	it.each([
		['null', null],
		[' [1, "a"] ', [1, 'a']],
		['{"a": {"b": false}}', { a: { b: false } }],
		['"text"', 'text'],
	])('%s is read', (text, value) => {
		expect(readJsonText(text)).toEqual({ ok: true, value });
		expect(jsonOfBytes(Buffer.from(text))).toEqual(value);
	});

	it.each(NOT_JSON)('%j is none, and is not quoted', (text) => {
		expect(readJsonText(text)).toEqual({ ok: false, reason: 'not_json' });
		expect(jsonOfBytes(Buffer.from(text))).toBeUndefined();
	});

	it('comes back as it was written, whatever it is', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				const text = JSON.stringify(value);
				const written: unknown = JSON.parse(text);
				expect(readJsonText(text)).toEqual({ ok: true, value: written });
				expect(jsonOfBytes(Buffer.from(text))).toEqual(written);
			}),
		);
	});

	it('never throws, whatever the bytes', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.json()), fc.uint8Array(), (text, bytes) => {
				expect(typeof readJsonText(text).ok).toBe('boolean');
				expect(() => jsonOfBytes(bytes)).not.toThrow();
			}),
		);
	});
});
