import * as fc from 'fast-check';
import {
	checkMaterials,
	checkPropertyValues,
	checkStyles,
	checkTags,
	checkTitle,
} from '../../../../core/domain/listing/text-rules';
import { failureOf, valueOf } from '../../../support/result';

describe('the title of a listing', () => {
	test.each([
		'Fern Mug, 11oz – “Botanical” (Gift)',
		'Tee & Tote: 50% cotton + linen',
		'Größe é 日本語 ™ © ® ± <3',
		'x'.repeat(140),
	])('%s is taken', (title) => {
		expect(valueOf(checkTitle(`  ${title} `))).toBe(title);
	});

	test.each([
		['', 'The title is empty.'],
		['   ', 'The title is empty.'],
		['x'.repeat(141), 'The title has 141 characters; Etsy takes at most 140.'],
		['Mug 🌿', 'Etsy takes no character "🌿" in a title.'],
		['Mug $20', 'Etsy takes no character "$" in a title.'],
		['Mug\nTee', 'Etsy takes no line break in a title.'],
		['Tee & Tote & Mug', 'The title has "&" more than once'],
		['a + b + c', 'The title has "+" more than once'],
		['50% and 20%', 'The title has "%" more than once'],
		['a: b: c', 'The title has ":" more than once'],
	])('%s is refused', (title, message) => {
		const failure = failureOf(checkTitle(title));
		expect(failure.message).toContain(message);
		expect(failure).toMatchObject({ category: 'validation', fields: ['title'] });
	});

	test('characters are counted as people count them', () => {
		expect(failureOf(checkTitle(`${'𝟘'.repeat(141)}`)).message).toContain('has 141 characters');
		expect(checkTitle('𝟘'.repeat(140)).ok).toBe(true);
	});
});

describe('tags', () => {
	test('come without blanks around them and without empty ones', () => {
		expect(valueOf(checkTags([' fern  mug ', '', "mother's day", 'art-deco']))).toEqual([
			...['fern mug', "mother's day", 'art-deco'],
		]);
		expect(valueOf(checkTags([]))).toEqual([]);
	});

	test.each([
		[['a tag with 21 letters'], 'The tag "a tag with 21 letters" has 21 characters'],
		[['fern', 'mug & cup'], 'The tag "mug & cup" has the "&" in it'],
		[['Fern', 'fern'], 'The tag "fern" is there twice.'],
		[
			Array.from({ length: 14 }, (_none, n) => `tag ${n}`),
			'There are 14 tags; Etsy takes at most 13.',
		],
		[['mug\tcup'], 'The tag "mug\tcup" has the tab in it'],
	])('%j are refused', (tags, message) => {
		expect(failureOf(checkTags(tags)).message).toContain(message);
	});

	const word = fc.stringMatching(/^[a-z][a-z0-9'-]{0,18}$/);

	test('lists that keep the rules pass unchanged; one wrong character is always named', () => {
		const lists = fc.uniqueArray(word, { maxLength: 13, selector: (text) => text.toLowerCase() });
		fc.assert(
			fc.property(lists, (tags) => {
				expect(valueOf(checkTags(tags))).toEqual(tags);
			}),
		);
		const wrong = fc.constantFrom(',', '.', '!', '&', '/', '🌿', '(', '"', '$');
		fc.assert(
			fc.property(lists, fc.nat(12), wrong, (tags, at, sign) => {
				const index = tags.length === 0 ? 0 : at % tags.length;
				const bad = `x${sign}`;
				const list = [...tags.slice(0, index), bad, ...tags.slice(index + 1)];
				const { message, fields } = failureOf(checkTags(list));
				expect(message).toContain(bad);
				expect(fields).toEqual(['tags']);
			}),
		);
	});
});

test('materials take letters, digits and blanks', () => {
	expect(valueOf(checkMaterials(['cotton', 'water based ink']))).toHaveLength(2);
	expect(failureOf(checkMaterials(['100% cotton'])).message).toContain('"100% cotton" has the "%"');
	expect(failureOf(checkMaterials(["crow's feet"])).fields).toEqual(['materials']);
});

test('styles are two at most, of 45 characters', () => {
	expect(valueOf(checkStyles(['Boho', 'x'.repeat(45)]))).toHaveLength(2);
	expect(failureOf(checkStyles(['a', 'b', 'c'])).message).toContain('3 styles');
	expect(failureOf(checkStyles(['x'.repeat(46)])).message).toContain('46 characters');
});

test('values of attributes have no parentheses, and no comma, which would part them', () => {
	expect(valueOf(checkPropertyValues(['Light blue', "Valentine's Day"]))).toHaveLength(2);
	expect(failureOf(checkPropertyValues(['Blue (light)'])).message).toContain('has the "("');
	expect(failureOf(checkPropertyValues(['Blue, light'])).message).toContain('has the ","');
});
