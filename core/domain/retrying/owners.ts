import type { ExceptionRow } from './exception-row';

/**
 * The workflow that makes the tries. Only it does: nothing else orders or tells Etsy of parcels.
 */
export type Owner = 'sync' | 'push' | 'follow' | 'supply';

/** Which workflows of an owner there are (one for each shop, where a seller has copied it). */
export type OwnerWorkflows = Readonly<Record<Owner, readonly string[]>>;

/**
 * Rows of POD Settings by which the owners make themselves known, such as `sync_turn_<workflow>`.
 */
const KNOWN_BY = /^(sync|push|follow|supply)_(?:turn|workflow)_(.+)$/;

/**
 * Finds the workflows that make tries.
 * @param names the names of all rows of `POD Settings`
 */
export function ownerWorkflows(names: readonly string[]): OwnerWorkflows {
	const found: Record<Owner, string[]> = { sync: [], push: [], follow: [], supply: [] };
	for (const name of names) {
		const [, owner, id] = KNOWN_BY.exec(name) ?? [];
		if (owner === undefined || id === undefined) continue;
		const ids = found[owner as Owner];
		// Two first runs at one moment may have written the row twice.
		if (!ids.includes(id)) ids.push(id);
	}
	return found;
}

/** Who could not read what; the workflow that noted it looks again. */
const READERS: ReadonlyArray<readonly [keyPrefix: string, owner: Owner]> = [
	['etsy:read', 'sync'],
	// A printer of which the sync could not learn what it imported.
	['import:ask:', 'sync'],
	['production:ask:', 'follow'],
	['tracking:etsy', 'push'],
	['supply:read', 'supply'],
];

/** Who looks again where something could not be read; undefined for other workflows' rows. */
export function readerOf({ key }: Pick<ExceptionRow, 'key'>): Owner | undefined {
	return READERS.find(([prefix]) => key.startsWith(prefix))?.[1];
}

/**
 * Which copies of the owner are to try again: the one that a row names after `@`, which has the
 * credentials that failed, else all of them.
 */
export function copiesFor(
	{ key }: Pick<ExceptionRow, 'key'>,
	copies: readonly string[],
): readonly string[] {
	const named = copies.filter((id) => key.endsWith(`@${id}`));
	return named.length > 0 ? named : copies;
}

/** What the workflow Retry what failed tells of; other kinds are told by who writes them. */
const TOLD_HERE: readonly string[] = ['hold', 'order', 'parcel', 'production', 'read'];

/** Whether the seller hears of a row by the workflow that wrote it, and so not once more. */
export function isToldElsewhere({ kind, key }: Pick<ExceptionRow, 'kind' | 'key'>): boolean {
	return !TOLD_HERE.includes(kind) && !key.startsWith('retry:');
}
