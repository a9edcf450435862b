import type {
	ScenarioShippingDestination,
	ScenarioShippingProfile,
	ScenarioShop,
} from '../scenario/types';

/**
 * Countries where the sandbox asks for the postal code of the origin; Etsy's own list is longer.
 */
const WITH_POSTAL_CODES = ['AU', 'CA', 'DE', 'ES', 'FR', 'GB', 'IT', 'NL', 'US'];

/** Ids of settings that are made by calls; far from those of scenarios. */
export class SettingIds {
	private last = 7_400_000_000;

	next(): number {
		this.last += 1;
		return this.last;
	}
}

/** A copy of a shop that calls may change, with every list there. */
export function changeableShop(source: ScenarioShop): ScenarioShop {
	const shop = structuredClone(source);
	shop.sections ??= [];
	shop.shippingProfiles ??= [];
	shop.returnPolicies ??= [];
	shop.readinessStates ??= [];
	return shop;
}

/** Where parcels of a profile start. */
export function originOf(shop: ScenarioShop, profile: ScenarioShippingProfile): string {
	return profile.originCountryIso ?? shop.countryIso ?? 'US';
}

/** Whether Etsy wants the postal code of such an origin. */
export function needsPostalCode(countryIso: string): boolean {
	return WITH_POSTAL_CODES.includes(countryIso);
}

/** The destinations of a profile; one that a scenario gives none ships everywhere at one price. */
export function destinationsOf(profile: ScenarioShippingProfile): ScenarioShippingDestination[] {
	profile.destinations ??= [
		{
			id: profile.id * 10 + 1,
			country: '',
			region: 'none',
			primaryCost: 499,
			secondaryCost: 199,
			minDays: 3,
			maxDays: 10,
		},
	];
	return profile.destinations;
}
