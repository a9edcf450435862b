import { entryOf } from '../../entry-of';
import { compareMeasures } from '../meaning/measures';
import type { Meaning } from '../meaning/read-value';
import { TWO_COLOURS } from '../meaning/words/colours';

/** How well two texts fit, from the same letters to something else. */
export const GRADES = {
	/** The same text. */
	exact: 1,
	/** Other words for the same. */
	same: 0.98,
	/** The same but for a word that says little, or for one of two meanings. */
	meant: 0.95,
	/** The same after a slip of the pen was put right. */
	slip: 0.92,
	/** A slip of the pen, and then not quite the same. */
	slipMeant: 0.9,
	/** Something much like it: a person decides. */
	near: 0.7,
	/** The other side says nothing of it. */
	untold: 0.5,
	other: 0,
} as const;

/** From here on a match is certain enough to be taken without a person. */
export const CERTAIN = GRADES.slipMeant;

/** Words of which one rules out the others. */
const RIVALS: ReadonlyArray<readonly string[]> = [
	['matte', 'glossy', 'satin'],
	['framed', 'unframed'],
	['portrait', 'landscape', 'square'],
	['left', 'right', 'both'],
	['front', 'back', 'both'],
	['short', 'long'],
	['paper', 'metal', 'wood', 'ceramic', 'cotton'],
];

/** All that a colour may stand for: `lila` is purple in German and lilac in Spanish. */
function readings(colours: string): string[] {
	const words = colours.split(' ');
	const two = words.find((word) => entryOf(TWO_COLOURS, word) !== undefined);
	if (two === undefined) return [colours];
	const others = words.filter((word) => word !== two);
	return [two, ...(TWO_COLOURS[two] ?? [])].map((word) =>
		[...others, ...word.split(' ')].sort().join(' '),
	);
}

function gradeColours(want: Meaning, have: Meaning): number {
	if (want.colours === have.colours) {
		const same = want.extras.join() === have.extras.join();
		return same ? GRADES.same : GRADES.meant;
	}
	const theirs = new Set(readings(have.colours));
	if (readings(want.colours).some((one) => theirs.has(one))) return GRADES.meant;
	const words = new Set(have.colours.split(/[ /]/));
	return want.colours.split(/[ /]/).some((word) => words.has(word)) ? GRADES.near : GRADES.other;
}

function gradeMeasures(want: Meaning, have: Meaning): number {
	const grades = want.measures.map((measure) => {
		const found = have.measures.map((other) => compareMeasures(measure, other));
		if (found.includes('same')) return GRADES.same;
		if (found.includes('bare')) return GRADES.meant;
		return found.includes('near') ? GRADES.near : GRADES.other;
	});
	// `30 x 40 cm (12 x 16 in)` names one size in two ways; either may be the printer's.
	return Math.max(...grades);
}

/** What some things are made of as a matter of course. */
const MADE_OF: Readonly<Record<string, readonly string[]>> = {
	paper: ['poster', 'card', 'notebook', 'calendar'],
	ceramic: ['mug'],
};

function gradeWords(
	want: readonly string[],
	have: readonly string[],
	products: readonly string[],
): number {
	const grades = want.map((word) => {
		if (entryOf(MADE_OF, word)?.some((kind) => products.includes(kind))) return GRADES.same;
		if (have.includes(word) || (word === 'frame' && have.includes('framed'))) return GRADES.same;
		const rivals = RIVALS.filter((group) => group.includes(word)).flat();
		return rivals.some((rival) => rival !== word && have.includes(rival))
			? GRADES.other
			: GRADES.near;
	});
	return Math.min(...grades);
}

function gradeUnknown(want: Meaning, have: Meaning, product: Meaning, paired: boolean): number {
	if (want.unknown === have.unknown) return GRADES.same;
	const title = new Set(product.unknownWords);
	if (want.unknownWords.every((word) => title.has(word))) return GRADES.meant;
	const isPart = want.unknownWords.some((word) => have.unknownWords.includes(word));
	if (isPart) return GRADES.near;
	return paired || have.unknown !== '' ? GRADES.other : GRADES.untold;
}

const CHILDREN = ['kids', 'toddler', 'baby'];

function gradeAudience(want: Meaning, have: Meaning, product: Meaning): number {
	const theirs = have.audiences.length > 0 ? have.audiences : product.audiences;
	const forChildren = theirs.some((one) => CHILDREN.includes(one));
	if (want.audiences.includes('adult') && forChildren) return GRADES.other;
	const wanted = want.audiences.filter((one) => one !== 'adult');
	if (wanted.length === 0) return GRADES.same;
	if (theirs.length === 0) return GRADES.near;
	return wanted.every((one) => theirs.includes(one)) ? GRADES.same : GRADES.other;
}

/** `NB (0-3M)` says one size in two ways; of `S/M` no part is the whole. */
function gradeSizes(want: Meaning, have: Meaning): number {
	if (want.sizes.join() === have.sizes.join()) return GRADES.same;
	const isNewborn = have.sizes.includes('newborn') && have.sizes.includes('0-3 months');
	return isNewborn && want.sizes.every((size) => have.sizes.includes(size))
		? GRADES.meant
		: GRADES.other;
}

function gradeProduct(want: Meaning, have: Meaning, product: Meaning): number {
	const theirs = [...have.products, ...product.products];
	if (theirs.length === 0) return GRADES.untold;
	return want.products.some((one) => theirs.includes(one)) ? GRADES.same : GRADES.other;
}

/**
 * How well what a listing says fits what a printer's variant says: the worst of all that the
 * listing says.
 * @param product what the title of the printer's product says
 * @param paired whether both are the same choice, such as the colour
 * @returns null where the listing says nothing that can be compared
 */
export function gradeMeaning(
	want: Meaning,
	have: Meaning,
	product: Meaning,
	paired: boolean,
): number | null {
	const untold = paired ? GRADES.other : GRADES.untold;
	const grades: number[] = [];
	if (want.sizes.length > 0) {
		if (have.sizes.length > 0) {
			grades.push(gradeSizes(want, have));
		} else grades.push(want.sizes[0] === 'one size' ? GRADES.meant : untold);
	}
	if (want.colours) grades.push(have.colours ? gradeColours(want, have) : untold);
	if (want.measures.length > 0) {
		grades.push(have.measures.length > 0 ? gradeMeasures(want, have) : untold);
	}
	if (want.audiences.length > 0) grades.push(gradeAudience(want, have, product));
	if (want.products.length > 0) grades.push(gradeProduct(want, have, product));
	if (want.others.length > 0) {
		const theirs = [...have.others, ...product.others];
		grades.push(gradeWords(want.others, theirs, [...have.products, ...product.products]));
	}
	if (want.unknown) grades.push(gradeUnknown(want, have, product, paired));
	return grades.length > 0 ? Math.min(...grades) : null;
}
