import { foldText } from '../keys';
import { optionsMeaningKey } from '../meaning/axis';
import type { Dictionary } from '../meaning/dictionary';
import type { VariantMapRow } from '../row';
import type { BrokenRow } from '../variant-index';
import { nameOfRow, ofRow, type Finding } from './finding';

const madeOf = ({ provider, source }: VariantMapRow) => JSON.stringify([provider, source]);

/** Rows that cannot be read at all. */
export function brokenRows(unusable: readonly BrokenRow[]): Finding[] {
	return unusable.map(({ sku, listingId, failure: { message, hint, fields } }) => ({
		// A blank without artwork is the one fault of a row that has a name of its own.
		code: fields.includes('files') ? ('artwork_missing' as const) : ('broken_row' as const),
		...{ severity: 'error' as const, message, repair: hint },
		...{ shopId: '', listingId, sku, options: '', provider: '' },
	}));
}

/** Rows for one variant that say the same twice, or say different things at the same priority. */
export function doubledRows(rows: readonly VariantMapRow[], dictionary: Dictionary): Finding[] {
	const groups = new Map<string, VariantMapRow[]>();
	for (const row of rows) {
		if (row.state !== 'active' && row.state !== 'sold_out') continue;
		const options = optionsMeaningKey(row.options, dictionary);
		const key = JSON.stringify([row.shopId, row.listingId, foldText(row.sku), options]);
		groups.set(key, [...(groups.get(key) ?? []), row]);
	}
	return [...groups.values()].flatMap((group) => {
		const [first, ...others] = group;
		if (!first) return [];
		return others.flatMap((row): Finding[] => {
			const earlier = group.slice(0, group.indexOf(row));
			const twin = earlier.find((other) => madeOf(other) === madeOf(row));
			if (twin) {
				return [
					ofRow(row, {
						code: 'duplicate',
						severity: 'info',
						message: `The ${nameOfRow(row)} says the same as the ${nameOfRow(twin)}.`,
						repair: 'Delete one of the two.',
					}),
				];
			}
			const rival = earlier.find((other) => other.priority === row.priority);
			if (!rival) return [];
			return [
				ofRow(row, {
					code: 'contradiction',
					severity: 'error',
					message: `The ${nameOfRow(row)} and the ${nameOfRow(rival)} print different things for one variant.`,
					repair:
						'Delete or disable the wrong one, or number them in the column priority if both printers may make it.',
				}),
			];
		});
	});
}
