import { findBuyerData, type BuyerWords, type Place } from './find-buyer-data';

type Cells = Readonly<Record<string, unknown>>;

/** What one table holds. */
export interface StoredTable {
	table: string;
	rows: number;
	/** ISO 8601; empty where there is no row. */
	oldest: string;
	newest: string;
	/** Which columns hold anything. */
	fields: string[];
	/** Where a buyer's data stands that should not; empty: nowhere. */
	buyerData: Place[];
}

const OWN = ['id', 'createdAt', 'updatedAt'];

function timeOf(value: unknown): string {
	const text = value instanceof Date ? value.toISOString() : String(value ?? '');
	return Number.isNaN(Date.parse(text)) ? '' : text;
}

/** Says what a table holds, without any of its content. */
export function storedTable(table: string, rows: readonly Cells[], words: BuyerWords): StoredTable {
	const real = rows.filter((row) => Object.keys(row).length > 0);
	const times = real
		.map(({ createdAt }) => timeOf(createdAt))
		.filter((time) => time !== '')
		.sort();
	const fields = new Set<string>();
	for (const row of real) {
		for (const [name, value] of Object.entries(row)) {
			if (!OWN.includes(name) && value !== null && value !== '' && value !== undefined) {
				fields.add(name);
			}
		}
	}
	return {
		...{ table, rows: real.length, fields: [...fields] },
		...{ oldest: times[0] ?? '', newest: times[times.length - 1] ?? '' },
		buyerData: findBuyerData(real, words),
	};
}
