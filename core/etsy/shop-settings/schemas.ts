import { z } from 'zod';
import { entryOf } from '../../domain/entry-of';
import { etsyId, etsyList, etsyMoney, etsyText } from '../fields';

/*
 * A shop's settings in our words (OAS: specs/etsy-openapi.json; facts/etsy.md 10). Asked for is
 * only the id; what else is missing is left out.
 */

const days = z.number().int().min(0).nullish();
const flag = z.boolean().nullish();

/** OAS: ShopSection. */
export const section = z
	.object({
		shop_section_id: etsyId,
		title: etsyText,
		rank: z.number().int().nullish(),
		active_listing_count: z.number().int().nullish(),
	})
	.transform((from) => ({
		sectionId: from.shop_section_id,
		title: from.title ?? '',
		/** 1 stands first in the shop. */
		rank: from.rank ?? undefined,
		activeListings: from.active_listing_count ?? undefined,
	}));
/** A section of a shop. */
export type Section = z.output<typeof section>;

/** How a parcel travels; either the days or carrier and class are given. */
const delivery = {
	shipping_carrier_id: z.number().int().nullish(),
	mail_class: etsyText,
	min_delivery_days: days,
	max_delivery_days: days,
};

function toDelivery(from: z.output<z.ZodObject<typeof delivery>>) {
	return {
		carrierId: from.shipping_carrier_id ? String(from.shipping_carrier_id) : undefined,
		mailClass: from.mail_class,
		minDeliveryDays: from.min_delivery_days ?? undefined,
		maxDeliveryDays: from.max_delivery_days ?? undefined,
	};
}

/** OAS: ShopShippingProfileDestination. Neither country nor region means everywhere else. */
export const shippingDestination = z
	.object({
		shipping_profile_destination_id: etsyId,
		destination_country_iso: etsyText,
		destination_region: etsyText,
		primary_cost: etsyMoney.nullish(),
		secondary_cost: etsyMoney.nullish(),
		...delivery,
	})
	.transform((from) => {
		const region = from.destination_region === 'none' ? undefined : from.destination_region;
		const country = from.destination_country_iso?.toUpperCase();
		return {
			destinationId: from.shipping_profile_destination_id,
			/** `country`, `eu`, `non_eu` or `everywhere`. */
			to: country === undefined ? (region ?? 'everywhere') : 'country',
			countryCode: country,
			firstItemCost: from.primary_cost ?? undefined,
			additionalItemCost: from.secondary_cost ?? undefined,
			...toDelivery(from),
		};
	});

/** Where a shipping profile ships to. */
export type ShippingDestination = z.output<typeof shippingDestination>;

/** OAS: ShopShippingProfileUpgrade. */
const upgrade = z
	.object({
		upgrade_id: etsyId,
		upgrade_name: etsyText,
		type: z.union([z.number(), z.string()]).nullish(),
		price: etsyMoney.nullish(),
		secondary_price: etsyMoney.nullish(),
		...delivery,
	})
	.transform((from) => ({
		upgradeId: from.upgrade_id,
		name: from.upgrade_name ?? '',
		isInternational: from.type === undefined ? undefined : String(from.type) === '1',
		firstItemCost: from.price ?? undefined,
		additionalItemCost: from.secondary_price ?? undefined,
		...toDelivery(from),
	}));

/** OAS: ShopShippingProfile. */
export const shippingProfile = z
	.object({
		shipping_profile_id: etsyId,
		title: etsyText,
		origin_country_iso: etsyText,
		origin_postal_code: etsyText,
		is_deleted: flag,
		profile_type: etsyText,
		shipping_profile_destinations: etsyList(shippingDestination),
		shipping_profile_upgrades: etsyList(upgrade),
	})
	.transform((from) => ({
		shippingProfileId: from.shipping_profile_id,
		title: from.title ?? '',
		originCountryCode: from.origin_country_iso?.toUpperCase(),
		originPostalCode: from.origin_postal_code,
		isDeleted: from.is_deleted ?? false,
		/** `manual` (fixed prices) or `calculated` (prices of the carrier). */
		type: from.profile_type,
		destinations: from.shipping_profile_destinations,
		upgrades: from.shipping_profile_upgrades,
	}));
/** A shipping profile with all its destinations and upgrades. */
export type ShippingProfile = z.output<typeof shippingProfile>;

/** The document's enum has words, its description numbers (OAS: ShopProcessingProfile). */
const READINESS_WORDS: Readonly<Record<string, string>> = {
	'1': 'ready_to_ship',
	'2': 'made_to_order',
};

/** OAS: ShopProcessingProfile. */
export const processingProfile = z
	.object({
		readiness_state_id: etsyId,
		readiness_state: z.union([z.string(), z.number()]),
		min_processing_days: days,
		max_processing_days: days,
	})
	.transform((from) => {
		const kind = String(from.readiness_state);
		return {
			processingProfileId: from.readiness_state_id,
			/** `made_to_order` or `ready_to_ship`. */
			kind: entryOf(READINESS_WORDS, kind) ?? kind,
			minDays: from.min_processing_days ?? undefined,
			maxDays: from.max_processing_days ?? undefined,
		};
	});
/** A processing profile (Etsy's API: readiness state definition). */
export type ProcessingProfile = z.output<typeof processingProfile>;

/** OAS: ShopReturnPolicy. */
export const returnPolicy = z
	.object({
		return_policy_id: etsyId,
		accepts_returns: flag,
		accepts_exchanges: flag,
		return_deadline: days,
	})
	.transform((from) => ({
		returnPolicyId: from.return_policy_id,
		acceptsReturns: from.accepts_returns ?? false,
		acceptsExchanges: from.accepts_exchanges ?? false,
		/** Days after delivery; none where nothing is taken back. */
		deadlineDays: from.return_deadline ?? undefined,
	}));
/** A return policy. It has no title on Etsy. */
export type ReturnPolicy = z.output<typeof returnPolicy>;

/** OAS: ShopProductionPartner. */
export const productionPartner = z
	.object({ production_partner_id: etsyId, partner_name: etsyText, location: etsyText })
	.transform((from) => ({
		productionPartnerId: from.production_partner_id,
		name: from.partner_name ?? '',
		location: from.location,
	}));
/** Who makes the goods for the seller. */
export type ProductionPartner = z.output<typeof productionPartner>;
