import fc from 'fast-check';
import { CERTAIN } from '../../../../core/domain/variant-map/match/grades';
import { matchVariant } from '../../../../core/domain/variant-map/match/match-variant';
import { readProduct } from '../../../../core/domain/variant-map/match/read-product';
import { DICTIONARY } from '../../../../core/domain/variant-map/meaning/dictionary';
import { OPTION_CASES } from '../../../fixtures/option-texts/cases';
import {
	scoreAfterwards,
	scoreHeldOut,
	scoreOptionTexts,
} from '../../../fixtures/option-texts/score';

const score = scoreOptionTexts();

it('takes nothing wrong out of more than 300 texts in four languages', () => {
	expect(score.outcomes.length).toBeGreaterThan(300);
	const wrong = score.outcomes.filter(
		({ taken, expected }) => taken !== null && taken !== expected,
	);
	expect(wrong).toEqual([]);
	expect(score.precision).toBe(1);
});

it('takes more than nine in ten of those that have a counterpart', () => {
	expect(score.recall).toBeGreaterThan(0.9);
});

it('takes none of the texts of which nobody can tell what is meant', () => {
	const unclear = score.outcomes.filter(({ expected }) => expected === null);
	expect(unclear.length).toBeGreaterThan(80);
	expect(unclear.filter(({ taken }) => taken !== null)).toEqual([]);
});

it('takes nothing wrong out of texts that were written without a look at the dictionary', () => {
	const { outcomes, recall } = scoreHeldOut();
	expect(outcomes.length).toBeGreaterThan(450);
	const wrong = outcomes.filter(({ taken, expected }) => taken !== null && taken !== expected);
	expect(wrong).toEqual([]);
	expect(recall).toBeGreaterThan(0.9);
});

it('leaves hard texts to a person rather than take a wrong one', () => {
	const wrong = scoreAfterwards().outcomes.filter(
		({ taken, expected }) => taken !== null && taken !== expected,
	);
	expect(wrong).toEqual([]);
});

it('says the same in whatever order options and variants stand', () => {
	const some = fc.constantFrom(...OPTION_CASES);
	fc.assert(
		fc.property(some, fc.integer(), ({ product, options }, seed) => {
			const before = matchVariant(options, readProduct(product, DICTIONARY));
			const turned = {
				...product,
				variants: product.variants
					.map((variant, i) => ({ variant, at: (i * 7919 + Math.abs(seed)) % 1009 }))
					.sort((a, b) => a.at - b.at)
					.map(({ variant }) => ({ ...variant, options: [...variant.options].reverse() })),
			};
			const after = matchVariant([...options].reverse(), readProduct(turned, DICTIONARY));
			expect(after.variant?.variantId).toBe(before.variant?.variantId);
			expect(after.grade).toBe(before.grade);
		}),
		{ numRuns: 60 },
	);
});

it('never takes a variant where the printer has a second one that fits as well', () => {
	const taken = OPTION_CASES.filter(({ expected }) => expected !== null);
	fc.assert(
		fc.property(fc.constantFrom(...taken), ({ product, options, expected }) => {
			const twin = product.variants.filter(({ title }) => title === expected);
			const twins = twin.map((variant) => ({ ...variant, variantId: `${variant.variantId}-twin` }));
			const doubled = { ...product, variants: [...product.variants, ...twins] };
			const { variant, grade, problem, nearest } = matchVariant(
				options,
				readProduct(doubled, DICTIONARY),
			);
			expect(variant !== undefined && grade >= CERTAIN).toBe(false);
			if (problem === 'ambiguous') expect(nearest.length).toBeGreaterThan(1);
		}),
		{ numRuns: 60 },
	);
});
