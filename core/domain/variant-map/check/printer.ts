import { formatMoney, type Money } from '../../money';
import { serviceLabel } from '../../provider';
import type { MatchVariant } from '../match/types';
import type { VariantMapRow } from '../row';
import { checkArtwork } from './artwork';
import { nameOfRow, ofRow, type Finding } from './finding';

/** What a printer has for a row today; `unknown` where it does not tell. */
export type PrinterToday = 'no_product' | 'no_variant' | 'unknown' | MatchVariant;

function costOf(row: VariantMapRow, now: Money | undefined): Finding[] {
	if (!now || !row.cost) return [];
	if (now.currency === row.cost.currency && now.amountMinor === row.cost.amountMinor) return [];
	return [
		ofRow(row, {
			code: 'cost_changed',
			severity: 'info',
			message: `The ${nameOfRow(row)} costs ${formatMoney(now)} now; the row says ${formatMoney(row.cost)}.`,
			repair: 'Write the new cost into the row.',
			change: { costMinor: now.amountMinor, currency: now.currency },
		}),
	];
}

function stock(row: VariantMapRow, { availability }: MatchVariant, label: string): Finding[] {
	if (availability === 'discontinued') {
		return [
			ofRow(row, {
				code: 'printer_variant_gone',
				severity: 'error',
				message: `${label} does not make the variant of the ${nameOfRow(row)} any more.`,
				repair: 'Choose another variant, or move the row to another printer.',
				change: { state: 'sold_out' },
			}),
		];
	}
	if (availability === 'out_of_stock' && row.state === 'active') {
		return [
			ofRow(row, {
				code: 'out_of_stock',
				severity: 'warning',
				message: `${label} is out of the variant of the ${nameOfRow(row)}.`,
				repair: 'Set the row to sold_out, so that orders wait or go to the next printer.',
				change: { state: 'sold_out' },
			}),
		];
	}
	if (availability === 'in_stock' && row.state === 'sold_out') {
		return [
			ofRow(row, {
				code: 'back_in_stock',
				severity: 'info',
				message: `${label} has the variant of the ${nameOfRow(row)} again.`,
				repair: 'Set the row to active.',
				change: { state: 'active' },
			}),
		];
	}
	return [];
}

/** Compares a row with what its printer has today. */
export function checkPrinter(row: VariantMapRow, today: PrinterToday): Finding[] {
	const label = serviceLabel(row.provider);
	if (today === 'unknown') return [];
	if (today === 'no_product' || today === 'no_variant') {
		const isProduct = today === 'no_product';
		return [
			ofRow(row, {
				code: isProduct ? 'printer_product_gone' : 'printer_variant_gone',
				severity: 'error',
				message: `${label} does not have the ${isProduct ? 'product' : 'variant'} of the ${nameOfRow(row)} any more.`,
				repair: 'Choose another variant, or move the row to another printer.',
				change: { state: 'sold_out' },
			}),
		];
	}
	return [
		...stock(row, today, label),
		...costOf(row, today.cost),
		...checkArtwork(row, today.printAreas),
	];
}
