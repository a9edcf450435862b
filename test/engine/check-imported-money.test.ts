import type { IDataObject } from 'n8n-workflow';
import { ETSY_SHOP, MUG, printifyWorld, SHIRT } from '../contract/support/printify-world';
import type { Order } from '../../core/domain/order';
import { resolveOrder } from '../../core/domain/variant-map/resolve';
import { indexRows } from '../../core/domain/variant-map/variant-index';
import { PrintOnDemand } from '../../nodes/PrintOnDemand/PrintOnDemand.node';
import { aLine, aMapRow, anOrder } from '../support/examples';
import { runNode } from '../support/engine';
import { openTestPrintify, type TestPrintify } from '../support/printify-shop';
import { EMPTY_TABLE } from '../support/table-rows';

/*
 * Plan and Check Imported together: the limits of the seller travel with the plan, and what
 * Printify states that its imported order costs decides.
 */

const SMALL = 12_124;
const MUG_VARIANT = printifyWorld.printify?.products?.find(({ id }) => id === MUG)?.variants[0]?.id;
const saved = (productId: string, variantId: unknown) =>
	({ kind: 'storeVariant', productId, variantId: String(variantId) }) as const;
const MAP = [
	aMapRow({ source: saved(SHIRT, SMALL) }),
	aMapRow({ sku: 'MUG-11', source: saved(MUG, MUG_VARIANT) }),
];
const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });

/** Two shirts at 25.00 and a mug at 12.00 of a buyer whose address Etsy hides. */
const order = (receiptId: string): Order =>
	anOrder({
		receiptId,
		shipTo: null,
		total: usd(6200),
		lines: [
			aLine({ lineId: `${receiptId}1`, quantity: 2, price: usd(2500) }),
			aLine({ lineId: `${receiptId}2`, sku: 'MUG-11', price: usd(1200), title: 'Mug' }),
		],
	});

let printify: TestPrintify;
beforeAll(async () => {
	printify = await openTestPrintify({
		...printifyWorld,
		printify: {
			...printifyWorld.printify,
			products: printifyWorld.printify?.products?.map((one) => ({ ...one, shopId: ETSY_SHOP })),
		},
	});
});
afterAll(async () => await printify.close());

async function importOrder(receiptId: string): Promise<void> {
	const lines = [
		{ product_id: SHIRT, variant_id: SMALL, quantity: 2 },
		{ product_id: MUG, variant_id: MUG_VARIANT, quantity: 1 },
	];
	await fetch(`${printify.sandbox.urls.control}/__sandbox__/printify/import`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ shopId: ETSY_SHOP, receiptId, lines }),
	});
}

const jsonOf = (outputs: Array<Array<{ json: IDataObject }>>, output: number) =>
	(outputs[output] ?? []).map(({ json }) => json);

/** Plans orders and checks what was imported of them. */
async function sync(ids: string[], settings: Record<string, string>, approved: IDataObject[] = []) {
	const resolved = ids.map((id): IDataObject => ({ ...resolveOrder(indexRows(MAP), order(id)) }));
	const planned = await runNode({
		node: new PrintOnDemand(),
		parameters: {
			...{ resource: 'order', operation: 'plan' },
			settings: JSON.stringify({ route: 'auto', etsy_fees: '10%', ...settings }),
		},
		inputs: [resolved, EMPTY_TABLE, approved.length > 0 ? approved : EMPTY_TABLE],
	});
	if (planned.error) throw planned.error;
	const items = jsonOf(planned.outputs, 0);
	printify.forget();
	const checked = await printify.run(
		{ resource: 'order', operation: 'checkImported' },
		{ items, shopId: ETSY_SHOP },
	);
	if (checked.error) throw checked.error;
	const held = jsonOf(planned.outputs, 1);
	return {
		planned: items,
		held,
		approve: jsonOf(checked.outputs, 0),
		hold: jsonOf(checked.outputs, 1),
	};
}

/** What Printify asks for such an order, in cents. */
let cost = 0;
beforeAll(async () => {
	await importOrder('3001');
	await importOrder('3002');
	const { approve } = await sync(['3001'], {});
	cost = (approve[0]?.total as { amountMinor: number }).amountMinor;
	expect(cost).toBeGreaterThan(1000);
});

// 62.00 sold, 6.20 fees.
const left = () => ((6200 - 620 - cost) / 100).toFixed(2);

it('a floor is held against what Printify states, to the cent', async () => {
	const { held, approve, hold } = await sync(['3001'], { margin_floor: `${left()} USD` });
	expect([held, hold]).toEqual([[], []]);
	expect(approve).toMatchObject([
		{ margin: { cost: usd(cost), profit: usd(6200 - 620 - cost), feesFrom: 'estimate' } },
	]);
	const more = ((6200 - 620 - cost + 1) / 100).toFixed(2);
	const under = await sync(['3001'], { margin_floor: `${more} USD` });
	expect(under.approve).toEqual([]);
	expect(under.hold).toMatchObject([
		{ code: 'margin_too_low', canApprove: true, receiptId: '3001', lineId: '' },
	]);
	expect(under.hold[0]?.message).toContain(`${left()} USD`);
	// The look at the money costs no call.
	expect(printify.operations()).toEqual(['retrieveAListOfOrders']);
});

it('what a person approved goes, for exactly this price', async () => {
	const settings = { margin_floor: '99%' };
	const [held] = (await sync(['3001'], settings)).hold;
	const row = {
		...{ id: 1, key: held?.key, fingerprint: held?.fingerprint, receiptId: '3001' },
		state: 'approved',
	};
	expect((await sync(['3001'], settings, [row as IDataObject])).approve).toHaveLength(1);
	const other = { ...row, receiptId: '3002' } as IDataObject;
	expect((await sync(['3001'], settings, [other])).hold).toHaveLength(1);
});

it('the limit of the day counts what is let go in the same run', async () => {
	const limit = (amount: number) => ({ spend_limit_per_day: `${(amount / 100).toFixed(2)} USD` });
	const two = await sync(['3001', '3002'], limit(2 * cost));
	expect(two.approve.map(({ receiptId }) => receiptId)).toEqual(['3001', '3002']);
	const one = await sync(['3001', '3002'], limit(2 * cost - 1));
	expect(one.approve.map(({ receiptId }) => receiptId)).toEqual(['3001']);
	expect(one.hold).toMatchObject([{ receiptId: '3002', code: 'spend_limit', canApprove: true }]);
});

it('a floor for lines names the line', async () => {
	const { hold } = await sync(['3001'], { line_margin_floor: '8.00 USD' });
	expect(hold).toMatchObject([
		{ code: 'line_margin_too_low', lineId: '30012', message: expect.stringContaining('"Mug"') },
	]);
});

it('what is made already is not held back: it goes on with a word in its notes', async () => {
	await importOrder('3003');
	const [found] = (await sync(['3003'], {})).approve;
	await printify.sandbox.control.advance({ seconds: 60 });
	await printify.json(
		{ resource: 'order', operation: 'submit', providerOrderId: found?.providerOrderId },
		{ shopId: ETSY_SHOP },
	);
	const { approve, hold } = await sync(['3003'], { margin_floor: '99%' });
	expect(hold).toEqual([]);
	expect(approve).toMatchObject([
		{ submit: false, notes: expect.stringContaining('your floor is 99.00 %') },
	]);
});
