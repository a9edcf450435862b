import { readBooks } from '../demo/read-books';
import type { PracticeShop } from '../demo/practice-shop';
import type { Scenario } from '../sandbox';
import { printerOrders } from './printers';
import { supplierOrders, withSuppliers } from './supplier-books';
import type { EtsyOrder, Json, Truth } from './truth-types';

/** Asks Etsy, the printers and the tables at one moment. */
export async function readTruth(
	shop: Pick<PracticeShop, 'sandbox' | 'client'>,
	scenario: Scenario,
	known: Omit<Truth, 'books' | 'etsy' | 'printers' | 'parcels'>,
): Promise<Truth> {
	const [books, state, parcels] = await Promise.all([
		readBooks(shop, scenario),
		shop.sandbox.control.state(),
		shop.client.tableRows('POD Parcels'),
	]);
	const { receipts } = state.etsy as { receipts: EtsyOrder[] };
	const printers = [...printerOrders(state as Json), ...supplierOrders(known.suppliers)];
	const all = withSuppliers(books, known.suppliers);
	return { ...known, books: all, etsy: receipts, printers, parcels };
}
