import { CASES } from './cases';
import type { Driver } from './driver';
import { addressRows } from './rows/addresses';
import { artworkRows } from './rows/artwork';
import { catalogRows } from './rows/catalog';
import { changeRows } from './rows/changes';
import { faultRows } from './rows/faults';
import { heardRows } from './rows/heard';
import { limitRows } from './rows/limits';
import { moneyRows } from './rows/money';
import { newsRows } from './rows/news';
import { orderRows } from './rows/orders';
import { parcelRows } from './rows/parcels';
import { productRows } from './rows/products';
import { statusRows } from './rows/statuses';
import { Shop } from './shop';

const ROWS: ReadonlyArray<(shop: Shop) => void> = [
	orderRows,
	faultRows,
	addressRows,
	moneyRows,
	statusRows,
	parcelRows,
	artworkRows,
	newsRows,
	heardRows,
	changeRows,
	limitRows,
	catalogRows,
	productRows,
];

/**
 * Registers the one suite that every provider passes unchanged. A row that a provider does not have
 * is there all the same, under a title that says so, and shows the refusal.
 * @param open opens what runs the node; called once
 */
export function conformanceSuite(open: () => Promise<Driver>): void {
	let opened: Driver | undefined;
	const driver = () => {
		if (!opened) throw new Error('Nothing is open yet');
		return opened;
	};
	beforeAll(async () => {
		opened = await open();
	});
	// A 500 that nobody asked for is a fault of the sandbox, whatever the node made of it.
	afterEach(async () => {
		expect(await driver().sandbox.control.health()).toMatchObject({ internalErrors: [] });
	});
	afterAll(async () => await opened?.close());

	describe.each(CASES.map((one) => [one.provider, one] as const))('%s', (_provider, one) => {
		const shop = new Shop(one, driver);
		beforeEach(async () => await shop.begin());
		for (const rows of ROWS) rows(shop);
	});
}
