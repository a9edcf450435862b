import fc from 'fast-check';
import { fillTemplate } from '../../../core/artwork/render/fill';
import { render } from '../../../core/artwork/render/render';
import type { Template } from '../../../core/artwork/render/template';
import { isElement, readXml, walk, writeXml } from '../../../core/artwork/render/xml';
import { HOLD_CODES } from '../../../core/domain/artwork/render/types';
import { nameField, SMALL, templateOf } from '../../support/render/draw';

const MARKUP = ['<', '>', '&', '"', "'", ']]>', '<!--', '&lt;', '&#0;', '</text>', '<script>'];
const hostile = fc.oneof(
	fc.string({ unit: 'grapheme', maxLength: 20 }),
	fc.string({ unit: 'binary', maxLength: 20 }),
	fc
		.array(fc.oneof(fc.constantFrom(...MARKUP), fc.string({ maxLength: 3 })), { maxLength: 6 })
		.map((parts) => parts.join('')),
);

let template: Template;

beforeAll(async () => {
	const read = await templateOf(nameField('data-fit="wrap" data-lines="3"'), ['NotoEmoji']);
	if (!read.ok) throw new Error(read.hold.message);
	template = read.value;
});

const answered = (text: string) => ({ answers: [{ name: 'Name', text }] });

it('no answer becomes anything but text of the drawing', () => {
	const shape = [...walk(template.root)].map(({ element }) => element.name);
	fc.assert(
		fc.property(hostile, (text) => {
			const filled = fillTemplate(template, answered(text), SMALL);
			if (!filled.ok) return;
			const back = readXml(writeXml(filled.value));
			expect(back).not.toBeNull();
			if (back === null) return;
			const names = [...walk(back)].map(({ element }) => element.name);
			expect(names.filter((name) => name !== 'tspan')).toEqual(shape);
		}),
		{ numRuns: 150 },
	);
});

it('every answer is drawn or waits with a reason', () => {
	fc.assert(
		fc.property(hostile, (text) => {
			const file = render(template, answered(text), SMALL);
			if (file.ok) expect(file.value.png.length).toBeGreaterThan(100);
			else expect(HOLD_CODES).toContain(file.hold.code);
		}),
		{ numRuns: 100 },
	);
});

it('the same answer gives the same bytes', () => {
	fc.assert(
		fc.property(fc.constantFrom('Anna', 'Zoë & Co', 'Ελένη', 'שלום!'), (text) => {
			const [one, other] = [1, 2].map(() => render(template, answered(text), SMALL));
			expect(one).toEqual(other);
		}),
		{ numRuns: 8 },
	);
});

it('what is written as XML is read back the same', () => {
	const name = fc.constantFrom('g', 'text', 'svg');
	const attributes = fc.dictionary(
		fc.constantFrom('id', 'style', 'data-field'),
		fc.string({ unit: 'grapheme-ascii' }),
	);
	fc.assert(
		fc.property(name, attributes, fc.string({ unit: 'grapheme-ascii' }), (tag, given, text) => {
			const back = readXml(writeXml({ name: tag, attributes: given, children: [text] }));
			expect(back?.attributes).toEqual(given);
			expect(back?.children.filter((child) => !isElement(child)).join('')).toBe(text);
		}),
	);
});
