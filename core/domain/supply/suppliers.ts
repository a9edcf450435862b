import type { Reader } from '../planning/setting-texts';
import { eMail, openAddress } from '../settings/addresses';

/** How an order gets to a supplier. */
export const SUPPLIER_WAYS = ['email', 'http', 'sheet'] as const;
/** One of {@link SUPPLIER_WAYS}. */
export type SupplierWay = (typeof SUPPLIER_WAYS)[number];

/** Who sends lines that no printer makes. */
export interface Supplier {
	/** The label of its lines: `dropship`, or what `fulfilment_rules` say. In lower case. */
	name: string;
	way: SupplierWay;
	/** The e-mail address, or the address that takes orders; empty for a sheet. */
	to: string;
}

/** Lines with these labels are never a supplier's. */
const NO_SUPPLIERS = ['self', 'digital', 'none'];

function readOne(part: string): Supplier | undefined {
	const match = /^([a-z0-9][a-z0-9_-]*)\s*=\s*(email|http|sheet)(?:\s+(\S+))?$/i.exec(part);
	if (!match) return undefined;
	const [, name = '', way = '', to = ''] = match;
	const supplier = { name: name.toLowerCase(), to };
	if (NO_SUPPLIERS.includes(supplier.name)) return undefined;
	switch (way.toLowerCase()) {
		case 'email':
			return eMail(to) === undefined ? undefined : { ...supplier, way: 'email' };
		case 'http':
			return openAddress(to) === undefined ? undefined : { ...supplier, way: 'http' };
		default:
			return to === '' ? { ...supplier, way: 'sheet' } : undefined;
	}
}

/**
 * Reads `dropship = email orders@example.com; acme = http https://acme.example/orders`, or `none`.
 * Addresses keep their letters as they are.
 */
export const suppliers: Reader<Supplier[]> = (text) => {
	if (text.trim().toLowerCase() === 'none') return [];
	const parts = text
		.split(/[;\n]/)
		.map((part) => part.trim())
		.filter((part) => part !== '');
	const all = parts.map(readOne);
	if (!all.every((one): one is Supplier => one !== undefined)) return undefined;
	const names = new Set(all.map(({ name }) => name));
	return names.size === all.length ? all : undefined;
};
