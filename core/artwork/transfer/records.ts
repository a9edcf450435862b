import type { AuditEvent } from '../../domain/audit';
import type { Delivery, Destination, FileFacts, FileSource, LibraryRow } from './types';

interface Task {
	source: FileSource;
	to: Destination;
}

interface Done {
	facts: FileFacts;
	delivery: Delivery;
}

/**
 * The row by which a file is known in later runs.
 * @param at ISO 8601
 * @returns undefined for a destination that takes no files
 */
export function rowOf({ to }: Task, { facts, delivery }: Done, at: string): LibraryRow | undefined {
	if (to.rowId === undefined || delivery.isKnown === true) return undefined;
	const { sha256, mimeType, bytes } = facts;
	return {
		sha256,
		provider: to.provider,
		providerFileId: to.rowId(delivery),
		mimeType,
		bytes,
		width: delivery.widthPx ?? 0,
		height: delivery.heightPx ?? 0,
		uploadedAt: at,
	};
}

/**
 * What was done, for the audit log: what (by its hash, never by its name, which may be a buyer's),
 * from where (the host only), to whom. A file that lay there although no row names it was sent by a
 * run that died before it could say so: `artwork.found`.
 * @returns undefined for a file that is known already
 */
export function auditOf(
	{ source, to }: Task,
	{ facts, delivery }: Done,
	{ at, actor }: Pick<AuditEvent, 'at' | 'actor'>,
): AuditEvent | undefined {
	if (!delivery.isNew && delivery.isKnown === true) return undefined;
	const { sha256, bytes, mimeType } = facts;
	const what = delivery.address === undefined ? 'sent' : 'addressed';
	const { from, host = from } = source;
	const whence = host === from || host === '' ? from : `${from} (${host})`;
	const place = to.rowId === undefined ? '' : ` as ${to.rowId(delivery)}`;
	return {
		at,
		actor,
		action: `artwork.${delivery.isNew ? what : 'found'}`,
		subject: `sha256:${sha256}`,
		detail: `${mimeType}, ${bytes} bytes, from ${whence} to ${to.provider}${place}`,
	};
}
