import { normaliseAddress } from '../../address';
import { serviceLabel } from '../../provider';
import type { ResolvedOrder } from '../../variant-map/resolve';
import type { HoldReason, OpenLine, PlanContext } from '../plan-types';
import { noPrinter, startNotAllowed } from '../reasons';
import type { ChosenGroup, ComparedProvider, ProviderChoice } from './choice-types';
import { groupLines, type LineGroup } from './group-lines';
import { distance, placesOf } from './nearness';
import { priceOf } from './price';
import { rank, type Rated } from './rank';

/** Where each line goes, and the lines that no printer can make now. */
export interface Chosen {
	groups: ChosenGroup[];
	/** With why, printer by printer. */
	nobody: Array<{ item: OpenLine; reason: HoldReason }>;
}

function rate(order: ResolvedOrder, group: LineGroup, context: PlanContext): Rated[] {
	const { settings, quotes } = context;
	const country = order.shipTo ? normaliseAddress(order.shipTo).countryCode : '';
	const { shopId, receiptId, total } = order;
	const where = { shopId, receiptId, currency: total.currency };
	return group.options.map((option) => {
		const price = priceOf(where, group.items, option, { quotes, settings });
		const places = placesOf(option.choices, option.provider, settings);
		const refused = price.answer?.kind === 'failed' && price.answer.category !== 'capability';
		const silent = refused ? `${serviceLabel(option.provider)} could not be asked` : '';
		const doubtful = option.doubtful || silent;
		return { option, price, places, distance: distance(places, country), doubtful };
	});
}

function told(
	{ option, price, places, doubtful }: Rated,
	strategy: ProviderChoice['strategy'],
): ComparedProvider {
	return {
		provider: option.provider,
		...(price.total ? { total: price.total } : {}),
		...(price.days === null ? {} : { days: price.days }),
		...(places.length > 0 ? { madeIn: places } : {}),
		// Where nothing is compared, a price that nobody asked for is no lack.
		note: doubtful || (strategy === 'fixed' && price.answer === null ? '' : price.note),
	};
}

/** Whether the printer, asked for a price, said that it cannot make it. */
function isSoldOut({ price }: Rated): boolean {
	return price.answer?.kind === 'failed' && price.answer.isSoldOut;
}

function soldOut({ option: { provider } }: Rated): LineGroup['blocked'][number] {
	return { provider, note: `${serviceLabel(provider)} has it out of stock` };
}

function nobodyCan(title: string, blocked: LineGroup['blocked']): HoldReason {
	const waiting = blocked.filter(({ mayNotStart }) => mayNotStart);
	if (waiting.length > 0 && waiting.length === blocked.length) {
		return startNotAllowed(
			title,
			waiting.map(({ provider }) => provider),
		);
	}
	return noPrinter(title, blocked.map(({ note }) => note).join('; '));
}

/**
 * Gives each line to a printer: the first choice of the map, or the cheapest, nearest or fastest;
 * the next one where a printer has it out of stock, is paused or down. Says what was compared.
 */
export function chooseProviders(
	order: ResolvedOrder,
	items: readonly OpenLine[],
	context: PlanContext,
): Chosen {
	const strategy = context.settings.providerChoice;
	const groups: ChosenGroup[] = [];
	const nobody: Chosen['nobody'] = [];
	for (const group of groupLines(items, context)) {
		const rated = rate(order, group, context);
		const able = rated.filter((one) => !isSoldOut(one));
		const blocked = [...group.blocked, ...rated.filter(isSoldOut).map(soldOut)];
		const { sorted, why } = rank(able, strategy);
		const [best] = sorted;
		if (best === undefined) {
			nobody.push(
				...group.items.map((item) => ({ item, reason: nobodyCan(item.line.title, blocked) })),
			);
			continue;
		}
		const passedOver = blocked.map(({ note }) => note);
		groups.push({
			provider: best.option.provider,
			lines: group.items.flatMap((item, index) => {
				const choice = best.option.choices[index];
				return choice ? [{ item, choice }] : [];
			}),
			cost: best.price.cost,
			choice: {
				lineIds: group.items.map(({ line }) => line.lineId),
				strategy,
				why: passedOver.length > 0 ? `${why} ${passedOver.join('. ')}.` : why,
				compared: [
					...sorted.map((one) => told(one, strategy)),
					...blocked.map(({ provider, note }) => ({ provider, note })),
				],
			},
		});
	}
	return { groups, nobody };
}
