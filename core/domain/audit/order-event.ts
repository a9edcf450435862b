import type { AuditEvent } from '../audit';

type Cells = Readonly<Record<string, unknown>>;

function text(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/**
 * What a row of `POD Order Ledger` says was done, in words for the audit log: ids, states and
 * reasons only.
 * @returns empty texts where the row does not say them
 */
export function orderEvent(row: Cells): Pick<AuditEvent, 'action' | 'subject' | 'detail'> {
	const [provider, number, reason] = [
		text(row.provider),
		text(row.providerOrderId),
		text(row.reason),
	];
	const attempts = Number(row.attempts ?? 0) || 0;
	const parts = [
		provider === '' ? '' : `${provider} ${number}`.trim(),
		row.found === true ? 'found, not made again' : '',
		reason,
		`lines ${text(row.lineIds)}`,
		attempts === 0 ? '' : `try ${attempts}`,
		text(row.notes),
	];
	const state = text(row.state);
	return {
		action: state === '' ? '' : `order.${state}`,
		subject: text(row.externalId),
		detail: parts.filter((part) => part !== '').join('; '),
	};
}
