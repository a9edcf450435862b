import type { PlanSettings } from './settings-types';

/** What the rules want to know of an order that Etsy does not tell with it. */
export interface NeededFacts {
	/** The fees that Etsy booked. */
	fees: boolean;
	/** The shop section of each line's listing. */
	section: boolean;
	/** The questions of each line's listing. */
	personalization: boolean;
}

/** Which facts a seller's settings rest on; each costs calls to Etsy, so none is read in vain. */
export function neededFacts({
	etsyFeesFrom,
	fulfilmentRules,
	lineMarginFloor,
	marginFloor,
	personalizationRules,
}: PlanSettings): NeededFacts {
	return {
		fees: etsyFeesFrom === 'etsy' && (marginFloor !== null || lineMarginFloor !== null),
		section: fulfilmentRules.some(({ by }) => by === 'section'),
		personalization: personalizationRules === 'by_listing',
	};
}
