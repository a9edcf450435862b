import type { Money } from '../../money';
import type { Provider } from '../../provider';
import type { MappedChoice } from '../../variant-map/choice';
import type { OpenLine } from '../plan-types';
import type { PlanSettings } from '../settings-types';

/** What was known of one printer when lines were given to one. */
export interface ComparedProvider {
	provider: Provider;
	/** Goods, shipping and tax, in the currency of the Etsy order; missing where not known. */
	total?: Money;
	/** Most days from dispatch to arrival, where the printer tells. */
	days?: number;
	/** ISO 3166-1 alpha-2. */
	madeIn?: string[];
	/** Why it was passed over, or what is not known of it; empty when there is nothing to say. */
	note: string;
}

/** Why lines go to their printer, in a seller's words. */
export interface ProviderChoice {
	lineIds: string[];
	strategy: PlanSettings['providerChoice'];
	why: string;
	/** The printers there were, the chosen one first. */
	compared: ComparedProvider[];
}

/** What making and sending lines costs at a printer, in its own currency. */
export interface GroupCost {
	items: Money;
	shipping: Money;
	tax?: Money;
}

/** Lines that were given to a printer together. */
export interface ChosenGroup {
	provider: Provider;
	lines: Array<{ item: OpenLine; choice: MappedChoice }>;
	/** Null where not everything is known. */
	cost: GroupCost | null;
	choice: ProviderChoice;
}
