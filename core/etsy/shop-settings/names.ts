import { entryOf } from '../../domain/entry-of';
import type {
	ProcessingProfile,
	ProductionPartner,
	ReturnPolicy,
	ShippingProfile,
} from './schemas';

/*
 * What to call a setting in a list, in the editor's language. Etsy gives return policies and
 * processing profiles no title, so they are named by their terms (facts/etsy.md 10).
 */

const KINDS: Readonly<Record<string, string>> = {
	made_to_order: 'Made to order',
	ready_to_ship: 'Ready to ship',
};

function dayRange(min: number | undefined, max: number | undefined): string | undefined {
	const [from, to] = [min ?? max, max ?? min];
	if (from === undefined || to === undefined) return undefined;
	const range = from === to ? String(from) : `${from}-${to}`;
	return `${range} ${to === 1 ? 'day' : 'days'}`;
}

/** Such as `Made to order, 3-5 days`. */
export function nameOfProcessingProfile(profile: Omit<ProcessingProfile, 'processingProfileId'>) {
	const kind = entryOf(KINDS, profile.kind) ?? profile.kind.replace(/_/g, ' ');
	const days = dayRange(profile.minDays, profile.maxDays);
	return days === undefined ? kind : `${kind}, ${days}`;
}

/** Such as `Returns and exchanges within 30 days`. */
export function nameOfReturnPolicy(policy: Omit<ReturnPolicy, 'returnPolicyId'>): string {
	const { acceptsReturns, acceptsExchanges, deadlineDays } = policy;
	if (!acceptsReturns && !acceptsExchanges) return 'No returns or exchanges';
	const both = acceptsReturns && acceptsExchanges;
	const what = both
		? 'Returns and exchanges'
		: acceptsReturns
			? 'Returns, no exchanges,'
			: 'Exchanges, no returns,';
	return deadlineDays === undefined
		? what.replace(/,$/, '')
		: `${what} within ${dayRange(deadlineDays, deadlineDays)}`;
}

/** Such as `Practice Print Works (Dallas, Texas)`. */
export function nameOfProductionPartner({ name, location }: ProductionPartner): string {
	if (name === '') return location ?? 'Without a name';
	return location === undefined ? name : `${name} (${location})`;
}

/** The title, with the country it ships from. */
export function nameOfShippingProfile({ title, originCountryCode }: ShippingProfile): string {
	const name = title === '' ? 'Without a title' : title;
	return originCountryCode === undefined ? name : `${name} (from ${originCountryCode})`;
}
