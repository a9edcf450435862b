import { readFont, type FontFacts } from '../../domain/artwork/render/sfnt';
import { fine, held, type OrHold } from '../../domain/artwork/render/types';
import { unpack } from '../unpack';
import { graphemesOf } from './graphemes';

/** All fonts that a drawing may use. */
export interface FontSet {
	files: readonly Uint8Array[];
	/** What text is set in where the template names no font, or a general one as `sans-serif`. */
	defaultFamily: string;
	/** Their names, for a message. */
	families: readonly string[];
	/**
	 * The family that a list such as `Lobster, sans-serif` comes to, spelt as the font does;
	 * undefined where none of the list was given.
	 */
	familyOf: (list: string | undefined) => string | undefined;
	/** The first family that draws all of a text, a preferred one before the others. */
	familyFor: (text: string, preferred?: string) => string | undefined;
	/**
	 * The fonts that matter for a text: the one that ships, those of some families, and for what
	 * these lack all that have it. A font for emoji or Chinese is large, and every drawing would
	 * read it.
	 */
	narrowed: (families: readonly string[], text: string) => FontSet;
}

const GENERIC: ReadonlySet<string> = new Set([
	'serif',
	'sans-serif',
	'cursive',
	'fantasy',
	'monospace',
]);
const DEFAULT_FAMILY = 'Open Sans';

let shipped: Promise<Uint8Array[]> | undefined;

async function shippedFonts(): Promise<Uint8Array[]> {
	shipped ??= import('../vendor/open-sans').then(
		async ({ OPEN_SANS }) => await Promise.all(OPEN_SANS.map(unpack)),
	);
	return await shipped;
}

/** A font that the seller gives, with a name for messages. */
export interface GivenFont {
	name: string;
	bytes: Uint8Array;
}

/**
 * The font that ships with the pack and those that the seller gives. No font of the machine is
 * used, so that a file looks the same everywhere.
 */
export async function fontSet(given: readonly GivenFont[]): Promise<OrHold<FontSet>> {
	const files = [
		...(await shippedFonts()).map((bytes) => ({ name: DEFAULT_FAMILY, bytes })),
		...given,
	];
	const fonts: Font[] = [];
	for (const { name, bytes } of files) {
		const facts = readFont(bytes);
		if (facts === null) {
			return held(
				'font_missing',
				`The font ${name} cannot be read`,
				'Give it as a TTF or OTF file; web fonts (WOFF) do not work.',
			);
		}
		fonts.push({ facts, bytes });
	}
	return fine(setOf(fonts));
}

function setOf(fonts: readonly Font[]): FontSet {
	const families = [...new Set(fonts.map(({ facts }) => facts.families[0] ?? ''))];
	return {
		files: fonts.map(({ bytes }) => bytes),
		defaultFamily: DEFAULT_FAMILY,
		families,
		familyOf: (list) => chosenFamily(fonts, list ?? DEFAULT_FAMILY),
		familyFor: (text, preferred) =>
			[...(preferred === undefined ? [] : [preferred]), ...families].find((family) =>
				draws(fonts, family, text),
			),
		narrowed: (wanted, text) => setOf(neededFonts(fonts, wanted, text)),
	};
}

function ofFamily(fonts: readonly Font[], family: string): Font[] {
	const wanted = family.toLowerCase();
	return fonts.filter(({ facts }) => facts.families.some((name) => name.toLowerCase() === wanted));
}

function chosenFamily(fonts: readonly Font[], list: string): string | undefined {
	for (const name of list.split(',').map((part) => part.trim().replace(/^(['"])(.*)\1$/, '$2'))) {
		if (GENERIC.has(name.toLowerCase())) return DEFAULT_FAMILY;
		const [font] = ofFamily(fonts, name);
		if (font !== undefined) {
			return font.facts.families.find((own) => own.toLowerCase() === name.toLowerCase());
		}
	}
	return undefined;
}

/** Characters that change others, or make room, and need no glyph of their own. */
const NEEDS_NO_GLYPH = /^(\s|\u200C|\u200D|\uFE0E|\uFE0F|\u2067|\u2069|[\u{E0020}-\u{E007F}])$/u;

/** Whether every face of a family (regular, bold) has all characters of a text. */
function draws(fonts: readonly Font[], family: string, text: string): boolean {
	const faces = ofFamily(fonts, family);
	return (
		faces.length > 0 &&
		[...text].every(
			(character) =>
				NEEDS_NO_GLYPH.test(character) ||
				faces.every(({ facts }) => facts.has(character.codePointAt(0) ?? 0)),
		)
	);
}

interface Font {
	facts: FontFacts;
	bytes: Uint8Array;
}

function neededFonts(fonts: readonly Font[], families: readonly string[], text: string): Font[] {
	const first = [DEFAULT_FAMILY, ...families];
	const needed = new Set(first.flatMap((family) => ofFamily(fonts, family)));
	for (const grapheme of new Set(graphemesOf(text))) {
		if (first.some((family) => draws([...needed], family, grapheme))) continue;
		for (const { facts } of fonts) {
			const [family = ''] = facts.families;
			if (!draws(fonts, family, grapheme)) continue;
			for (const font of ofFamily(fonts, family)) needed.add(font);
		}
	}
	return fonts.filter((font) => needed.has(font));
}
