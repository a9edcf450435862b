import { MUG, SHIRT } from '../../../contract/support/printify-world';
import { openTestPrintify, type TestPrintify } from '../../../support/printify-shop';
import { failureOf, valueOf } from '../../../support/result';

let shop: TestPrintify;

beforeAll(async () => {
	shop = await openTestPrintify();
});
beforeEach(async () => {
	await shop.sandbox.control.reset();
	shop.forget();
});
afterAll(async () => await shop.close());

const QUOTE = 'calculateTheShippingCostOfAnOrder';
const mug = { kind: 'storeVariant' as const, productId: MUG, variantId: '33719' };
const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });
const to = (countryCode: string) => ({ countryCode });

async function quote(source: object, shipTo = to('US'), quantity = 2) {
	const lines = [{ lineId: '1', quantity, source: source as never }];
	return await shop.provider().quote({ lines, shipTo });
}

it('tells what every way of shipping costs, the cheapest first, to the cent', async () => {
	const { shipping, items } = valueOf(await quote(mug));
	expect(shipping).toEqual([
		{ methodId: '4', name: 'Economy', tier: 'cheapest', price: usd(399 + 219) },
		{ methodId: '1', name: 'Standard', tier: 'standard', price: usd(475 + 240) },
		{ methodId: '3', name: 'Printify Express', tier: 'express', price: usd(799 + 240) },
		{ methodId: '2', name: 'Priority', tier: 'fast', price: usd(999 + 499) },
	]);
	expect(items).toEqual(usd(2 * 516));
	expect(shop.operations()).toEqual([QUOTE, 'retrieveAProduct']);
});

it('reads a product once, however many lines name it', async () => {
	const lines = ['1', '2'].map((lineId) => ({ lineId, quantity: 1, source: mug }));
	const shirt = { kind: 'storeVariant' as const, productId: SHIRT, variantId: '12124' };
	const { items } = valueOf(
		await shop.provider().quote({
			lines: [...lines, { lineId: '3', quantity: 3, source: shirt }],
			shipTo: to('US'),
		}),
	);
	expect(items).toEqual(usd(2 * 516 + 3 * 950));
	expect(shop.operations()).toEqual([QUOTE, 'retrieveAProduct', 'retrieveAProduct']);
});

it('leaves out the costs of a line that names only a SKU', async () => {
	const answer = valueOf(await quote({ kind: 'sku', sku: 'MUG-11' }));
	expect(answer).not.toHaveProperty('items');
	expect(shop.operations()).toEqual([QUOTE]);
});

it('prices a blank whose artwork is still to be made for the buyer', async () => {
	const source = {
		...{ kind: 'catalogVariant', productId: '68', makerId: '9', variantId: '33719' },
		files: [{ placement: 'front' }],
	};
	const { shipping } = valueOf(await quote(source));
	expect(shipping).toContainEqual(
		expect.objectContaining({ methodId: '1', price: usd(475 + 240) }),
	);
	expect(shop.operations()).toEqual([QUOTE]);
});

it('still tells the shipping when a product cannot be read', async () => {
	await shop.sandbox.control.faults([
		{ kind: 'status', status: 403, operation: 'retrieveAProduct' },
	]);
	const answer = valueOf(await quote(mug));
	expect(answer.shipping).toHaveLength(4);
	expect(answer).not.toHaveProperty('items');
});

it('leaves out the ways that do not go there', async () => {
	const { shipping } = valueOf(await quote(mug, to('NZ')));
	expect(shipping.map(({ tier }) => tier)).toEqual(['standard', 'fast']);
});

it('sends what is known of the address and nothing else', async () => {
	await quote(mug, { countryCode: 'us', stateCode: 'new york', postalCode: '11201' } as never);
	expect(shop.calls[0]?.body).toMatchObject({
		address_to: { country: 'US', region: 'NY', zip: '11201' },
	});
	expect(Object.keys((shop.calls[0]?.body as { address_to: object }).address_to)).toHaveLength(3);
});

it('takes the older name of priority', async () => {
	const { fakePrintify, answer } = await import('./fixtures');
	const printify = fakePrintify(() => answer(200, { standard: 500, express: 900, economy: null }));
	const lines = [{ lineId: '1', quantity: 1, source: { kind: 'sku' as const, sku: 'A' } }];
	const { shipping } = valueOf(await printify.provider.quote({ lines, shipTo: to('US') }));
	expect(shipping).toEqual([
		{ methodId: '1', name: 'Standard', tier: 'standard', price: usd(500) },
		{ methodId: '2', name: 'Priority', tier: 'fast', price: usd(900) },
	]);
});

it.each([
	['another currency', { currency: 'EUR' }, 'capability', 0],
	[
		'a template',
		{ source: { kind: 'template', templateId: '1', variantId: '2' } },
		'capability',
		0,
	],
	['an unknown SKU', { source: { kind: 'sku', sku: 'DOG' } }, 'mapping', 1],
	['a sold-out variant', { source: { kind: 'sku', sku: 'CAT-L' } }, 'validation', 1],
])('refuses %s', async (_name, wrong, category, calls) => {
	const { source = mug, currency } = wrong as { source?: never; currency?: string };
	const lines = [{ lineId: '1', quantity: 1, source }];
	const failure = failureOf(
		await shop.provider().quote({ lines, shipTo: to('US'), ...(currency ? { currency } : {}) }),
	);
	expect(failure).toMatchObject({ category, operation: 'quote' });
	expect(shop.operations()).toHaveLength(calls);
});

it('says so when nothing goes there', async () => {
	const { fakePrintify, answer } = await import('./fixtures');
	const printify = fakePrintify(() => answer(200, {}));
	const lines = [{ lineId: '1', quantity: 1, source: { kind: 'sku' as const, sku: 'A' } }];
	expect(failureOf(await printify.provider.quote({ lines, shipTo: to('AQ') }))).toMatchObject({
		category: 'not_found',
		fields: ['shipTo.countryCode'],
	});
});

it('lists the four ways of shipping without a call', async () => {
	const methods = valueOf(await shop.provider().shippingMethods('US'));
	expect(methods.map(({ methodId, tier }) => [methodId, tier])).toEqual([
		['4', 'cheapest'],
		['1', 'standard'],
		['2', 'fast'],
		['3', 'express'],
	]);
	expect(shop.operations()).toEqual([]);
});
