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

/**
 * Kinds of which nobody else tells, so that it is done here at once. By whom a row is told first:
 *
 * | Kind                              | Written by                                | Told first by  |
 * | --------------------------------- | ----------------------------------------- | -------------- |
 * | `hold`, `order`                   | the sync, Dropship lines                  | this workflow  |
 * | `parcel`                          | Push tracking                             | this workflow  |
 * | `production`                      | Follow production                         | this workflow  |
 * |                                   | Daily reconciliation, which holds the row | its writer     |
 * | `read` of an owner ({@link READERS}) | whoever could not read                 | this workflow  |
 * | `read` of others                  | Daily reconciliation, Buyer data          | its writer     |
 * | `workflow`, key `retry:...`       | this workflow                             | this workflow  |
 * | `workflow`                        | When something breaks                     | its writer     |
 * | `late`                            | Late-order watch                          | its writer     |
 * | `price`                           | Prices and stock                          | its writer     |
 * | `map`                             | Check the variant map                     | its writer     |
 * | `change`                          | Cancellations and changes                 | its writer     |
 * | `reconcile`                       | Daily reconciliation                      | its writer     |
 * | `audit`, `privacy`                | Buyer data and retention                  | its writer     |
 *
 * A writer tries to tell it once and sets `toldAt` if the message has gone. What did not go is told
 * here later, of every kind: the few that say the same again by themselves do so after a day.
 */
const TOLD_AT_ONCE: readonly string[] = ['hold', 'order', 'parcel', 'production'];

/** So long a row is left to its writer: longer than that needs from writing it down to the message. */
const WRITER_TELLS_WITHIN = 15 * 60_000;

/** Whether the workflow that wrote a row may still be about to tell the seller of it. */
export function isLeftToItsWriter(
	row: Pick<ExceptionRow, 'kind' | 'key' | 'createdAt' | 'updatedAt'>,
	now: number,
): boolean {
	const { kind, key, createdAt, updatedAt } = row;
	if (TOLD_AT_ONCE.includes(kind) || key.startsWith('retry:')) return false;
	if (kind === 'read' && readerOf(row) !== undefined) return false;
	// A row that was closed may be opened again. That of a failure never is, but is counted on and on.
	const written = Date.parse(kind === 'workflow' ? createdAt : updatedAt);
	return written + WRITER_TELLS_WITHIN > now;
}
