import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { failure } from '../../../core/domain/failure';
import { fail, ok, type Result } from '../../../core/domain/result';
import type { ListingChanges, Making } from '../../../core/etsy/listings/fields';
import { OTHER_PERIOD } from './listing-fields';
import { readNamedPick } from './pickers/named';
import { isNumber } from '../../shared/etsy/shop-id';

/** A text, or nothing where it is empty. Numbers from expressions count as texts. */
export function readText(value: unknown): string | undefined {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** The entries of a text with commas, or of a list from an expression. */
export function readList(value: unknown): string[] {
	const parts: unknown[] = Array.isArray(value) ? value : (readText(value) ?? '').split(',');
	return parts.map((part) => readText(part)?.trim() ?? '').filter((part) => part !== '');
}

function readFlag(value: unknown): boolean | undefined {
	if (typeof value === 'boolean') return value;
	return value === 'true' || value === 'false' ? value === 'true' : undefined;
}

function refuse(field: string, message: string, hint: string): Result<never> {
	const operation = 'parameter';
	return fail(
		failure({
			category: 'validation',
			provider: 'pack',
			operation,
			message,
			hint,
			fields: [field],
		}),
	);
}

/** The three fields that go together, from the parameters of Create or the group of Update. */
export function readMaking(group: IDataObject): Result<Making> {
	const chosen = readText(group.whenMade) ?? 'made_to_order';
	const period = chosen === OTHER_PERIOD ? readText(group.whenMadePeriod)?.trim() : chosen;
	if (period === undefined) {
		const hint = "Enter Etsy's word, such as 2020_2027, or choose another entry of the list.";
		return refuse('whenMadePeriod', "The field 'Period' is empty.", hint);
	}
	return ok({
		whoMade: readText(group.whoMade) ?? 'i_did',
		whenMade: period,
		isSupply: readFlag(group.isSupply) ?? false,
	});
}

/** What stands in a collection: texts, lists and switches. */
export function readPlainFields(group: IDataObject): ListingChanges {
	return {
		title: readText(group.title),
		description: readText(group.description),
		tags: readList(group.tags),
		materials: readList(group.materials),
		autoRenew: readFlag(group.autoRenew),
		isTaxable: readFlag(group.isTaxable),
	};
}

/** What only a new draft can be given: Etsy passes it over later. */
export function readFirstFields(group: IDataObject): ListingChanges {
	return {
		styles: readList(group.styles),
		isCustomizable: readFlag(group.isCustomizable),
	};
}

/** Ids of images in their order, each once. */
export function readImageIds(group: IDataObject): Result<string[]> {
	const ids = [...new Set(readList(group.imageIds))];
	const wrong = ids.find((id) => !isNumber(id));
	if (wrong === undefined) return ok(ids);
	const hint = "Enter the numbers of the images, separated by commas, as 'Get' gives them.";
	return refuse('imageIds', `"${wrong}" in 'Image IDs' is not a number.`, hint);
}

const PICKS = {
	sectionId: 'Section',
	shippingProfileId: 'Shipping Profile',
	returnPolicyId: 'Return Policy',
	taxonomyId: 'Category',
	productionPartnerId: 'Production Partner',
} as const;
type Pick = keyof typeof PICKS;

/**
 * What was picked from lists, or named. A name costs a call an execution for each kind of setting.
 * @param base the path of the collection with a dot at its end; empty at the top
 */
export async function readPicks(
	context: IExecuteFunctions,
	itemIndex: number,
	base: string,
	names: readonly Pick[],
): Promise<Result<ListingChanges>> {
	const picks: ListingChanges = {};
	for (const name of names) {
		const at = { path: `${base}${name}`, displayName: PICKS[name], itemIndex };
		const picked = await readNamedPick(context, name, at);
		if (!picked.ok) return picked;
		if (picked.value === undefined) continue;
		if (name === 'productionPartnerId') picks.productionPartnerIds = [picked.value];
		else picks[name] = picked.value;
	}
	return ok(picks);
}

function valuesOf(group: unknown): IDataObject {
	const values: unknown =
		typeof group === 'object' && group !== null ? Reflect.get(group, 'values') : undefined;
	return typeof values === 'object' && values !== null ? (values as IDataObject) : {};
}

function readSize(value: unknown): number | undefined {
	const size = Number(value ?? 0);
	return size === 0 ? undefined : size;
}

/** The one entry of a fixed collection; nothing where it was not added. */
export function readGroup(group: unknown): IDataObject | undefined {
	const values = valuesOf(group);
	return Object.keys(values).length > 0 ? values : undefined;
}

/** Weight and size with their units; a unit alone is not sent. */
export function readMeasures(group: IDataObject): Result<ListingChanges> {
	const size = valuesOf(group.size);
	const weighed = valuesOf(group.weight);
	const [length, width, height] = [size.length, size.width, size.height].map(readSize);
	const weight = readSize(weighed.weight);
	for (const [name, value] of Object.entries({ weight, length, width, height })) {
		if (value !== undefined && !(Number.isFinite(value) && value > 0)) {
			return refuse(name, `The ${name} is not a number above 0.`, `Correct the ${name}.`);
		}
	}
	const hasSize = [length, width, height].some((one) => one !== undefined);
	return ok({
		weight,
		weightUnit: weight === undefined ? undefined : (readText(weighed.unit) ?? 'g'),
		length,
		width,
		height,
		sizeUnit: hasSize ? (readText(size.unit) ?? 'cm') : undefined,
	});
}
