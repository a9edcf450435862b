import { writeRate, parseRate } from '../../../../core/domain/exchange-rates';
import type { Money } from '../../../../core/domain/money';
import { costsOfImported, judgeImportedMoney } from '../../../../core/domain/planning/import-money';
import type { ImportLimits } from '../../../../core/domain/planning/import-limits';
import { planOrders } from '../../../../core/domain/planning/plan';
import { parseSettings } from '../../../../core/domain/planning/settings';
import { resolveOrder } from '../../../../core/domain/variant-map/resolve';
import { indexRows } from '../../../../core/domain/variant-map/variant-index';
import { ago, aLine, anOrder, aRow, contextOf, MAP, sha256 } from '../../../support/examples';
import { valueOf } from '../../../support/result';

const eur = (amountMinor: number): Money => ({ amountMinor, currency: 'EUR' });
const usd = (amountMinor: number): Money => ({ amountMinor, currency: 'USD' });

/** A shirt at 25.00 and three mugs at 5.00 of a buyer whose address Etsy hides. */
const hidden = anOrder({
	shipTo: null,
	total: eur(4000),
	lines: [
		aLine(),
		aLine({ lineId: '10012', sku: 'MUG-11', quantity: 3, price: eur(500), title: 'Mug' }),
	],
});

function limitsOf(table: Record<string, string>, approved: string[] = []): ImportLimits[] {
	const settings = valueOf(parseSettings({ route: 'auto', etsy_fees: '10%', ...table }));
	const spent = aRow({
		...{ externalId: 'etsy-777-1000-1', lineIds: '9', state: 'ordered', orderedAt: ago(60) },
		...{ costMinor: 2000, currency: 'EUR' },
	});
	const { ready, hold } = planOrders(
		[resolveOrder(indexRows(MAP), hidden)],
		[spent],
		contextOf(settings, { approvedFor: () => approved }),
	);
	expect(hold).toEqual([]);
	return ready.flatMap(({ limits }) => limits ?? []);
}

const judge = (limits: ImportLimits, costs: Money[] | null, spent: Money[] = []) =>
	judgeImportedMoney({
		provider: 'printify',
		externalId: 'etsy-777-1001-1',
		receiptId: '1001',
		orderPrint: 'p',
		limits,
		costs,
		spent,
		sha256,
	});

const [mug, shirt] = limitsOf({ margin_floor: '20%', spend_limit_per_day: '50 EUR' });
if (!mug || !shirt) throw new Error('Both go by the printer’s own connection');

test('limits travel with a plan as plain JSON, each with its own lines', () => {
	expect(limitsOf({})).toEqual([]);
	expect(JSON.parse(JSON.stringify(shirt))).toEqual(shirt);
	expect(shirt).toMatchObject({
		sale: [{ lineId: '10011', title: 'Cat shirt', sold: eur(2500), fees: eur(250) }],
		spent: [eur(2000)],
	});
	expect(mug.sale).toMatchObject([{ lineId: '10012', sold: eur(1500), fees: eur(150) }]);
});

test('what the printer states decides, to the cent', () => {
	// 25.00 sold, 2.50 fees, 5.00 are 20 %.
	expect(judge(shirt, [eur(1750)])).toMatchObject({ hold: null, margin: { profit: eur(500) } });
	const { hold } = judge(shirt, [eur(1000), eur(751)]);
	expect(hold).toMatchObject({ reason: { code: 'margin_too_low', canApprove: true }, lineId: '' });
	expect(hold?.reason.message).toContain('4.99 EUR (19.96 %)');
});

test('the limit of the day counts the ledger, this run, and the order itself', () => {
	expect(judge(shirt, [eur(1000)], [eur(2000)]).hold).toBeNull();
	expect(judge(shirt, [eur(1000)], [eur(2001)]).hold?.reason.code).toBe('spend_limit');
});

test.each([
	['not told', null, 'cost_unknown'],
	['in a currency without a rate', [usd(1)], 'no_exchange_rate'],
])('a price that is %s is held, and may be approved', (_, costs, code) => {
	const { hold } = judge(shirt, costs);
	expect(hold?.reason).toMatchObject({ code, canApprove: true });
	const approved = { ...shirt, marginFloor: null, approved: [hold?.fingerprint ?? ''] };
	expect(judge(approved, costs).hold).toBeNull();
});

test('an approval counts for exactly the amounts that were approved', () => {
	const { hold } = judge(shirt, [eur(2000)]);
	const approved = { ...shirt, approved: [hold?.fingerprint ?? ''] };
	expect(judge(approved, [eur(2000)]).hold).toBeNull();
	expect(judge(approved, [eur(2001)]).hold?.reason.code).toBe('margin_too_low');
	expect(limitsOf({ margin_floor: '1%' }, ['x', 'a'])[0]?.approved).toEqual(['a', 'x']);
});

test('a line under its own floor is named', () => {
	const [, lines] = limitsOf({ line_margin_floor: '10.00 EUR' });
	if (!lines) throw new Error('A floor for lines makes limits');
	expect(judge(lines, [eur(1300)]).hold).toMatchObject({
		reason: { code: 'line_margin_too_low', message: expect.stringContaining('"Cat shirt"') },
		lineId: '10011',
	});
});

test('rates go along, whatever they are', () => {
	for (const rate of [
		'1 USD = 0.92 EUR',
		'1 EUR = 149.5 JPY',
		'1 KWD = 3 USD',
		'1 JPY = 0.006 EUR',
	]) {
		const read = parseRate(rate);
		expect(read && writeRate(read)).toBe(rate);
	}
	const [, dollars] = limitsOf({ margin_floor: '20%', exchange_rates: '1 USD = 0.5 EUR' });
	expect(dollars && judge(dollars, [usd(3500)])).toMatchObject({ margin: { cost: eur(1750) } });
});

test('the costs of several orders count together; one that does not tell costs all knowledge', () => {
	const parts = { costs: { items: eur(10), shipping: eur(4), tax: eur(1) } };
	expect(costsOfImported([{ costs: { total: eur(7), items: eur(6) } }, parts])).toEqual([
		eur(7),
		eur(10),
		eur(4),
		eur(1),
	]);
	expect(costsOfImported([parts, { costs: { items: eur(10) } }])).toBeNull();
	expect(costsOfImported([parts, { costs: { total: eur(0) } }])).toBeNull();
});
