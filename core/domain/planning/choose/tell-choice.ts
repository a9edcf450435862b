import { formatMoney } from '../../money';
import { serviceLabel } from '../../provider';
import type { ComparedProvider, ProviderChoice } from './choice-types';

/** What was known of a printer beside its name. */
function knownOf({ total, days, madeIn = [] }: ComparedProvider): string {
	return [
		...(total ? [formatMoney(total)] : []),
		...(days === undefined ? [] : [`${days} days`]),
		...(madeIn.length > 0 ? [`made in ${madeIn.join(' ')}`] : []),
	].join(', ');
}

function tell(printer: ComparedProvider): string {
	const name = [serviceLabel(printer.provider), knownOf(printer)].filter(Boolean).join(' ');
	return printer.note === '' ? name : `${name} (${printer.note})`;
}

/**
 * What was compared and why this printer was taken, for the ledger and the audit log.
 * @returns an empty text where there was nothing to choose, or simply the map's first choice
 */
export function tellChoice({ strategy, why, compared }: ProviderChoice): string {
	const isPlain = strategy === 'fixed' && compared.every(({ note }) => note === '');
	if (compared.length < 2 || isPlain) return '';
	const isCompared = strategy !== 'fixed' && compared.some((one) => knownOf(one) !== '');
	return isCompared ? `${why} Compared: ${compared.map(tell).join('; ')}.` : why;
}
