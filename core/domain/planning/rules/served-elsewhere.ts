import type { ResolvedLine } from '../../variant-map/resolve';
import { ruleLabel } from '../fulfilment-rules';
import type { PlanSettings } from '../settings-types';
import type { IgnoreRule } from './rule';

/**
 * Who serves a line that no printer makes: by its row in the map, else by the seller's rules for
 * SKUs and sections, else `digital`. Empty for a line of print on demand.
 */
export function fulfilmentOf(line: ResolvedLine, settings: PlanSettings): string {
	if (line.mapping.status === 'elsewhere') return line.mapping.fulfilment;
	return ruleLabel(settings.fulfilmentRules, line) ?? (line.isDigital ? 'digital' : '');
}

/** Lines that the seller makes or a supplier sends: a second branch serves them. */
export const servedElsewhere: IgnoreRule = (line, _order, { settings }) =>
	['', 'digital'].includes(fulfilmentOf(line, settings)) ? null : 'served_elsewhere';
