import { ok, type Result } from '../result';
import { refuse } from './refuse';
import { normalised, valueText } from './rows';
import type { NewRow, OptionChoice, OptionValue, Product } from './types';

/** What Etsy calls properties that a seller names freely (facts/etsy.md 6). */
const CUSTOM_PROPERTIES = ['513', '514', '516'];

/** One property of a listing with the values it has so far. */
interface Axis {
	propertyId: string;
	name: string;
	values: OptionValue[];
}

function axesOf(products: readonly Product[]): Axis[] {
	return (products[0]?.options ?? []).map(({ propertyId, name }) => ({
		propertyId,
		name,
		values: products.flatMap(({ options }) =>
			options.filter((option) => option.propertyId === propertyId),
		),
	}));
}

function isNamed(axis: Axis, { name = '' }: OptionChoice): boolean {
	return normalised(axis.name) === normalised(name);
}

/** The axes of new rows: those of the listing, as far as the names are the same, and new ones. */
function axesFor(rows: readonly NewRow[], products: readonly Product[]): Result<Axis[]> {
	const present = axesOf(products);
	const wanted = rows[0]?.options ?? [];
	const kept = wanted.flatMap((choice) => present.find((axis) => isNamed(axis, choice)) ?? []);
	const used = new Set(kept.map(({ propertyId }) => propertyId));
	const free = CUSTOM_PROPERTIES.filter((id) => !used.has(id));
	const axes: Axis[] = [];
	for (const choice of wanted) {
		const same = present.find((axis) => isNamed(axis, choice));
		const propertyId = same?.propertyId ?? free.shift();
		if (propertyId === undefined) {
			return refuse(
				'A listing has at most 3 options, such as Size and Color.',
				'Give each new variant at most 3 options.',
				['options'],
			);
		}
		axes.push(same ?? { propertyId, name: (choice.name ?? '').trim(), values: [] });
	}
	return ok(axes);
}

/** A value of an axis: the one that is there, or a new one of the same scale. */
function valueOn(axis: Axis, choice: OptionChoice): OptionValue {
	const fits = ({ scaleName = '' }: OptionValue) =>
		choice.scale === undefined || normalised(scaleName) === normalised(choice.scale);
	const known =
		axis.values.find((option) => valueText(option) === choice.value && fits(option)) ??
		axis.values.find(
			(option) => normalised(valueText(option)) === normalised(choice.value) && fits(option),
		);
	if (known) return known;
	const scaled = axis.values.find(fits);
	const made: OptionValue = {
		propertyId: axis.propertyId,
		name: axis.name,
		...(scaled?.scaleId === undefined ? {} : { scaleId: scaled.scaleId }),
		...(scaled?.scaleName === undefined ? {} : { scaleName: scaled.scaleName }),
		valueIds: [],
		values: [choice.value.trim()],
	};
	axis.values.push(made);
	return made;
}

function optionsOf(axes: readonly Axis[], row: NewRow): Result<OptionValue[]> {
	const options: OptionValue[] = [];
	for (const axis of axes) {
		const choices = row.options.filter((choice) => isNamed(axis, choice));
		const [choice] = choices;
		if (choice === undefined || choices.length > 1 || row.options.length !== axes.length) {
			return refuse(
				`A new variant needs exactly these options: ${axes.map(({ name }) => name).join(', ')}.`,
				'Give each new variant one value for every option of the listing, by the name of the option.',
				['options'],
			);
		}
		if (choice.scale !== undefined && axis.values.length > 0) {
			const known = axis.values.some(
				({ scaleName = '' }) => normalised(scaleName) === normalised(choice.scale ?? ''),
			);
			if (!known) {
				return refuse(
					`The option "${axis.name}" of the listing does not use the scale "${choice.scale}".`,
					'Leave the scale out, or set it on Etsy first.',
					['options'],
				);
			}
		}
		options.push(valueOn(axis, choice));
	}
	return ok(options);
}

function commonProfile(row: NewRow, products: readonly Product[]): Result<string | null> {
	if (row.processingProfileId !== undefined) return ok(row.processingProfileId);
	const profiles = [...new Set(products.map(({ processingProfileId }) => processingProfileId))];
	if (profiles.length < 2) return ok(profiles[0] ?? null);
	return refuse(
		'The variants of the listing have different processing profiles, so a new variant needs its own.',
		"Fill in 'Processing Profile ID' for the new variant.",
		['processingProfileId'],
	);
}

/**
 * Makes products of rows that are not there yet. They take over the properties and values of the
 * listing that have the same names; others become properties of the seller's own.
 * @param products as they are, for properties, values and what the new rows leave out
 */
export function addRows(rows: readonly NewRow[], products: readonly Product[]): Result<Product[]> {
	const axes = axesFor(rows, products);
	if (!axes.ok) return axes;
	const added: Product[] = [];
	for (const row of rows) {
		const options = optionsOf(axes.value, row);
		if (!options.ok) return options;
		const profile = commonProfile(row, products);
		if (!profile.ok) return profile;
		added.push({
			sku: row.sku ?? '',
			options: options.value,
			price: row.price,
			quantity: row.quantity,
			isEnabled: row.isEnabled ?? true,
			processingProfileId: profile.value,
		});
	}
	return ok(added);
}
