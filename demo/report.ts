import type { CountsSnapshot } from '../sandbox/client';
import type { LineEnd, LineEndKind } from './accounts';

const LABELS: Record<LineEndKind, string> = {
	ordered: 'ordered',
	held: 'held for you',
	ignored: 'left out by a rule',
	not_paid: 'not paid yet',
	open: 'NO END',
};

/** How many lines ended in which way. */
export function countEnds(lines: readonly LineEnd[]): Record<LineEndKind, number> {
	const counts: Record<LineEndKind, number> = {
		ordered: 0,
		held: 0,
		ignored: 0,
		not_paid: 0,
		open: 0,
	};
	for (const { end } of lines) counts[end] += 1;
	return counts;
}

/** One line of live progress. */
export function progressLine(seconds: number, lines: readonly LineEnd[]): string {
	const counts = countEnds(lines);
	const orders = new Set(lines.map(({ receiptId }) => receiptId)).size;
	return (
		`${seconds.toFixed(0).padStart(4)} s  ${String(orders).padStart(3)} orders, ` +
		`${String(lines.length).padStart(3)} lines: ${counts.ordered} ordered, ${counts.held} held, ` +
		`${counts.ignored} left out, ${counts.not_paid} unpaid, ${counts.open} under way`
	);
}

function cut(text: string, width: number): string {
	const characters = [...text];
	return characters.length <= width ? text : `${characters.slice(0, width - 1).join('')}…`;
}

/** The table of every line and where it ended. */
export function linesTable(lines: readonly LineEnd[]): string {
	const head = ['Order', 'SKU', 'Pcs', 'What is special', 'End', 'Where or why'];
	const rows = lines.map((line) => [
		line.receiptId,
		cut(line.sku, 22),
		String(line.quantity),
		cut(line.note, 18),
		LABELS[line.end],
		cut(line.where, 88),
	]);
	const widths = head.map((title, column) =>
		Math.max(title.length, ...rows.map((row) => [...row[column]!].length)),
	);
	const write = (row: string[]) =>
		row
			.map((cell, column) => cell + ' '.repeat(widths[column]! - [...cell].length))
			.join('  ')
			.trimEnd();
	return [
		write(head),
		widths.map((width) => '-'.repeat(width)).join('  '),
		...rows.map(write),
	].join('\n');
}

/** What the sandbox counted, in one line for each service. */
export function countsSummary({
	totals,
	rateLimited,
	providerOrders,
	buyerEmails,
}: CountsSnapshot) {
	const made = Object.values(providerOrders.printify ?? {}).reduce((sum, n) => sum + n, 0);
	const mails = Object.values(buyerEmails).reduce((sum, n) => sum + n, 0);
	return (
		`The sandbox counted ${totals.etsy ?? 0} calls to Etsy and ${totals.printify ?? 0} to Printify, ` +
		`${made} Printify orders, ${mails} e-mails to buyers, ` +
		`${Object.values(rateLimited).reduce((sum, n) => sum + n, 0)} refusals for too many calls.`
	);
}
