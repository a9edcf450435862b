import type { CatalogVariant } from '../catalog';
import { failure } from '../failure';
import { fail, ok, type Result } from '../result';
import { axisOfName } from '../variant-map/meaning/axis';
import { plainText } from '../variant-map/meaning/fold';

/** A choice of the seller: of this option only these values. */
interface Choice {
	name: string;
	values: string[];
}

function refuse(message: string, hint: string): Result<never> {
	const base = { category: 'validation', provider: 'pack', operation: 'design' } as const;
	return fail(failure({ ...base, message, hint, fields: ['variants'] }));
}

const HINT = 'Write it like this: Color=Black, White; Size=S, M, L. Left empty, all are sold.';

function readChoices(written: string): Result<Choice[]> {
	const choices: Choice[] = [];
	for (const part of written.split(/[;\n]/)) {
		if (part.trim() === '') continue;
		const [name = '', values = ''] = part.split(/=(.*)/s);
		const list = values.split(',').map((value) => value.trim());
		const filled = list.filter((value) => value !== '');
		if (name.trim() === '' || filled.length === 0) {
			return refuse(`"${part.trim()}" does not say which variants to sell.`, HINT);
		}
		choices.push({ name: name.trim(), values: filled });
	}
	return ok(choices);
}

/** What a variant has for an option, by the meaning of the option's name. */
function valueOf({ options }: CatalogVariant, name: string): string | undefined {
	return options.find((option) => axisOfName(option.name) === axisOfName(name))?.value;
}

function same(a: string, b: string): boolean {
	return plainText(a) === plainText(b);
}

/** Values in the order of the catalog, each once. */
function valuesOf(variants: readonly CatalogVariant[], name: string): string[] {
	return [...new Set(variants.map((one) => valueOf(one, name)).filter((one) => one !== undefined))];
}

function checkChoice(variants: readonly CatalogVariant[], { name, values }: Choice): Result<void> {
	const offered = valuesOf(variants, name);
	if (offered.length === 0) {
		const names = [...new Set(variants.flatMap(({ options }) => options.map((one) => one.name)))];
		return refuse(`The product has no option "${name}". It has: ${names.join(', ')}.`, HINT);
	}
	const missing = values.filter((value) => !offered.some((one) => same(one, value)));
	if (missing.length === 0) return ok(undefined);
	return refuse(
		`The product is not offered in ${missing.join(', ')}. ${name}: ${offered.join(', ')}.`,
		'Correct the value, or take it out.',
	);
}

/**
 * The variants of a product that a design is to be sold in. What is no longer made is left out.
 * @param written `Color=Black, White; Size=S, M`; empty: all
 * @returns a `validation` failure that lists what there is, where something chosen is not offered
 */
export function chooseVariants(
	all: readonly CatalogVariant[],
	written: string,
): Result<CatalogVariant[]> {
	const choices = readChoices(written);
	if (!choices.ok) return choices;
	const made = all.filter(({ availability }) => availability !== 'discontinued');
	for (const choice of choices.value) {
		const checked = checkChoice(made, choice);
		if (!checked.ok) return checked;
	}
	const chosen = made.filter((variant) =>
		choices.value.every(({ name, values }) => {
			const has = valueOf(variant, name);
			return has !== undefined && values.some((value) => same(value, has));
		}),
	);
	if (chosen.length > 0) return ok(chosen);
	return refuse('The product has no variant that can be sold.', HINT);
}
