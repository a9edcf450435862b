import { names, oneOf, places, yesOrNo } from '../setting-texts';
import type { Settings } from './setting';

/** Which printer gets an order, and how. */
export const PRINTER_SETTINGS: Settings<
	| 'providerChoice'
	| 'checkArtwork'
	| 'keepLinesTogether'
	| 'providerPlaces'
	| 'pausedProviders'
	| 'startProduction'
> = {
	providerChoice: {
		name: 'provider_choice',
		default: 'fixed',
		read: oneOf('fixed', 'cheapest', 'nearest', 'fastest'),
		hint: 'Enter fixed, cheapest, nearest or fastest.',
	},
	checkArtwork: {
		name: 'check_artwork',
		default: 'yes',
		read: yesOrNo,
		hint: 'Enter yes or no.',
	},
	keepLinesTogether: {
		name: 'keep_lines_together',
		default: 'no',
		read: yesOrNo,
		hint: 'Enter yes or no.',
	},
	providerPlaces: {
		name: 'provider_places',
		default: 'none',
		read: places,
		hint: 'Enter where they make things, such as printify = US; gelato = DE GB US, or none.',
	},
	pausedProviders: {
		name: 'paused_providers',
		default: 'none',
		read: names,
		hint: 'Enter names with commas between, such as gelato, or none.',
	},
	startProduction: {
		name: 'start_production',
		default: 'none',
		read: names,
		hint: 'Enter names with commas between, such as prodigi, or none.',
	},
};
