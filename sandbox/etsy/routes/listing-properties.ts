import type { FastifyInstance } from 'fastify';

import type { ScenarioPropertyValue } from '../../scenario/types';
import { addOperation, findShop } from '../auth';
import { readForm } from '../encoding';
import { etsyError } from '../errors';
import { FormReader } from '../form-reader';
import { Params } from '../params';
import type { EtsyListing, EtsyState } from '../state';
import { findTaxonomyNode, propertiesOf } from '../taxonomy';
import type { TaxonomyProperty } from '../taxonomy-data';
import { findListing } from './listings';
import { ownListingOf } from './own-listing';

const PROPERTIES = '/shops/:shop_id/listings/:listing_id/properties';

/** The attributes of a listing. */
export function addListingPropertyRoutes(app: FastifyInstance, state: EtsyState): void {
	addOperation(
		app,
		state,
		{ method: 'GET', path: PROPERTIES, operation: 'getListingProperties' },
		(request) => {
			const params = new Params(request);
			const shop = findShop(state, params.id('shop_id'));
			const listing = findListing(state, params.id('listing_id'));
			if (listing.shopId !== shop.id) throw etsyError(404);
			const results = (listing.attributes ?? []).map(presentAttribute);
			return { count: results.length, results };
		},
	);

	addOperation(
		app,
		state,
		{
			method: 'GET',
			path: '/listings/:listing_id/properties/:property_id',
			operation: 'getListingProperty',
		},
		() => {
			// Etsy's document lists the answer 501, and developers get no other.
			throw etsyError(501, 'Not Implemented');
		},
	);

	const one = { path: `${PROPERTIES}/:property_id`, scope: 'listings_w' } as const;

	addOperation(
		app,
		state,
		{ ...one, method: 'PUT', operation: 'updateListingProperty' },
		(request, caller) => {
			const params = new Params(request);
			const listing = ownListingOf(state, request, caller);
			const property = findProperty(listing, params.id('property_id'));
			const attribute = readAttribute(new FormReader(readForm(request)), property);
			const others = (listing.attributes ?? []).filter((a) => a.property_id !== property.id);
			listing.attributes = [...others, attribute];
			return presentAttribute(attribute);
		},
	);

	addOperation(
		app,
		state,
		{ ...one, method: 'DELETE', operation: 'deleteListingProperty' },
		(request, caller, reply) => {
			const params = new Params(request);
			const listing = ownListingOf(state, request, caller);
			const id = params.id('property_id');
			const { attributes = [] } = listing;
			if (!attributes.some((attribute) => attribute.property_id === id)) throw etsyError(404);
			listing.attributes = attributes.filter((attribute) => attribute.property_id !== id);
			void reply.code(204);
			return null;
		},
	);
}

function findProperty(listing: EtsyListing, id: number): TaxonomyProperty {
	const node = findTaxonomyNode(listing.taxonomyId ?? 0);
	const property = node && propertiesOf(node).find((one) => one.id === id);
	if (!property?.attributes) {
		throw etsyError(400, `Property ${id} is not valid for the taxonomy of this listing`);
	}
	return property;
}

/** Every value needs its id and its name; that ids of other properties are refused is assumed. */
function readAttribute(form: FormReader, property: TaxonomyProperty): ScenarioPropertyValue {
	form.require(['value_ids', 'values']);
	const ids = form.ids('value_ids') ?? [];
	const values = form.list('values') ?? [];
	if (values.some((value) => /[()]/.test(value))) {
		throw etsyError(400, "Invalid value for 'values': parentheses are not allowed");
	}
	if (ids.length !== values.length) {
		throw etsyError(400, 'value_ids and values must have the same number of entries');
	}
	if (ids.length > (property.maxValues ?? 1)) throw etsyError(400, 'Too many values');
	const wrong = ids.find((id) => !property.values.some((value) => value.id === id));
	if (wrong !== undefined) throw etsyError(400, `Invalid value_id ${wrong}`);
	const scaleId = form.id('scale_id') ?? null;
	const scale = property.scales?.find(({ id }) => id === scaleId);
	if (scaleId !== null && !scale) throw etsyError(400, `Invalid scale_id ${scaleId}`);
	return {
		property_id: property.id,
		property_name: property.displayName,
		scale_id: scaleId,
		scale_name: scale?.name ?? null,
		value_ids: ids,
		values,
	};
}

function presentAttribute(attribute: ScenarioPropertyValue) {
	const { property_id, property_name, scale_id, scale_name, value_ids, values } = attribute;
	return {
		property_id,
		property_name,
		scale_id: scale_id ?? null,
		scale_name: scale_name ?? null,
		value_ids,
		values,
	};
}
