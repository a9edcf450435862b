import { z } from 'zod';
import { failure } from '../../domain/failure';
import { fail, ok, type Result } from '../../domain/result';
import type { FieldValue } from '../../transport/http';
import { shopPath, type EtsyCall } from '../caller';
import { getProcessingProfile, getProcessingProfiles } from './read';
import {
	processingProfile,
	returnPolicy,
	section,
	shippingDestination,
	shippingProfile,
	type ProcessingProfile,
	type ReturnPolicy,
	type Section,
	type ShippingDestination,
	type ShippingProfile,
} from './schemas';

/** What was made, or what was there already. */
export interface Made<T> {
	made: T;
	alreadyExisted: boolean;
}

/** How a parcel travels: by days, or by a carrier that Etsy knows. */
export type Delivery =
	| { minDeliveryDays: number; maxDeliveryDays: number }
	| { carrierId: string; mailClass: string };

/** Where a parcel goes. `everywhere` is everywhere that has no destination of its own. */
export type Destination = { countryCode: string } | { region: 'eu' | 'non_eu' | 'everywhere' };

/** What it costs to ship somewhere; costs are decimal texts in the shop's currency. */
export interface ShippingTerms {
	destination: Destination;
	delivery: Delivery;
	firstItemCost: string;
	additionalItemCost: string;
}

/** A shipping profile with its first destination. */
export interface NewShippingProfile extends ShippingTerms {
	title: string;
	/** ISO 3166-1 alpha-2. */
	originCountryCode: string;
	/** Etsy wants it for most countries. */
	originPostalCode?: string;
}

/** How long goods take until they are sent. Times are 1 to 10 of the unit. */
export interface NewProcessingProfile {
	kind: 'made_to_order' | 'ready_to_ship';
	minTime: number;
	maxTime: number;
	unit: 'days' | 'weeks';
}

const CREATE = { effect: 'create', method: 'POST' } as const;

/** Makes a section. One call, never replayed. Permission: shops_w. */
export async function createSection(
	call: EtsyCall,
	shopId: string,
	title: string,
): Promise<Result<Section>> {
	return await call({
		...CREATE,
		operation: 'createShopSection',
		path: `${shopPath(shopId)}/sections`,
		body: { kind: 'form', fields: { title } },
		schema: section,
	});
}

function shippingFields(terms: ShippingTerms): Record<string, FieldValue> {
	const { destination, delivery } = terms;
	const to =
		'countryCode' in destination
			? { destination_country_iso: destination.countryCode }
			: { destination_region: destination.region === 'everywhere' ? 'none' : destination.region };
	const by =
		'carrierId' in delivery
			? { shipping_carrier_id: delivery.carrierId, mail_class: delivery.mailClass }
			: {
					min_delivery_days: delivery.minDeliveryDays,
					max_delivery_days: delivery.maxDeliveryDays,
				};
	return {
		...to,
		...by,
		primary_cost: terms.firstItemCost,
		secondary_cost: terms.additionalItemCost,
	};
}

/**
 * Makes a shipping profile with one destination. One call, never replayed. Permission: shops_w.
 * Times of processing are not sent: they belong to processing profiles now (facts/etsy.md 0, 10).
 */
export async function createShippingProfile(
	call: EtsyCall,
	shopId: string,
	profile: NewShippingProfile,
): Promise<Result<ShippingProfile>> {
	const fields = {
		title: profile.title,
		origin_country_iso: profile.originCountryCode,
		origin_postal_code: profile.originPostalCode,
		...shippingFields(profile),
	};
	return await call({
		...CREATE,
		operation: 'createShopShippingProfile',
		path: `${shopPath(shopId)}/shipping-profiles`,
		body: { kind: 'form', fields },
		schema: shippingProfile,
	});
}

/** Adds a destination to a shipping profile. One call, never replayed. Permission: shops_w. */
export async function createDestination(
	call: EtsyCall,
	shopId: string,
	profileId: string,
	terms: ShippingTerms,
): Promise<Result<ShippingDestination>> {
	return await call({
		...CREATE,
		operation: 'createShopShippingProfileDestination',
		path: `${shopPath(shopId)}/shipping-profiles/${encodeURIComponent(profileId)}/destinations`,
		body: { kind: 'form', fields: shippingFields(terms) },
		schema: shippingDestination,
	});
}

/**
 * Makes a return policy. One call, never replayed. Permission: shops_w.
 * @param terms the deadline is left out where nothing is taken back
 */
export async function createReturnPolicy(
	call: EtsyCall,
	shopId: string,
	terms: Omit<ReturnPolicy, 'returnPolicyId'>,
): Promise<Result<ReturnPolicy>> {
	const fields = {
		accepts_returns: terms.acceptsReturns,
		accepts_exchanges: terms.acceptsExchanges,
		return_deadline: terms.deadlineDays,
	};
	return await call({
		...CREATE,
		operation: 'createShopReturnPolicy',
		path: `${shopPath(shopId)}/policies/return`,
		body: { kind: 'form', fields },
		schema: returnPolicy,
	});
}

/** The profile that was made, or the id of the one that is in its way, if Etsy names it. */
const madeOrThere = z.union([
	z
		.object({ conflict: z.literal(true), there: z.string().optional() })
		.transform(({ there }) => ({ profile: undefined, there })),
	processingProfile.transform((profile) => ({ profile, there: undefined })),
]);

/**
 * Makes a processing profile. Etsy has each combination once: the same again is answered with 409
 * and a header that names the one that is there (facts/etsy.md 10), which is as good as made. That
 * also makes the call safe to repeat. One call, two or three where it is there already.
 * Permission: shops_w.
 */
export async function createProcessingProfile(
	call: EtsyCall,
	shopId: string,
	profile: NewProcessingProfile,
): Promise<Result<Made<ProcessingProfile>>> {
	const answer = await call({
		effect: 'idempotent',
		method: 'POST',
		operation: 'createShopReadinessStateDefinition',
		path: `${shopPath(shopId)}/readiness-state-definitions`,
		body: {
			kind: 'form',
			fields: {
				readiness_state: profile.kind,
				min_processing_time: profile.minTime,
				max_processing_time: profile.maxTime,
				processing_time_unit: profile.unit,
			},
		},
		acceptStatuses: [409],
		read: ({ status, headers, body }) =>
			status === 409
				? { conflict: true, there: definitionIdIn(headers['content-location']) }
				: body,
		schema: madeOrThere,
	});
	if (!answer.ok) return answer;
	const { profile: made, there } = answer.value;
	if (made !== undefined) return ok({ made, alreadyExisted: false });
	return await findExisting(call, shopId, profile, there);
}

/** The number at the end of the address in Content-Location. The address itself is not called. */
export function definitionIdIn(location: string | undefined): string | undefined {
	return /\/readiness-state-definitions\/(\d{1,20})\/?(?:[?#].*)?$/.exec(location ?? '')?.[1];
}

async function findExisting(
	call: EtsyCall,
	shopId: string,
	wanted: NewProcessingProfile,
	there: string | undefined,
): Promise<Result<Made<ProcessingProfile>>> {
	if (there !== undefined) {
		const found = await getProcessingProfile(call, shopId, there);
		return found.ok ? ok({ made: found.value, alreadyExisted: true }) : found;
	}
	const all = await getProcessingProfiles(call, shopId);
	if (!all.ok) return all;
	// Weeks become the seller's own number of days, so only days can be compared.
	const same = all.value.find(
		({ kind, minDays, maxDays }) =>
			wanted.unit === 'days' &&
			kind === wanted.kind &&
			minDays === wanted.minTime &&
			maxDays === wanted.maxTime,
	);
	if (same !== undefined) return ok({ made: same, alreadyExisted: true });
	return fail(
		failure({
			category: 'conflict',
			provider: 'etsy',
			operation: 'createShopReadinessStateDefinition',
			httpStatus: 409,
			message: 'Etsy has such a processing profile already but does not say which.',
			hint: 'Look at the processing profiles with "Get Many" and use the one that fits.',
		}),
	);
}
