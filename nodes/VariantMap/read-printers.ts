import type { IExecuteFunctions } from 'n8n-workflow';
import type { Failure } from '../../core/domain/failure';
import type { Provider } from '../../core/domain/provider';
import type { PrinterToday } from '../../core/domain/variant-map/check/printer';
import type { VariantMapRow } from '../../core/domain/variant-map/row';
import { readPrinter } from '../../core/providers/printer-today';
import { openPrinter } from './open-printer';

/** What the printers of a map have today. */
export interface PrintersToday {
	today(row: VariantMapRow): PrinterToday;
	/** Which printers could not be asked, or not all, and why. */
	unread: Array<{ provider: Provider; failure: Failure }>;
}

/**
 * Asks every printer of the rows in use what it has today, once for all rows. A printer that cannot
 * be asked costs the others nothing: of its rows nothing is known.
 */
export async function readPrinters(
	context: IExecuteFunctions,
	rows: readonly VariantMapRow[],
	storeId: unknown,
): Promise<PrintersToday> {
	const answers = new Map<VariantMapRow, PrinterToday>();
	const unread: PrintersToday['unread'] = [];
	const inUse = rows.filter(({ source, state }) => source !== undefined && state !== 'disabled');
	for (const provider of [...new Set(inUse.map((row) => row.provider))].sort()) {
		const own = inUse.filter((row) => row.provider === provider);
		const opened = await openPrinter(context, provider, storeId);
		if (!opened.ok) {
			unread.push({ provider, failure: opened.failure });
			continue;
		}
		const book = await readPrinter(
			opened.value,
			own.flatMap(({ source }) => source ?? []),
		);
		unread.push(...book.unread.map((failure) => ({ provider, failure })));
		for (const row of own) if (row.source) answers.set(row, book.today(row.source));
	}
	return { unread, today: (row) => answers.get(row) ?? 'unknown' };
}
