import type { LineOption } from '../../order';
import { readOptions, type ReadOption } from '../meaning/axis';
import { plainText } from '../meaning/fold';
import { readMeaning, type Meaning } from '../meaning/read-value';
import { CERTAIN, gradeMeaning, GRADES } from './grades';
import { thingsSaid, type ReadProduct, type ReadVariant } from './read-product';
import { readCorrected } from './spell';
import type { NearVariant, OptionMatch, VariantMatch } from './types';

const MOST_NEAR = 3;
/** Below this a variant is not worth a look. */
const LEAST = 0.3;

/** What several options say together. */
function together(options: readonly ReadOption[], product: ReadProduct): Meaning {
	const [only] = options;
	if (options.length === 1 && only) return only.meaning;
	return readMeaning(options.map(({ value }) => value).join(' / '), product.dictionary);
}

/** The options of a variant that stand for the same choice as an option of the listing. */
function partners(option: ReadOption, others: readonly ReadOption[], variant: ReadVariant) {
	const same = variant.options.filter(({ axis }) => axis !== '' && axis === option.axis);
	if (same.length > 0) return { options: same, paired: true };
	const taken = new Set(others.map(({ axis }) => axis));
	return { options: variant.options.filter(({ axis }) => !taken.has(axis)), paired: false };
}

type Graded = { grade: number; how: string };

function gradeOne(
	option: ReadOption,
	others: readonly ReadOption[],
	product: ReadProduct,
	variant: ReadVariant,
): Graded {
	const { options, paired } = partners(option, others, variant);
	const theirs = options.map(({ value }) => value).join(' / ');
	const have = together(options, product);
	const graded = gradeMeaning(
		option.meaning,
		have,
		product.meaning,
		paired && option.axis !== 'style',
	);
	const isSameText = options.some(({ value }) => plainText(value) === plainText(option.value));
	if (isSameText && (graded === null || graded >= GRADES.meant)) {
		return { grade: GRADES.exact, how: 'the same' };
	}
	if (graded === null)
		return { grade: GRADES.untold, how: 'says nothing that the printer tells apart' };
	if (graded >= GRADES.same)
		return { grade: graded, how: `means ${theirs || product.product.title}` };
	if (graded >= CERTAIN)
		return { grade: graded, how: `taken for ${theirs || product.product.title}` };
	const right = readCorrected(option.value, product);
	if (right) {
		const again = gradeMeaning(right.meaning, have, product.meaning, paired) ?? 0;
		if (again >= GRADES.meant) {
			const grade = again >= GRADES.same ? GRADES.slip : GRADES.slipMeant;
			return { grade, how: `a slip of the pen for ${theirs}` };
		}
	}
	if (graded === GRADES.near) return { grade: graded, how: `much like ${theirs || 'the product'}` };
	return graded === GRADES.untold
		? { grade: graded, how: 'the printer says nothing of it' }
		: { grade: graded, how: `is not ${theirs}` };
}

/** The grades of an option over all variants; the same option comes again in many Etsy variants. */
function gradesOf(option: ReadOption, all: readonly ReadOption[], product: ReadProduct): Graded[] {
	const others = all.filter((one) => one !== option);
	const key = JSON.stringify([option.name, option.value, others.map(({ axis }) => axis).sort()]);
	const known = product.grades.get(key);
	if (known) return known;
	const grades = product.variants.map((variant) => gradeOne(option, others, product, variant));
	product.grades.set(key, grades);
	return grades;
}

/** One variant with how well it fits. */
interface Fit {
	variant: ReadVariant;
	grade: number;
	because: OptionMatch[];
	/** What it says more than the listing, and not every variant says. */
	more: string[];
}

/**
 * Two options of one kind without a name that tells them apart (`red` and `blue`, for body and
 * handle) may have changed places.
 */
function areMixedUp(wanted: readonly ReadOption[], variant: ReadVariant): boolean {
	const loose = wanted.filter(({ axis }) => !variant.options.some((one) => one.axis === axis));
	const colours = loose.filter(({ meaning }) => meaning.colours !== '');
	const sizes = loose.filter(({ meaning }) => meaning.sizes.length > 0);
	return colours.length > 1 || sizes.length > 1;
}

/** What an option says, slips of the pen put right. */
function thingsMeant({ value, meaning }: ReadOption, product: ReadProduct): string[] {
	const right = readCorrected(value, product);
	return thingsSaid(right?.meaning ?? meaning);
}

function fitOf(wanted: readonly ReadOption[], product: ReadProduct, at: number): Fit | undefined {
	const variant = product.variants[at];
	if (variant === undefined) return undefined;
	const because = wanted.map(({ name, value }, i): OptionMatch => {
		const graded = gradesOf(wanted[i] as ReadOption, wanted, product)[at];
		return { option: { name, value }, grade: graded?.grade ?? 0, how: graded?.how ?? '' };
	});
	let grade = because.length === 0 ? GRADES.same : Math.min(...because.map((one) => one.grade));
	if (areMixedUp(wanted, variant)) grade = Math.min(grade, GRADES.near);
	const said = new Set(wanted.flatMap((option) => thingsMeant(option, product)));
	const kinds = new Set([...said].map((thing) => thing.split(' ')[0]));
	const more = [...variant.says].filter((thing) => {
		// A colour or size that is named is compared already, in whatever words.
		const isCompared = ['colour', 'measure', 'size'].includes(thing.split(' ')[0] ?? '');
		if (isCompared && kinds.has(thing.split(' ')[0])) return false;
		return !said.has(thing) && !product.constant.has(thing);
	});
	return { variant, grade, because, more };
}

function toNear({ variant: { variant }, grade, because, more }: Fit): NearVariant {
	const odd = because.filter((one) => one.grade < CERTAIN);
	const words = [
		...odd.map(({ option, how }) => `${option.name || 'Option'} ${option.value}: ${how}`),
		...more.map((thing) => `the listing does not say: ${thing}`),
	];
	const { variantId, title } = variant;
	return { variantId, title, score: grade, reason: words.join('; ') || 'fits' };
}

function sumOf({ because }: Fit): number {
	return because.reduce((sum, { grade }) => sum + grade, 0);
}

/** Whether one fits better than the other in some option, and worse in none. */
function isBetter(one: Fit, other: Fit): boolean {
	const theirs = other.because;
	return (
		sumOf(one) > sumOf(other) &&
		one.because.every(({ grade }, i) => grade >= (theirs[i]?.grade ?? 0))
	);
}

function byFit(a: Fit, b: Fit): number {
	if (a.grade !== b.grade) return b.grade - a.grade;
	if (a.more.length !== b.more.length) return a.more.length - b.more.length;
	if (sumOf(a) !== sumOf(b)) return sumOf(b) - sumOf(a);
	return a.variant.variant.variantId < b.variant.variant.variantId ? -1 : 1;
}

/**
 * Finds the variant of a printer's product that an Etsy variant is. One is taken only where it
 * fits better than every other; where the printer tells variants apart by something that the
 * listing does not say, none is.
 */
export function matchVariant(options: readonly LineOption[], product: ReadProduct): VariantMatch {
	const wanted = readOptions(options, product.dictionary);
	const fits = product.variants
		.flatMap((_variant, at) => fitOf(wanted, product, at) ?? [])
		.filter(({ grade }) => grade >= LEAST)
		.sort(byFit);
	const nearest = fits.slice(0, MOST_NEAR).map(toNear);
	const [best, ...others] = fits;
	if (!best) return { grade: 0, because: [], leftOver: [], problem: 'none', nearest };
	const isTie = others.some(
		(one) =>
			one.grade === best.grade && one.more.length === best.more.length && !isBetter(best, one),
	);
	const { grade, because, more } = best;
	if (isTie) return { grade, because, leftOver: more, problem: 'ambiguous', nearest };
	if (more.length > 0 && product.variants.length > 1) {
		const doubted = Math.min(grade, GRADES.near);
		return { variant: best.variant.variant, grade: doubted, because, leftOver: more, nearest };
	}
	return { variant: best.variant.variant, grade, because, leftOver: more, nearest };
}
