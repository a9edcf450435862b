import { drawn, nameField, outcome, svg } from '../../support/render/draw';

const field = nameField();

it.each([
	['an emoji that no font has', 'Rex 🐶', 'glyph_missing'],
	['Chinese without a font', '日本', 'glyph_missing'],
	['Arabic without a font', 'مرحبا', 'glyph_missing'],
	['a letter of no font', 'A\u0378', 'glyph_missing'],
	['a private character', 'A\uE000', 'glyph_missing'],
	['a direction override', 'a\u202Ebc', 'direction_character'],
	['an isolate', 'a\u2067bc\u2069', 'direction_character'],
	['a zero-width space', 'An\u200Bna', 'invisible_character'],
	['a byte order mark', '\uFEFFAnna', 'invisible_character'],
	['a soft hyphen', 'An\u00ADna', 'invisible_character'],
	['a joiner between Latin letters', 'A\u200Dnna', 'invisible_character'],
	['a variation selector of letters', 'A\uFE01', 'invisible_character'],
	['a tag', 'A\u{E0041}', 'invisible_character'],
	['a bell', 'An\u0007na', 'control_character'],
	['a null', 'An\u0000na', 'control_character'],
	['half of a pair', 'A\uD83D', 'broken_character'],
	['a lost character', 'A\uFFFD', 'broken_character'],
	['stacked accents', 'Z\u0337\u0328\u0341\u0342\u0343', 'stacked_marks'],
	['two lines', 'Anna\nPeter', 'several_lines'],
	['a text that never fits', 'M'.repeat(60), 'does_not_fit'],
	['a novel', 'word '.repeat(200), 'too_long'],
	['nothing but spaces', ' \u00A0\t ', 'missing_answer'],
])('holds %s, and says so without the text', async (_what, text, code) => {
	const result = await drawn(field, { Name: text });
	expect(outcome(result)).toBe(code);
	if (result.ok) throw new Error('not held');
	const { message, hint, field: named } = result.hold;
	expect(named).toBe('Name');
	expect(`${message} ${hint}`).not.toContain(text.trim() || 'undefined');
	expect(hint).not.toBe('');
});

it.each([
	['a colour emoji that the renderer cannot draw', '😀', ['NotoColorEmoji'], 'glyph_missing'],
	['a family that the font has no picture of', '👨‍👩‍👧‍👨', ['NotoEmoji'], 'glyph_missing'],
	['Arabic and a language that its font lacks', 'مرحبا Žoë', ['NotoSansArabic'], 'glyph_missing'],
	['a dog where a font has it', '🐶', ['NotoEmoji'], 'rendered'],
	['Arabic letters kept apart by a joiner', 'مر\u200Cحبا', ['NotoSansArabic'], 'rendered'],
])('%s', async (_what, text, fonts, expected) => {
	expect(outcome(await drawn(field, { Name: text }, { fonts }))).toBe(expected);
});

it('sets the same letters from composed and decomposed accents', async () => {
	const [one, other] = [
		await drawn(field, { Name: 'Zo\u00EB' }),
		await drawn(field, { Name: 'Zoe\u0308' }),
	];
	expect(one.ok && other.ok && one.value.sha256 === other.value.sha256).toBe(true);
});

it('holds letters that would fall off the end of a path', async () => {
	const arc =
		'<defs><path id="a" d="M20 120H120"/></defs><text data-field="Name" data-width="230" font-size="30"><textPath href="#a">Arc</textPath></text>';
	expect(outcome(await drawn(svg(arc), { Name: 'Anna' }))).toBe('rendered');
	expect(outcome(await drawn(svg(arc), { Name: 'Annabelle' }))).toBe('does_not_fit');
});

it.each([
	['hold', 'rendered', 'Anna'],
	['hold', 'does_not_fit', 'Wilhelmina Josefa'],
	['shrink', 'rendered', 'Wilhelmina Josefa'],
	['wrap', 'rendered', 'Wilhelmina Josefa Antoinette Sophie'],
	['wrap', 'does_not_fit', 'Wilhelmina Josefa Antoinette Sophie Charlotte Amalie Luise Auguste'],
])('fits by the rule "%s" (%s)', async (rule, expected, text) => {
	const template = nameField(`data-fit="${rule}"`);
	expect(outcome(await drawn(template, { Name: text }))).toBe(expected);
});
