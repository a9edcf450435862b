import { planOrders } from '../../../../core/domain/planning/plan';
import type { LedgerRow } from '../../../../core/domain/planning/ledger';
import { parseSettings } from '../../../../core/domain/planning/settings';
import { readQuotes } from '../../../../core/domain/planning/quote-book';
import { resolveOrder } from '../../../../core/domain/variant-map/resolve';
import { indexRows } from '../../../../core/domain/variant-map/variant-index';
import { aLine, aMapRow, anOrder, aRow, contextOf } from '../../../support/examples';
import { valueOf } from '../../../support/result';

const FIRST = aMapRow({ priority: 1, rowId: '1' });
const SECOND = aMapRow({
	priority: 2,
	rowId: '2',
	provider: 'gelato',
	source: { kind: 'sku', sku: 'gelato-tee' },
});

function planned(
	ledger: LedgerRow[],
	table: Record<string, string> = {},
	{ map = [FIRST, SECOND], quotes = [] as object[], lines = [aLine()] } = {},
) {
	const order = resolveOrder(indexRows(map), anOrder({ lines }));
	const { book } = readQuotes(quotes);
	const settings = valueOf(parseSettings(table));
	return planOrders([order], ledger, contextOf(settings, { quotes: book }));
}

describe('a printer that refused a line as sold out', () => {
	const refused = (cells: object = {}) =>
		aRow({ state: 'needs_person', reason: 'sold_out', nextAttemptAt: '', ...cells });

	test('loses it to the next printer of the map, under the same name', () => {
		const { ready, ignore } = planned([refused()]);
		expect(ignore).toEqual([]);
		expect(ready).toMatchObject([
			{
				provider: 'gelato',
				externalId: 'etsy-777-1001-1',
				earlierTry: { inDoubt: false },
				ledger: { isNew: false, state: 'needs_person', attempts: 1 },
			},
		]);
		expect(ready[0]?.notes).toContain('Gelato, because Printify said that it is sold out.');
	});

	test('keeps it for you where there is no other, or all were asked', () => {
		const waits = [{ code: 'waits_for_person' }];
		expect(planned([refused()], {}, { map: [FIRST] }).ignore).toMatchObject(waits);
		const both = refused({ provider: 'gelato', attempts: 2 });
		expect(planned([both]).ignore).toMatchObject(waits);
		expect(planned([refused()], { paused_providers: 'gelato' }).ignore).toMatchObject(waits);
	});

	test('keeps it where the try is in doubt, or was refused for something else', () => {
		const waits = [{ code: 'waits_for_person' }];
		expect(planned([refused({ inDoubt: true })]).ignore).toMatchObject(waits);
		expect(planned([refused({ reason: 'validation' })]).ignore).toMatchObject(waits);
	});

	test('keeps all lines of the order that it refused, where one has no other printer', () => {
		const lines = [aLine(), aLine({ lineId: '10012', sku: 'CAP' })];
		const map = [FIRST, SECOND, aMapRow({ sku: 'CAP', source: { kind: 'sku', sku: 'cap-1' } })];
		const { ready, ignore } = planned([refused({ lineIds: '10011,10012' })], {}, { map, lines });
		expect(ready).toEqual([]);
		expect(ignore.map(({ code }) => code)).toEqual(['waits_for_person', 'waits_for_person']);
	});

	test('says so when it is asked for a price, and is passed over', () => {
		const soldOut = {
			quoteKey: '777/1001/printify/10011',
			failure: { category: 'validation', code: 'sold_out' },
		};
		const table = { provider_choice: 'cheapest' };
		const { ready } = planned([], table, { quotes: [soldOut] });
		expect(ready).toMatchObject([{ provider: 'gelato' }]);
		expect(ready[0]?.notes).toContain('Printify has it out of stock');
		const alone = planned(
			[],
			{ ...table, margin_floor: '1%' },
			{ map: [FIRST], quotes: [soldOut] },
		);
		expect(alone.hold).toMatchObject([
			{
				code: 'no_printer',
				message: 'No printer can make "Cat shirt" now: Printify has it out of stock.',
			},
		]);
	});
});

describe('a printer that is down', () => {
	const unclear = (attempts: number) =>
		aRow({ provider: 'printify', reason: 'unclear', inDoubt: true, attempts });

	test('is tried as often as the seller says', () => {
		const [ready] = planned([unclear(1)]).ready;
		expect(ready).toMatchObject({ provider: 'printify', earlierTry: { inDoubt: true } });
		expect(ready).not.toHaveProperty('lookOnly');
	});

	test('is then only looked at, so that nothing is ordered twice', () => {
		expect(planned([unclear(2)]).ready).toMatchObject([
			{ provider: 'printify', earlierTry: { inDoubt: true }, lookOnly: true },
		]);
		const patient = planned([unclear(2)], { fallback_after_tries: '3' }).ready[0];
		expect(patient).not.toHaveProperty('lookOnly');
	});

	test('keeps the order where no other printer can have it', () => {
		for (const more of [
			{ map: [FIRST] },
			{ map: [FIRST, { ...SECOND, state: 'sold_out' as const }] },
		]) {
			const [ready] = planned([unclear(5)], {}, more).ready;
			expect(ready).toMatchObject({ provider: 'printify' });
			expect(ready).not.toHaveProperty('lookOnly');
		}
	});

	test('loses the order to the next one once it is known not to be there', () => {
		const known = aRow({ reason: 'service_down', inDoubt: false, attempts: 3 });
		const { ready } = planned([known]);
		expect(ready).toMatchObject([
			{ provider: 'gelato', externalId: 'etsy-777-1001-1', earlierTry: { inDoubt: false } },
		]);
		expect(ready[0]?.notes).toBe('Gelato, because Printify did not answer 3 times.');
	});

	test('does not lose an order of a run that died for another reason', () => {
		const died = aRow({ state: 'creating', reason: '', attempts: 4, inDoubt: true });
		const [ready] = planned([died]).ready;
		expect(ready).not.toHaveProperty('lookOnly');
	});
});
