import { fail, ok, type Result } from '../result';
import type { Failure } from '../failure';
import { fieldKey } from './difference';
import { describeMatch, locate } from './match';
import { refuse } from './refuse';
import { describeProduct } from './rows';
import { FIELDS, type Product, type RowUpdate } from './types';

/** An update with the products it is for. */
export interface Located {
	update: RowUpdate;
	products: readonly Product[];
}

function withSet(product: Product, { set }: RowUpdate): Product {
	const given = Object.entries(set).filter(([, value]) => value !== undefined);
	return { ...product, ...Object.fromEntries(given) };
}

function checkCurrency(products: readonly Product[], { set, match }: RowUpdate): Result<void> {
	const other = products.find(({ price }) => set.price && price.currency !== set.price.currency);
	if (other === undefined) return ok(undefined);
	return refuse(
		`The new price of the variant with ${describeMatch(match)} is in ${set.price?.currency}, but the listing is priced in ${other.price.currency}.`,
		'Give prices in the currency of the shop.',
		['price'],
	);
}

/**
 * Finds what each update is for. An update that contradicts another one of the same row fails as
 * that one does, because nobody can tell which is meant.
 * @returns one answer an update, in their order
 */
export function locateUpdates(
	products: readonly Product[],
	updates: readonly RowUpdate[],
): Array<Result<Located>> {
	const located = updates.map((update): Result<Located> => {
		const found = locate(products, update.match, update.every === true);
		if (!found.ok) return found;
		const currency = checkCurrency(found.value, update);
		return currency.ok ? ok({ update, products: found.value }) : currency;
	});
	const torn = contradictions(located);
	return located.map((answer, index) => {
		const failure = torn.get(index);
		return failure === undefined ? answer : fail(failure);
	});
}

function contradictions(located: ReadonlyArray<Result<Located>>): Map<number, Failure> {
	const seen = new Map<Product, Array<{ index: number; after: Product; update: RowUpdate }>>();
	located.forEach((answer, index) => {
		if (!answer.ok) return;
		const { update, products } = answer.value;
		for (const product of products) {
			const earlier = seen.get(product) ?? [];
			earlier.push({ index, after: withSet(product, update), update });
			seen.set(product, earlier);
		}
	});
	const torn = new Map<number, Failure>();
	for (const [product, takers] of seen) {
		for (const field of FIELDS) {
			const setters = takers.filter(({ update }) => update.set[field] !== undefined);
			const values = new Set(setters.map(({ after }) => fieldKey(after, field)));
			if (values.size < 2) continue;
			const refusal = refuse(
				`The variant ${describeProduct(product)} is given ${values.size} different values for ${field}.`,
				'Name each variant once, or give it the same value each time. None of these rows was used.',
				[field],
			);
			for (const { index } of setters) if (!refusal.ok) torn.set(index, refusal.failure);
		}
	}
	return torn;
}

/** Applies what was located; every other product stays the object that it was. */
export function applyLocated(products: readonly Product[], located: readonly Located[]): Product[] {
	const updates = new Map<Product, RowUpdate[]>();
	for (const { update, products: targets } of located) {
		for (const target of targets) {
			updates.set(target, [...(updates.get(target) ?? []), update]);
		}
	}
	return products.map((product) => (updates.get(product) ?? []).reduce(withSet, product));
}
