import { decodeEntities } from '../entities';
import type { TaxonomyNode } from './schemas';

/** A category with its full path, such as `Clothing > Tops & Tees > T-shirts`. */
export interface Category {
	taxonomyId: string;
	path: string;
}

interface Candidate extends Category {
	name: string;
	depth: number;
	/** As it is compared: without accents, signs and capitals. */
	words: string[];
	nameWords: string[];
}

function wordsOf(text: string): string[] {
	const plain = text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		// So that "tshirt", "t shirt" and "t-shirt" are one.
		.replace(/(?<=\p{L})['’-](?=\p{L})/gu, '');
	return plain.split(/[^\p{L}\p{Nd}]+/u).filter((word) => word !== '');
}

function flatten(nodes: readonly TaxonomyNode[], above: string[] = []): Candidate[] {
	return nodes.flatMap(({ id, name, children }): Candidate[] => {
		const names = [...above, decodeEntities(name)];
		const path = names.join(' > ');
		const own = names[names.length - 1] ?? '';
		const nameWords = wordsOf(own);
		const words = wordsOf(path);
		const depth = names.length;
		return [
			{ taxonomyId: id, path, name: own, depth, words, nameWords },
			...flatten(children, names),
		];
	});
}

function isIn(words: readonly string[], wanted: string): boolean {
	return words.some((word) => word.startsWith(wanted));
}

/** Lower is better: names that hold all words first, then whole words, then short paths. */
function rank(candidate: Candidate, wanted: readonly string[]): number {
	const inName = wanted.filter((word) => isIn(candidate.nameWords, word)).length;
	const whole = wanted.filter((word) => candidate.nameWords.includes(word)).length;
	const surplus = Math.max(0, candidate.nameWords.length - wanted.length);
	return (
		(wanted.length - inName) * 1000 + (wanted.length - whole) * 100 + surplus * 10 + candidate.depth
	);
}

/**
 * The categories whose path holds every word of a text (as a word or the beginning of one), best
 * first; with an empty text the first ones of the tree. A number finds the category of that id.
 * Pure.
 */
export function findCategories(
	tree: readonly TaxonomyNode[],
	text: string,
	limit: number,
): Category[] {
	const all = flatten(tree);
	const byId = all.filter(({ taxonomyId }) => taxonomyId === text.trim());
	const wanted = wordsOf(text);
	const matching = all
		.filter(({ words }) => wanted.every((word) => isIn(words, word)))
		.map((candidate) => ({ candidate, value: wanted.length === 0 ? 0 : rank(candidate, wanted) }))
		.sort((a, b) => a.value - b.value)
		.map(({ candidate }) => candidate);
	return [...new Set([...byId, ...matching])]
		.slice(0, limit)
		.map(({ taxonomyId, path }) => ({ taxonomyId, path }));
}

/** All categories of a tree with their paths. Pure. */
export function allCategories(tree: readonly TaxonomyNode[]): Category[] {
	return flatten(tree).map(({ taxonomyId, path }) => ({ taxonomyId, path }));
}
