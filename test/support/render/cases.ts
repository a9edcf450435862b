import { nameField, svg, type DrawOptions, type Given } from './draw';
import { jpegPicture, pngPicture } from './pictures';

/** One file that has a reference picture. */
export interface ReferenceCase {
	name: string;
	template: string;
	given: () => Promise<Given> | Given;
	options?: DrawOptions;
}

const name = (text: string) => () => ({ Name: text });

const wrapField = (attributes: string) =>
	svg(
		`<rect width="240" height="240" fill="#eee"/><text data-field="Words" data-fit="wrap" data-width="200" x="120" y="110" text-anchor="middle" font-size="32" ${attributes}/>`,
	);

const place = (attributes: string, content = '') =>
	svg(
		`<rect width="240" height="240" fill="#ddd"/>${content}<rect data-field="Photo" data-min-dpi="0" x="40" y="60" width="160" height="120" ${attributes}/>`,
	);

const ARC = '<defs><path id="arc" d="M30 150 A 90 90 0 0 1 210 150" fill="none"/></defs>';
const onArc = svg(
	`${ARC}<text data-field="Name" data-width="240" font-size="28"><textPath href="#arc" startOffset="50%" text-anchor="middle">Arc</textPath></text>`,
);

const texts: ReferenceCase[] = [
	{ name: 'plain', template: nameField(), given: name('Anna') },
	{ name: 'bold', template: nameField('font-weight="bold"'), given: name('Anna') },
	{ name: 'shrunk', template: nameField(), given: name('Maximiliane Josefa') },
	{ name: 'accents', template: nameField(), given: name('Žoë Ğül ß Øre') },
	{ name: 'decomposed', template: nameField(), given: name('Zoe\u0308 Ange\u0301') },
	{ name: 'greek', template: nameField(), given: name('Ελένη') },
	{ name: 'cyrillic', template: nameField(), given: name('Наталія Ёж') },
	{ name: 'hebrew', template: nameField(), given: name('שלום עולם!') },
	{ name: 'xml-characters', template: nameField(), given: name(`<b>&"'</b>`) },
	{
		name: 'arabic',
		template: nameField(),
		given: name('مرحبا بالعالم!'),
		options: { fonts: ['NotoSansArabic'] },
	},
	{
		name: 'arabic-and-latin',
		template: nameField(),
		given: name('Tom مرحبا 12'),
		options: { fonts: ['NotoSansArabic'] },
	},
	{
		name: 'japanese',
		template: nameField(),
		given: name('日本語'),
		options: { fonts: ['NotoSansJP'] },
	},
	{
		name: 'devanagari',
		template: nameField('font-family="Noto Sans Devanagari"'),
		given: name('नमस्ते'),
		options: { fonts: ['NotoSansDevanagari'] },
	},
	{
		name: 'emoji',
		template: nameField(),
		given: name('Rex 🐶❤️👍'),
		options: { fonts: ['NotoEmoji'] },
	},
	{
		name: 'emoji-joined-among-letters',
		template: nameField('font-weight="bold"'),
		given: name('Us 👨‍👩‍👧 🇫🇷!'),
		options: { fonts: ['NotoEmoji'] },
	},
	{
		name: 'japanese-among-letters',
		template: nameField(),
		given: name('Yuki 日本 & 語'),
		options: { fonts: ['NotoSansJP', 'NotoEmoji'] },
	},
	{ name: 'on-an-arc', template: onArc, given: name('Grandpa & Co') },
	{
		name: 'inkscape',
		template: svg(
			'<g transform="translate(10 20) scale(0.5)"><text xml:space="preserve" id="field-Name" style="font-size:64px;fill:#7a0019" x="20" y="200"><tspan x="20" y="200" dx="0 3 9">A long sample</tspan></text></g>',
		),
		given: name('Wilhelmina Charlotte'),
	},
	{
		name: 'illustrator',
		template: svg(
			'<style>.cls-1{font-size:40px;font-family:OpenSans, Open Sans;letter-spacing:.2em;fill:#0057b8}</style><text class="cls-1" data-field="Name" data-width="200" transform="translate(20 130)"><tspan x="0" y="0">NAME</tspan></text>',
		),
		given: name('ANNABELLE'),
	},
];

const lines: ReferenceCase[] = [
	{
		name: 'wrap-two-lines',
		template: wrapField('data-lines="2"'),
		given: () => ({ Words: 'Best dad in the world' }),
	},
	{
		name: 'wrap-middle-shrunk',
		template: wrapField('data-lines="3" data-valign="middle"'),
		given: () => ({ Words: 'The quick brown fox jumps over the lazy dog again and again' }),
	},
	{
		name: 'wrap-own-breaks-bottom',
		template: wrapField('data-lines="3" data-valign="bottom" data-line-height="1"'),
		given: () => ({ Words: 'Anna\nPeter\nPaul' }),
	},
	{
		name: 'wrap-japanese',
		template: wrapField('data-lines="4" data-valign="middle"'),
		given: () => ({ Words: '東京は日本の首都であり、世界最大の都市です。' }),
		options: { fonts: ['NotoSansJP'] },
	},
	{
		name: 'wrap-arabic',
		template: wrapField('data-lines="3" data-valign="middle"'),
		given: () => ({ Words: 'مرحبا بالعالم كيف حالك اليوم يا صديقي' }),
		options: { fonts: ['NotoSansArabic'] },
	},
];

const COLOURS = 'data-colour-field="Colour" data-colours="Gold=#c9a227; Navy=#001f5b"';

const colours: ReferenceCase[] = [
	{
		name: 'colour-of-a-shape',
		template: svg(`<circle cx="120" cy="120" r="90" fill="#ccc" ${COLOURS}/>`),
		given: () => ({ 'colour?': 'gold' }),
	},
	{
		name: 'colour-of-a-line',
		template: svg(
			`<circle cx="120" cy="120" r="90" style="fill:none;stroke:#ccc;stroke-width:12" data-colour-on="stroke" ${COLOURS}/>`,
		),
		given: () => ({ Colour: 'Navy' }),
	},
	{
		name: 'colour-by-listing-option',
		template: nameField(COLOURS),
		given: name('Anna'),
		options: { alsoKnown: [{ name: 'Colour', text: 'Gold' }] },
	},
	{
		name: 'left-out-where-optional',
		template: svg(
			'<text data-field="Name" data-width="200" x="20" y="80" font-size="40">N</text><text data-field="Year" data-optional="yes" data-width="200" x="20" y="160" font-size="40">1999</text>',
		),
		given: name('Anna'),
	},
	{
		name: 'other-shape-of-area',
		template: nameField('fill="#b00"'),
		given: name('Anna'),
		options: { size: { widthPx: 240, heightPx: 120, dpi: 100 } },
	},
];

const photo = async () => ({ Photo: await pngPicture() });

const pictures: ReferenceCase[] = [
	{ name: 'picture-covers', template: place(''), given: photo },
	{ name: 'picture-is-contained', template: place('data-fit="contain"'), given: photo },
	{
		name: 'picture-in-a-circle-turned',
		template: place(
			'clip-path="url(#round)" transform="rotate(20 120 120)"',
			'<clipPath id="round"><circle cx="120" cy="120" r="60"/></clipPath>',
		),
		given: photo,
	},
	...[3, 6, 7].map(
		(orientation): ReferenceCase => ({
			name: `picture-orientation-${orientation}`,
			template: place('data-fit="contain"'),
			given: async () => ({ Photo: await jpegPicture(orientation) }),
		}),
	),
];

/** All cases. */
export const REFERENCE_CASES: readonly ReferenceCase[] = [
	...texts,
	...lines,
	...colours,
	...pictures,
];
