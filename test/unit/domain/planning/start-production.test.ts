import type { PlanContext } from '../../../../core/domain/planning/plan-types';
import { planOrders, quotesToAsk } from '../../../../core/domain/planning/plan';
import { resolveOrder } from '../../../../core/domain/variant-map/resolve';
import { indexRows } from '../../../../core/domain/variant-map/variant-index';
import {
	aLine,
	aMapRow,
	anOrder,
	aRow,
	contextOf,
	plan,
	SETTINGS,
} from '../../../support/examples';

const order = anOrder({ lines: [aLine()] });

describe('an order whose printer can let it wait', () => {
	it('waits at the printer unless the seller allowed that printer to start', () => {
		const [ready] = plan([order]).ready;
		expect(ready?.provider).toBe('printify');
		expect(ready).not.toHaveProperty('submit');
	});

	it('may start where the seller said so, at that printer alone', () => {
		const allowed = (startProduction: string[]) =>
			plan([order], [], { ...SETTINGS, startProduction }).ready[0]?.submit;
		expect(allowed(['printify'])).toBe(true);
		expect(allowed(['prodigi'])).toBeUndefined();
	});
});

describe('an order whose printer prints at once', () => {
	const prodigi = aMapRow({
		provider: 'prodigi',
		source: { kind: 'sku', sku: 'P-1' },
		priority: 1,
		rowId: '1',
	});
	const second = aMapRow({ priority: 2, rowId: '2' });

	function planned(
		rows: Array<typeof prodigi>,
		parts: Partial<typeof SETTINGS> = {},
		ledger = [] as Parameters<typeof planOrders>[1],
		more: Partial<PlanContext> = {},
	) {
		const resolved = resolveOrder(indexRows(rows), order);
		const startAtOnce = new Set(['prodigi', 'gooten']);
		const context = contextOf({ ...SETTINGS, ...parts }, { startAtOnce, ...more });
		return {
			...planOrders([resolved], ledger, context),
			asks: quotesToAsk([resolved], [], context),
		};
	}

	it('is held, with what to do, where the seller has not allowed that', () => {
		const { ready, hold } = planned([prodigi]);
		expect(ready).toEqual([]);
		expect(hold).toMatchObject([
			{
				code: 'start_not_allowed',
				category: 'policy',
				canApprove: false,
				message:
					'Prodigi would print "Cat shirt" at once and cannot let it wait for you; you have not allowed that.',
				hint: 'Add prodigi to start_production in POD Settings, or give the line to another printer in POD Variant Map.',
			},
		]);
	});

	it('goes there, and starts, where the seller has', () => {
		const { ready } = planned([prodigi], { startProduction: ['prodigi'] });
		expect(ready).toMatchObject([{ provider: 'prodigi', submit: true }]);
	});

	it('goes to the next printer of the map, which can let it wait, and says why', () => {
		const { ready } = planned([prodigi, second]);
		expect(ready).toMatchObject([{ provider: 'printify' }]);
		expect(ready[0]).not.toHaveProperty('submit');
		expect(ready[0]?.notes).toBe(
			'Printify is the only printer that can make it now. Prodigi would print it at once.',
		);
	});

	it('is told as such only where nothing else is in the way', () => {
		const soldOut = { ...second, state: 'sold_out' as const };
		expect(planned([prodigi, soldOut]).hold).toMatchObject([
			{
				code: 'no_printer',
				message:
					'No printer can make "Cat shirt" now: Printify has it out of stock; Prodigi would print it at once.',
			},
		]);
		const paused = { pausedProviders: ['prodigi'] };
		expect(planned([prodigi], paused).hold).toMatchObject([{ code: 'no_printer' }]);
	});

	it('asks it for no price, which could not count', () => {
		const table = { providerChoice: 'cheapest' as const };
		expect(planned([prodigi, second], table).asks).toEqual([]);
		const allowed = { ...table, startProduction: ['prodigi'] };
		expect(planned([prodigi, second], allowed).asks.map(({ provider }) => provider)).toEqual([
			...['prodigi', 'printify'],
		]);
	});

	it('is looked for there all the same where an earlier try may have worked', () => {
		const doubt = aRow({ provider: 'prodigi', inDoubt: true });
		expect(planned([prodigi], {}, [doubt]).ready).toMatchObject([
			{ provider: 'prodigi', earlierTry: { inDoubt: true } },
		]);
	});

	it('is no matter of ours where its own connection to Etsy brings it', () => {
		const routes = { all: 'provider_imported' as const, byShop: new Map() };
		expect(planned([prodigi], { routes }).ready).toMatchObject([{ route: 'provider_imported' }]);
	});
});
