import type {
	ScenarioDelivery,
	ScenarioShippingDestination,
	ScenarioShippingProfile,
	ScenarioShippingUpgrade,
	ScenarioShop,
} from '../../scenario/types';
import { destinationsOf, originOf } from '../shop-settings';
import type { EtsyListing } from '../state';
import { money } from './money';

/**
 * A shop as Shop.
 * @param at epoch seconds of its making.
 */
export function presentShop(shop: ScenarioShop, listings: readonly EtsyListing[], at: number) {
	const country = shop.countryIso ?? 'US';
	return {
		shop_id: shop.id,
		user_id: shop.userId,
		shop_name: shop.name,
		create_date: at,
		created_timestamp: at,
		title: shop.title ?? null,
		announcement: null,
		currency_code: shop.currency,
		is_vacation: false,
		vacation_message: null,
		sale_message: null,
		digital_sale_message: null,
		update_date: at,
		updated_timestamp: at,
		listing_active_count: listings.filter(({ state = 'active' }) => state === 'active').length,
		digital_listing_count: 0,
		login_name: shop.loginName ?? shop.name.toLowerCase(),
		accepts_custom_requests: false,
		policy_welcome: null,
		policy_payment: null,
		policy_shipping: null,
		policy_refunds: null,
		policy_additional: null,
		policy_seller_info: null,
		policy_update_date: at,
		policy_has_private_receipt_info: false,
		has_unstructured_policies: false,
		policy_privacy: null,
		vacation_autoreply: null,
		url: `https://www.etsy.com/shop/${shop.name}`,
		image_url_760x100: null,
		num_favorers: 0,
		languages: ['en-US'],
		icon_url_fullxfull: null,
		is_using_structured_policies: true,
		has_onboarded_structured_policies: true,
		include_dispute_form_link: false,
		is_direct_checkout_onboarded: true,
		is_etsy_payments_onboarded: true,
		is_calculated_eligible: true,
		is_opted_in_to_buyer_promise: false,
		is_shop_us_based: country === 'US',
		transaction_sold_count: 0,
		shipping_from_country_iso: country,
		shop_location_country_iso: country,
		review_count: null,
		review_average: null,
	};
}

/** The owner of a shop as User. */
export function presentUser(shop: ScenarioShop) {
	return {
		user_id: shop.userId,
		primary_email: shop.ownerEmail ?? null,
		first_name: shop.ownerFirstName ?? null,
		last_name: shop.ownerLastName ?? null,
		image_url_75x75: null,
	};
}

/** A shop's sections as ShopSections.results. */
export function presentSections(shop: ScenarioShop, listings: readonly EtsyListing[]) {
	return (shop.sections ?? []).map((section, index) => ({
		shop_section_id: section.id,
		title: section.title,
		rank: index + 1,
		user_id: shop.userId,
		active_listing_count: listings.filter(
			({ sectionId, state = 'active' }) => sectionId === section.id && state === 'active',
		).length,
	}));
}

/** A shop's shipping profiles as ShopShippingProfiles.results, deleted ones too. */
export function presentShippingProfiles(shop: ScenarioShop) {
	return (shop.shippingProfiles ?? []).map((profile) => presentShippingProfile(shop, profile));
}

/** A shipping profile as ShopShippingProfile. */
export function presentShippingProfile(shop: ScenarioShop, profile: ScenarioShippingProfile) {
	return {
		shipping_profile_id: profile.id,
		title: profile.title,
		user_id: shop.userId,
		origin_country_iso: originOf(shop, profile),
		is_deleted: profile.isDeleted ?? false,
		shipping_profile_destinations: destinationsOf(profile).map((destination) =>
			presentDestination(shop, profile, destination),
		),
		shipping_profile_upgrades: (profile.upgrades ?? []).map((upgrade) =>
			presentUpgrade(shop, profile, upgrade),
		),
		origin_postal_code: profile.originPostalCode ?? null,
		profile_type: 'manual',
		domestic_handling_fee: 0,
		international_handling_fee: 0,
	};
}

function presentDelivery({ carrierId, mailClass, minDays, maxDays }: ScenarioDelivery) {
	return {
		shipping_carrier_id: carrierId ?? null,
		mail_class: mailClass ?? null,
		min_delivery_days: minDays ?? null,
		max_delivery_days: maxDays ?? null,
	};
}

/** A destination as ShopShippingProfileDestination. */
export function presentDestination(
	shop: ScenarioShop,
	profile: ScenarioShippingProfile,
	destination: ScenarioShippingDestination,
) {
	return {
		shipping_profile_destination_id: destination.id,
		shipping_profile_id: profile.id,
		origin_country_iso: originOf(shop, profile),
		destination_country_iso: destination.country,
		destination_region: destination.region,
		primary_cost: money(destination.primaryCost, shop.currency),
		secondary_cost: money(destination.secondaryCost, shop.currency),
		...presentDelivery(destination),
	};
}

/** An upgrade as ShopShippingProfileUpgrade. */
export function presentUpgrade(
	shop: ScenarioShop,
	profile: ScenarioShippingProfile,
	upgrade: ScenarioShippingUpgrade,
) {
	return {
		shipping_profile_id: profile.id,
		upgrade_id: upgrade.id,
		upgrade_name: upgrade.name,
		type: upgrade.type,
		rank: 1,
		language: 'en',
		price: money(upgrade.price, shop.currency),
		secondary_price: money(upgrade.secondaryPrice, shop.currency),
		...presentDelivery(upgrade),
	};
}

/** A shop's processing profiles as ShopProcessingProfiles.results. */
export function presentReadinessStates(shop: ScenarioShop) {
	return (shop.readinessStates ?? []).map((state) => ({
		shop_id: shop.id,
		readiness_state_id: state.id,
		readiness_state: state.readiness_state,
		min_processing_days: state.minDays,
		max_processing_days: state.maxDays,
		processing_days_display_label: `${state.minDays}-${state.maxDays} days`,
	}));
}

/** A shop's return policies as ShopReturnPolicies.results. */
export function presentReturnPolicies(shop: ScenarioShop) {
	return (shop.returnPolicies ?? []).map(({ id, ...policy }) => ({
		return_policy_id: id,
		shop_id: shop.id,
		...policy,
	}));
}

/** A shop's production partners as ShopProductionPartners.results. */
export function presentProductionPartners(shop: ScenarioShop) {
	return (shop.productionPartners ?? []).map(({ id, partner_name, location }) => ({
		production_partner_id: id,
		partner_name,
		location,
	}));
}
