import type { MappedChoice } from '../../variant-map/choice';
import type { PlanSettings } from '../settings-types';

/** Between these no customs are due (European Union, 27 members). */
const EU = new Set(
	'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

/** Where a printer makes things: by the map's row, else by the settings. */
export function placesOf(
	choices: readonly MappedChoice[],
	provider: string,
	settings: PlanSettings,
): string[] {
	const named = choices.map(({ madeIn }) => madeIn ?? settings.providerPlaces.get(provider) ?? []);
	// Only a place where all of them are made makes one parcel.
	const [first = [], ...others] = named;
	return first.filter((place) => others.every((list) => list.includes(place)));
}

/** 0 in the same country, 1 without customs between, 2 elsewhere; null where it is not known. */
export function distance(places: readonly string[], country: string): number | null {
	if (places.length === 0 || country === '') return null;
	if (places.includes(country)) return 0;
	return EU.has(country) && places.some((place) => EU.has(place)) ? 1 : 2;
}
