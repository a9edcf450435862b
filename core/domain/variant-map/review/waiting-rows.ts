import { cellText, isSynonym, parseOptions, type LooseRow } from '../cells';
import type { WaitingRow } from './types';

function numberOf(row: LooseRow, column: string): number | null {
	const text = cellText(row, column);
	return text !== '' && Number.isFinite(Number(text)) ? Number(text) : null;
}

/**
 * The rows of the map that wait for a person, in the order in which they were written.
 * @param shopId rows of other shops are left out
 */
export function waitingRows(cells: readonly LooseRow[], shopId: string): WaitingRow[] {
	return cells
		.filter(
			(row) =>
				cellText(row, 'state') === 'review' &&
				!isSynonym(row) &&
				['', shopId].includes(cellText(row, 'shopId')),
		)
		.map((row) => ({
			rowId: cellText(row, 'id'),
			shopId: cellText(row, 'shopId'),
			listingId: cellText(row, 'listingId'),
			sku: cellText(row, 'sku'),
			options: parseOptions(cellText(row, 'options')) ?? [],
			provider: cellText(row, 'provider'),
			productId: cellText(row, 'providerProductId'),
			variantId: cellText(row, 'providerVariantId'),
			makerId: cellText(row, 'providerMakerId'),
			attributes: cellText(row, 'providerAttributes'),
			files: cellText(row, 'files'),
			confidence: numberOf(row, 'confidence'),
			note: cellText(row, 'note'),
			costMinor: numberOf(row, 'costMinor'),
			currency: cellText(row, 'currency'),
		}))
		.sort((a, b) => Number(a.rowId) - Number(b.rowId));
}
