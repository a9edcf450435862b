import { normalised, optionKey, valueText } from '../../domain/inventory/rows';
import type { Inventory, OptionValue } from '../../domain/inventory/types';
import { refuse } from '../../domain/inventory/refuse';
import { ok, type Result } from '../../domain/result';
import type { PlacedImage, VariationImage } from './api';

/** A link as a user gives it. */
export interface ImageChoice {
	/** The value, such as `Black`. */
	value: string;
	/** The id of an image, or its place counted from 1. */
	imageId?: string;
	rank?: number;
}

/** All values of an inventory, each once. */
function valuesOf({ products }: Inventory): OptionValue[] {
	const values = new Map<string, OptionValue>();
	for (const { options } of products) {
		for (const option of options) values.set(optionKey(option), option);
	}
	return [...values.values()];
}

/** The links with the names of their properties and values, taken from the inventory. */
export function describeLinks(
	links: readonly VariationImage[],
	inventory: Inventory,
): Array<VariationImage & { option: string }> {
	const values = valuesOf(inventory);
	return links.map((link) => {
		const option = values.find(
			({ propertyId, valueIds }) =>
				propertyId === link.propertyId && valueIds.includes(link.valueId),
		);
		return {
			...link,
			option: option?.name ?? '',
			value: link.value === '' && option ? valueText(option) : link.value,
		};
	});
}

/**
 * The links as they must be sent after the values got new ids: by the words of each value. A link
 * whose value is gone is left out.
 * @param before where the ids of the links come from
 */
export function carryOver(
	links: readonly VariationImage[],
	before: Inventory,
	after: Inventory,
): VariationImage[] {
	const fresh = valuesOf(after);
	return describeLinks(links, before).flatMap(({ propertyId, valueId, value, imageId }) => {
		const ofProperty = fresh.filter((option) => option.propertyId === propertyId);
		const now =
			ofProperty.find((option) => option.valueIds.includes(valueId)) ??
			ofProperty.find((option) => normalised(valueText(option)) === normalised(value));
		const id = now?.valueIds.includes(valueId) === true ? valueId : now?.valueIds[0];
		return id === undefined ? [] : [{ propertyId, valueId: id, value, imageId }];
	});
}

/** Whether two lists hold the same links, in any order. */
export function sameLinks(a: readonly VariationImage[], b: readonly VariationImage[]): boolean {
	const key = ({ propertyId, valueId, imageId }: VariationImage) =>
		`${propertyId} ${valueId} ${imageId}`;
	const keys = new Set(a.map(key));
	return keys.size === new Set(b.map(key)).size && b.every((link) => keys.has(key(link)));
}

function imageOf(choice: ImageChoice, images: readonly PlacedImage[]): Result<string> {
	const byRank = (rank: number) => images.filter((image) => image.rank === rank);
	const found =
		choice.imageId === undefined
			? byRank(choice.rank ?? 0)
			: images.filter(({ imageId }) => imageId === choice.imageId);
	const [image, another] = found;
	const what = choice.imageId === undefined ? `number ${choice.rank}` : choice.imageId;
	if (image === undefined) {
		return refuse(
			`The listing has no image ${what}. It has ${images.length}: ${images
				.map(({ rank, imageId }) => `${rank} (${imageId})`)
				.join(', ')}.`,
			'Name one of the images of the listing by its place or its ID.',
			['images'],
			'not_found',
		);
	}
	if (another !== undefined) {
		return refuse(`The listing has several images at place ${what}.`, 'Name the image by its ID.', [
			'images',
		]);
	}
	return ok(image.imageId);
}

/** The option that is meant: the one that is named, else the only one that has all the values. */
function optionFor(
	inventory: Inventory,
	name: string,
	choices: readonly ImageChoice[],
): Result<OptionValue[]> {
	const values = valuesOf(inventory);
	const ids = [...new Set(values.map(({ propertyId }) => propertyId))];
	const axes = ids.map((id) => values.filter(({ propertyId }) => propertyId === id));
	const wanted = normalised(name);
	const has = (axis: OptionValue[], { value }: ImageChoice) =>
		axis.some((option) => normalised(valueText(option)) === normalised(value));
	const fitting = axes.filter((axis) =>
		wanted === ''
			? choices.every((choice) => has(axis, choice))
			: axis.some((option) => normalised(option.name) === wanted),
	);
	const [axis, another] = fitting;
	if (axis !== undefined && another === undefined) return ok(axis);
	const all = axes.map((one) => `${one[0]?.name}: ${one.map(valueText).join(', ')}`).join('; ');
	return refuse(
		axis === undefined
			? `The listing has no option with all of these values. It has ${all === '' ? 'no variations' : all}.`
			: 'Several options of the listing have these values.',
		"Choose the values of one option only and name it in 'Option', such as Color.",
		['optionName', 'images'],
	);
}

/**
 * Turns words into links: the ids of the values are those of the inventory, because others are
 * not the shop's (facts/etsy.md 7).
 * @param optionName empty: the option that has all the values
 */
export function toLinks(
	choices: readonly ImageChoice[],
	optionName: string,
	inventory: Inventory,
	images: readonly PlacedImage[],
): Result<VariationImage[]> {
	if (choices.length === 0) return ok([]);
	const axis = optionFor(inventory, optionName, choices);
	if (!axis.ok) return axis;
	const links: VariationImage[] = [];
	for (const choice of choices) {
		const exact = axis.value.find((one) => valueText(one) === choice.value);
		const option =
			exact ?? axis.value.find((one) => normalised(valueText(one)) === normalised(choice.value));
		const valueId = option?.valueIds[0];
		if (option === undefined || valueId === undefined) {
			return refuse(
				`The option "${axis.value[0]?.name}" has no value "${choice.value}". It has ${axis.value.map(valueText).join(', ')}.`,
				'Correct the value.',
				['images'],
				'not_found',
			);
		}
		if (links.some((link) => link.valueId === valueId)) {
			return refuse(
				`The value "${valueText(option)}" is given twice.`,
				'Give each value one image.',
				['images'],
			);
		}
		const imageId = imageOf(choice, images);
		if (!imageId.ok) return imageId;
		const { propertyId } = option;
		links.push({ propertyId, valueId, value: valueText(option), imageId: imageId.value });
	}
	return ok(links);
}
