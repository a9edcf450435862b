import type { UpkeepSettings } from '../settings/upkeep-settings';
import { stillNeeded } from './plan-retention';

type Cells = Readonly<Record<string, unknown>>;

/** What one printer is to be cleaned up by; it can be handed on as JSON. */
export interface CleanUpOrder {
	provider: string;
	shopId: string;
	before: string;
	needed: string[];
	heldFiles: string[];
}

const DAY = 86_400_000;
/** Whatever the seller sets: so long a buyer may ask for the same once more. */
export const LEAST_DAYS = 30;

const text = (value: unknown): string =>
	typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';

/**
 * Says which products of personalised lines are still needed, for each printer that orders or
 * files ever went to. Nothing where the seller keeps files for ever. Pure.
 * @param openReceipts numbers of all orders that Etsy has open now
 * @param shopId the shop whose open orders these are; products for others stay
 * @param now epoch milliseconds
 */
export function lineProductRules(
	{ ledger, library }: { ledger: readonly Cells[]; library: readonly Cells[] },
	{ keepFilesDays }: Pick<UpkeepSettings, 'keepFilesDays'>,
	openReceipts: ReadonlySet<string>,
	shopId: string,
	now: number,
): CleanUpOrder[] {
	if (keepFilesDays === null) return [];
	const before = now - Math.max(keepFilesDays, LEAST_DAYS) * DAY;
	const needed = [...stillNeeded(ledger, before, openReceipts, new Set([shopId]), now)];
	const providers = new Set([...ledger, ...library].map((row) => text(row.provider)));
	providers.delete('');
	return [...providers].sort().map((provider) => ({
		...{ provider, shopId, before: new Date(before).toISOString(), needed },
		heldFiles: library
			.filter((row) => text(row.provider) === provider)
			.map((row) => text(row.providerFileId))
			.filter((fileId) => fileId !== ''),
	}));
}
