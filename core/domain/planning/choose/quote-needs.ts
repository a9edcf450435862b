import { normaliseAddress, type Address } from '../../address';
import type { Provider } from '../../provider';
import type { ProviderOrderRequestLine } from '../../provider-order';
import type { ResolvedOrder } from '../../variant-map/resolve';
import type { OpenLine } from '../plan-types';
import { quoteKey } from '../quote-book';
import type { PlanSettings } from '../settings-types';
import type { ChooseRules } from './candidates';
import { groupLines, type GroupOption } from './group-lines';

/** A price that planning needs, in the form that Shipping: Quote takes. Holds buyer data. */
export interface QuoteNeed {
	quoteKey: string;
	provider: Provider;
	shopId: string;
	receiptId: string;
	lines: ProviderOrderRequestLine[];
	shipTo: Address;
}

/** Whether what an order costs decides whether it goes. */
export function costMatters(settings: PlanSettings): boolean {
	return [settings.marginFloor, settings.lineMarginFloor, settings.spendLimitPerDay].some(
		(rule) => rule !== null,
	);
}

/**
 * The printers of a group that are to be asked: all that are compared, else the one that gets it.
 */
function toAsk(options: readonly GroupOption[], settings: PlanSettings): GroupOption[] {
	const compares = ['cheapest', 'fastest'].includes(settings.providerChoice);
	if (costMatters(settings)) {
		// Which one is nearest is not known here: all of them are asked.
		return settings.providerChoice === 'fixed' ? firstOf(options) : [...options];
	}
	return compares && options.length > 1 ? [...options] : [];
}

function firstOf(options: readonly GroupOption[]): GroupOption[] {
	const first = options.find(({ doubtful }) => doubtful === '') ?? options[0];
	return first ? [first] : [];
}

/** The prices that are needed to plan these lines; none where nothing hangs on them. */
export function quoteNeeds(
	order: ResolvedOrder,
	items: readonly OpenLine[],
	rules: ChooseRules,
): QuoteNeed[] {
	const { shipTo, shopId, receiptId } = order;
	const { settings } = rules;
	if (shipTo === null) return [];
	const free = items.filter(({ inDoubt }) => !inDoubt);
	return groupLines(free, rules).flatMap(({ items: lines, options }) =>
		toAsk(options, settings).map(({ provider, choices }) => ({
			quoteKey: quoteKey({
				shopId,
				receiptId,
				provider,
				lineIds: lines.map(({ line }) => line.lineId),
			}),
			provider,
			shopId,
			receiptId,
			lines: lines.flatMap(({ line }, index) => {
				const source = choices[index]?.source;
				return source ? [{ lineId: line.lineId, quantity: line.quantity, source }] : [];
			}),
			shipTo: normaliseAddress(shipTo),
		})),
	);
}
