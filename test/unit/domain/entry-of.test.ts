import fc from 'fast-check';
import { entryOf } from '../../../core/domain/entry-of';
import { INHERITED_WORDS } from '../../support/inherited-words';

const TABLE = { shipped: 1, '': 0 };

describe('an entry of a table', () => {
	it('is found by its word alone', () => {
		expect(entryOf(TABLE, 'shipped')).toBe(1);
		expect(entryOf(TABLE, '')).toBe(0);
		expect(entryOf(TABLE, 'Shipped')).toBeUndefined();
		expect(entryOf(TABLE, null)).toBeUndefined();
		expect(entryOf(TABLE, undefined)).toBeUndefined();
	});

	it.each([...INHERITED_WORDS, ...Object.getOwnPropertyNames(Object.prototype)])(
		'is not what every object has: %s',
		(word) => {
			expect(entryOf(TABLE, word)).toBeUndefined();
		},
	);

	it('is there for the words that were put in, whatever they are, and for no other', () => {
		fc.assert(
			fc.property(fc.array(fc.string()), fc.string(), (words, other) => {
				const table = Object.fromEntries(words.map((word) => [word, `is ${word}`]));
				for (const word of words) expect(entryOf(table, word)).toBe(`is ${word}`);
				expect(entryOf(table, other)).toBe(words.includes(other) ? `is ${other}` : undefined);
			}),
		);
	});
});
