import { failure } from '../../domain/failure';
import { checkPropertyValues } from '../../domain/listing/text-rules';
import { fail, ok, type Result } from '../../domain/result';
import type { EtsyCall } from '../caller';
import { getPropertiesByTaxonomyId } from '../taxonomy/api';
import type { TaxonomyProperty } from '../taxonomy/schemas';
import {
	deleteListingProperty,
	getListingProperties,
	updateListingProperty,
	type ListingRef,
	type PropertyForm,
} from './api';
import type { ListingProperty } from './schemas';

/** What a listing says of itself besides texts, such as its occasion. */
export interface Attribute {
	propertyId: string;
	name?: string;
	values: string[];
	valueIds: string[];
	scaleId?: string;
	scaleName?: string;
}

/** An attribute to set, in a seller's words; without values it is removed. */
export interface AttributeChange {
	/** As Etsy shows it, such as `Occasion`, or its number. */
	name: string;
	values: readonly string[];
	/** As Etsy shows it; only for properties that have scales. */
	scale?: string;
}

function toAttribute(property: ListingProperty): Attribute {
	return {
		propertyId: String(property.property_id),
		name: property.property_name,
		values: property.values,
		valueIds: property.value_ids.map(String),
		scaleId: property.scale_id === null ? undefined : property.scale_id?.toString(),
		scaleName: property.scale_name,
	};
}

/** The attributes of a listing. One call. */
export async function readAttributes(
	call: EtsyCall,
	ref: ListingRef,
): Promise<Result<Attribute[]>> {
	const properties = await getListingProperties(call, ref);
	return properties.ok ? ok(properties.value.map(toAttribute)) : properties;
}

function same(a: string | undefined, b: string): boolean {
	return (a ?? '').trim().toLowerCase() === b.trim().toLowerCase();
}

function refuse(message: string, hint: string): Result<never> {
	return fail(
		failure({
			category: 'validation',
			provider: 'pack',
			operation: 'listing:attributes',
			message,
			hint,
			fields: ['attributes'],
		}),
	);
}

function someOf(names: readonly string[]): string {
	const shown = names.slice(0, 12).join(', ');
	return names.length > 12 ? `${shown}, ...` : shown;
}

/** One planned call. */
export interface AttributePlan {
	propertyId: string;
	/** Missing: the attribute is removed. */
	form?: PropertyForm;
}

function planValues(property: TaxonomyProperty, change: AttributeChange): Result<PropertyForm> {
	const name = property.display_name ?? change.name;
	const checked = checkPropertyValues(change.values);
	if (!checked.ok) return checked;
	const most = property.max_values_allowed ?? 1;
	if (checked.value.length > most) {
		const hint = 'Take some out and run again. Nothing was sent.';
		return refuse(`The attribute "${name}" takes at most ${most} values.`, hint);
	}
	const { scale } = change;
	const scaleId = property.scales.find(({ display_name: label }) => same(label, scale ?? ''));
	if (scale !== undefined && scaleId === undefined) {
		const hint = `It has: ${someOf(property.scales.map((one) => one.display_name ?? ''))}.`;
		return refuse(`The attribute "${name}" has no scale "${scale}".`, hint);
	}
	const possible = property.possible_values.filter(
		(value) => scaleId === undefined || value.scale_id === scaleId.scale_id,
	);
	const value_ids: number[] = [];
	const values: string[] = [];
	for (const wanted of checked.value) {
		const value = possible.find((one) => same(one.name, wanted));
		if (value?.value_id === undefined || value.value_id === null) {
			const hint = `Etsy knows: ${someOf(possible.map((one) => one.name))}.`;
			return refuse(`The attribute "${name}" has no value "${wanted}".`, hint);
		}
		value_ids.push(value.value_id);
		values.push(value.name);
	}
	return ok({ value_ids, values, scale_id: scaleId?.scale_id });
}

/**
 * Turns names into Etsy's ids. Pure.
 * @param known what listings of the category can have
 * @returns a `validation` failure that names the attribute, scale or value that Etsy does not have
 */
export function planAttributes(
	known: readonly TaxonomyProperty[],
	changes: readonly AttributeChange[],
): Result<AttributePlan[]> {
	const settable = known.filter((property) => property.supports_attributes === true);
	const plans: AttributePlan[] = [];
	for (const change of changes) {
		const property = settable.find(
			(one) => same(one.display_name, change.name) || String(one.property_id) === change.name,
		);
		if (property === undefined) {
			const names = settable.map(({ display_name: label }) => label ?? '');
			return refuse(
				`Listings of this category have no attribute "${change.name}".`,
				`They can have: ${someOf(names)}.`,
			);
		}
		const propertyId = String(property.property_id);
		if (change.values.length === 0) {
			plans.push({ propertyId });
			continue;
		}
		const form = planValues(property, change);
		if (!form.ok) return form;
		plans.push({ propertyId, form: form.value });
	}
	return ok(plans);
}

/** Which attributes to set on listings of a category. One call; nothing is written. */
export async function lookUpAttributes(
	call: EtsyCall,
	taxonomyId: string,
	changes: readonly AttributeChange[],
): Promise<Result<AttributePlan[]>> {
	const known = await getPropertiesByTaxonomyId(call, taxonomyId);
	return known.ok ? planAttributes(known.value, changes) : known;
}

/** Writes planned attributes, one call each; ends at the first failure. */
export async function writeAttributes(
	call: EtsyCall,
	ref: ListingRef,
	plans: readonly AttributePlan[],
): Promise<Result<undefined>> {
	for (const { propertyId, form } of plans) {
		const done: Result<unknown> =
			form === undefined
				? await deleteListingProperty(call, ref, propertyId)
				: await updateListingProperty(call, ref, propertyId, form);
		// An attribute that is to be removed and is not there is as it should be.
		const isGone = form === undefined && !done.ok && done.failure.category === 'not_found';
		if (!done.ok && !isGone) return done;
	}
	return ok(undefined);
}
