import { formatMoney } from '../../money';
import { serviceLabel } from '../../provider';
import type { PlanSettings } from '../settings-types';
import type { GroupOption } from './group-lines';
import type { Price } from './price';

/** An option with all that it is compared by. */
export interface Rated {
	option: GroupOption;
	price: Price;
	places: string[];
	distance: number | null;
	/** Why others go first. */
	doubtful: string;
}

/** What options are compared by; null for one of which it is not known. */
interface Measure {
	of(rated: Rated): number | null;
	/** Why the best one is the best, as it stands after its name. */
	why(best: Rated): string;
}

const total: Measure = {
	of: ({ price }) => price.total?.amountMinor ?? null,
	why: ({ price }) => `is the cheapest${price.total ? ` at ${formatMoney(price.total)}` : ''}`,
};

const goods: Measure = {
	of: ({ price }) => price.itemsOnly?.amountMinor ?? null,
	why: ({ price }) =>
		`has the cheapest goods${price.itemsOnly ? ` at ${formatMoney(price.itemsOnly)}` : ''}; shipping is not known`,
};

const days: Measure = {
	of: ({ price }) => price.days,
	why: ({ price }) => `is the fastest with ${price.days ?? '?'} days`,
};

const near: Measure = {
	of: ({ distance }) => distance,
	why: ({ places, distance }) =>
		distance === 0
			? 'makes it in the country where it goes'
			: distance === 1
				? `makes it without customs on the way (${places.join(', ')})`
				: `is as near as any (${places.join(', ')})`,
};

/** What a strategy goes by, for these options. */
function measureOf(
	strategy: PlanSettings['providerChoice'],
	rated: readonly Rated[],
): Measure | null {
	switch (strategy) {
		case 'fixed':
			return null;
		case 'nearest':
			return near;
		case 'fastest':
			return days;
		case 'cheapest': {
			if (rated.some((one) => total.of(one) !== null)) return total;
			// Goods alone mislead where some are known and some are not.
			return rated.every((one) => goods.of(one) !== null) ? goods : null;
		}
	}
}

/** Two sentences' worth of why the first one was taken. */
function explain(sorted: readonly Rated[], measure: Measure | null, strategy: string): string {
	const [best, ...others] = sorted;
	if (!best) return '';
	const name = serviceLabel(best.option.provider);
	if (others.length === 0) return `${name} is the only printer that can make it now.`;
	if (others.every(({ doubtful }) => doubtful !== '') && best.doubtful === '') {
		return `${name}, because ${others.map(({ doubtful }) => doubtful).join(' and ')}.`;
	}
	if (measure !== null && measure.of(best) !== null) return `${name} ${measure.why(best)}.`;
	const first = `${name} comes first in the Variant Map.`;
	return strategy === 'fixed' ? first : `${first} There was nothing to compare by.`;
}

/**
 * Orders printers by the seller's strategy. One that speaks against itself goes after all others,
 * one of which nothing is known after those that can be compared; among equals the seller's own
 * preference counts.
 */
export function rank(
	rated: readonly Rated[],
	strategy: PlanSettings['providerChoice'],
): { sorted: Rated[]; why: string } {
	const clear = rated.filter(({ doubtful }) => doubtful === '');
	const measure = measureOf(strategy, clear.length > 0 ? clear : rated);
	const value = (one: Rated) => measure?.of(one) ?? Infinity;
	const sorted = [...rated].sort((a, b) => {
		const doubt = Number(a.doubtful !== '') - Number(b.doubtful !== '');
		if (doubt !== 0) return doubt;
		if (value(a) !== value(b)) return value(a) < value(b) ? -1 : 1;
		return a.option.rank - b.option.rank || (a.option.provider < b.option.provider ? -1 : 1);
	});
	return { sorted, why: explain(sorted, measure, strategy) };
}
