import fc from 'fast-check';
import { encodeFields, withQuery } from '../../../core/transport/encode';

describe('encoding of query and form', () => {
	it('sends an array as one value with commas, as Etsy wants it', () => {
		expect(encodeFields({ includes: ['Images', 'Shop'], ids: [1, 2] })).toBe(
			'includes=Images,Shop&ids=1,2',
		);
	});

	it('leaves out undefined, keeps false, zero and empty', () => {
		expect(encodeFields({ a: undefined, b: false, c: true, d: 0, e: '', f: [] })).toBe(
			'b=false&c=true&d=0&e=&f=',
		);
	});

	it('puts the query behind one that is there already', () => {
		expect(withQuery('https://a.b/c', { d: 'e f' })).toBe('https://a.b/c?d=e%20f');
		expect(withQuery('https://a.b/c?x=1', { d: 'ü&=' })).toBe('https://a.b/c?x=1&d=%C3%BC%26%3D');
		expect(withQuery('https://a.b/c', undefined)).toBe('https://a.b/c');
		expect(withQuery('https://a.b/c', { d: undefined })).toBe('https://a.b/c');
	});

	it('is read back as it was by any server', () => {
		const texts = fc.string({ unit: 'binary' });
		fc.assert(
			fc.property(fc.dictionary(texts, fc.oneof(texts, fc.integer(), fc.boolean())), (fields) => {
				const read = new URLSearchParams(encodeFields(fields));
				for (const [name, value] of Object.entries(fields)) {
					expect(read.get(name)).toBe(String(value));
				}
			}),
		);
	});
});
