import type { Money } from '../../money';
import { formatMoney } from '../../money';
import type { PrintArea } from '../../catalog';
import type { DeliveryDays } from '../../quote';

/** In what a new print may not be the old one. */
export const DIFFERENCES = [
	'artwork',
	'cost',
	'fabric',
	'print_size',
	'product',
	'shipping_time',
	'variant',
] as const;

/** One way in which the new print is not the old one. */
export interface Difference {
	what: (typeof DIFFERENCES)[number];
	from: string;
	/** `not known` where a printer does not tell it. */
	to: string;
}

/** What stands for a thing that a printer does not tell. */
export const NOT_KNOWN = 'not known';

/** A difference where both sides are known; what one does not tell cannot differ. */
export function ifDifferent(
	what: Difference['what'],
	from: string | undefined,
	to: string | undefined,
): Difference[] {
	return from && to && from !== to ? [{ what, from, to }] : [];
}

/**
 * What a seller must be able to compare: told also where a side is not known, so that silence
 * always means that both are the same.
 */
export function compared(
	what: Difference['what'],
	from: string | undefined,
	to: string | undefined,
): Difference[] {
	if (from !== undefined && from === to) return [];
	return [{ what, from: from ?? NOT_KNOWN, to: to ?? NOT_KNOWN }];
}

/** The first size of print areas that is told. */
export function printSize(areas: readonly PrintArea[] | undefined): string | undefined {
	for (const { widthPx, heightPx, widthInch, heightInch } of areas ?? []) {
		if (widthInch && heightInch) return `${widthInch} x ${heightInch} in`;
		if (widthPx && heightPx) return `${widthPx} x ${heightPx} px`;
	}
	return undefined;
}

/** An amount as a text, where there is one. */
export function priceText(money: Money | undefined): string | undefined {
	return money && formatMoney(money);
}

/** How long a parcel is under way, such as `3-5 days`; undefined where it is not told. */
export function daysText({ minDays, maxDays }: DeliveryDays = {}): string | undefined {
	const [from, to] = [minDays ?? maxDays, maxDays ?? minDays];
	if (from === undefined || to === undefined) return undefined;
	if (minDays === undefined) return `up to ${to} ${to === 1 ? 'day' : 'days'}`;
	return from === to ? `${to} ${to === 1 ? 'day' : 'days'}` : `${from}-${to} days`;
}

/** Differences as the note of a row: what is not known at either side comes last, together. */
export function noteOf(differences: readonly Difference[]): string {
	const isBlind = ({ from, to }: Difference) => from === NOT_KNOWN && to === NOT_KNOWN;
	const name = ({ what }: Difference) => what.replace('_', ' ');
	const told = differences.filter((one) => !isBlind(one));
	const blind = differences.filter(isBlind).map(name);
	return [
		...told.map((one) => `${name(one)}: ${one.from} -> ${one.to}`),
		...(blind.length > 0 ? [`${NOT_KNOWN}: ${blind.join(', ')}`] : []),
	].join('; ');
}
