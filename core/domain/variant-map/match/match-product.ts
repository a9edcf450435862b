import { readMeaning, type Meaning } from '../meaning/read-value';
import { gradeMeaning, GRADES } from './grades';
import type { ReadProduct } from './read-product';
import { readCorrected } from './spell';

const NOTHING: Meaning = {
	sizes: [],
	colours: '',
	extras: [],
	audiences: [],
	products: [],
	measures: [],
	others: [],
	unknown: '',
	unknownWords: [],
};

/** How well a text such as `Kapuzenpullover` names the kind of a product. */
function gradeProductText(text: string, product: ReadProduct): number {
	const read = (meaning: Meaning) =>
		meaning.products.length === 0
			? 0
			: (gradeMeaning({ ...NOTHING, ...kindOnly(meaning) }, NOTHING, product.meaning, false) ?? 0);
	const graded = read(readMeaning(text, product.dictionary));
	if (graded > 0) return graded;
	const right = readCorrected(text, product);
	return right ? Math.min(read(right.meaning), GRADES.slip) : 0;
}

/** A product is told by its kind, for whom it is, and words of its own; not by size or colour. */
function kindOnly({ products, audiences }: Meaning): Partial<Meaning> {
	return { products, audiences };
}

/**
 * The one product that a text names.
 * @returns undefined where none is of that kind, or several are
 */
export function productNamed(
	text: string,
	products: readonly ReadProduct[],
): { product: ReadProduct; grade: number } | undefined {
	const graded = products
		.map((product) => ({ product, grade: gradeProductText(text, product) }))
		.filter(({ grade }) => grade >= GRADES.slip)
		.sort((a, b) => b.grade - a.grade);
	const [best, next] = graded;
	return best && (next === undefined || next.grade < best.grade) ? best : undefined;
}
