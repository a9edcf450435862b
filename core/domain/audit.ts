/** Something that was done, as the audit log keeps it. Ids, states and money only. */
export interface AuditEvent {
	/** ISO 8601. */
	at: string;
	/** Who did it: a workflow execution or a person. */
	actor: string;
	/** What was done, such as `order.created`. */
	action: string;
	/** What it was done to: an externalId, an Etsy order number. */
	subject: string;
	/** Details as text; never buyer data. */
	detail: string;
}

/** A row of `POD Audit Log`: an event chained to the row before it. */
export interface AuditRow extends AuditEvent {
	prevHash: string;
	hash: string;
}

/** The text whose hash a row carries: all fields in a fixed order, unambiguously joined. */
export function auditText(event: AuditEvent, prevHash: string): string {
	return JSON.stringify([
		prevHash,
		event.at,
		event.actor,
		event.action,
		event.subject,
		event.detail,
	]);
}

/**
 * Chains events in their order. A later change or removal of a row breaks the chain.
 * @param prevHash the hash of the newest row so far; empty for the first row of all
 * @param sha256 gives the hash of a text in hex; handed in because the domain is pure
 */
export function chainEvents(
	events: readonly AuditEvent[],
	prevHash: string,
	sha256: (text: string) => string,
): AuditRow[] {
	let last = prevHash;
	return events.map((event) => {
		const row: AuditRow = { ...event, prevHash: last, hash: sha256(auditText(event, last)) };
		last = row.hash;
		return row;
	});
}
