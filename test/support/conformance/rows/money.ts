import { ADDRESSES } from '../addresses';
import type { Shop } from '../shop';

const QUANTITIES = [1, 2, 3, 7, 99];

/** Money to the cent: what an order costs, and what a quote says before. */
export function moneyRows(shop: Shop): void {
	const { costs } = shop.one;
	const { quotes } = shop.can;

	it('tells what an order costs to the cent, or leaves out what it does not know', async () => {
		const orders = QUANTITIES.map((quantity) =>
			shop.planned({ submit: true, lines: [shop.one.line('1', quantity)] }),
		);
		const ids = await shop.create(...orders);
		await shop.pass();
		const read = await shop.get(...ids);
		const expected = QUANTITIES.map((quantity) => costs?.(quantity) ?? {});
		expect(read.map((order) => order.costs)).toEqual(expected);
	});

	if (!shop.does('quote')) {
		it('says that it cannot: quote', async () => {
			const { failed } = await shop.run(QUOTE, [wish(shop, 1)]);
			expect(failed).toMatchObject([{ failure: shop.refusal('quote') }]);
		});
		return;
	}

	it(`quotes ${quotes.replace('_', ' ')}, the same to the cent as the order costs`, async () => {
		const told = await shop.whole(
			QUOTE,
			QUANTITIES.map((quantity) => wish(shop, quantity)),
		);
		for (const [at, quote] of told.entries()) {
			const order = costs?.(QUANTITIES[at] ?? 0);
			const options = quote.shipping as Array<{ price: object; tier?: string }>;
			const prices = options.map(({ price }) => (price as { amountMinor: number }).amountMinor);
			expect(prices.length).toBeGreaterThan(0);
			expect(prices).toEqual([...prices].sort((a, b) => a - b));
			if (!order) continue;
			expect(options.map(({ price }) => price)).toContainEqual(order.shipping);
			// More than it promises may be told, as long as it is right.
			expect(quotes === 'shipping' ? [order.items, undefined] : [order.items]).toContainEqual(
				quote.items,
			);
			expect(quote.tax).toEqual(quotes === 'everything' ? order.tax : undefined);
		}
	});
}

const QUOTE = {
	resource: 'shipping',
	operation: 'quote',
	lines: '={{ $json.lines }}',
	shipTo: '={{ $json.shipTo }}',
};

function wish(shop: Shop, quantity: number) {
	return { lines: [shop.one.line('1', quantity)], shipTo: ADDRESSES[0] };
}
