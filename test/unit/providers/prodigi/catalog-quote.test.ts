import type { Result } from '../../../../core/domain/result';
import { failureOf, valueOf } from '../../../support/result';
import { answer, canvasLine, fakeProdigi, orderRequest } from './fixtures';

const gbp = (amount: string) => ({ amount, currency: 'GBP' });

describe('a quote', () => {
	const offer = (shipmentMethod: string, items: string, shipping: string | null) => ({
		shipmentMethod,
		costSummary: { items: gbp(items), shipping: shipping === null ? null : gbp(shipping) },
		shipments: [{ carrier: { name: 'FedEx', service: 'FedEx Next Day' } }],
	});
	const request = { lines: [canvasLine()], shipTo: { countryCode: 'GB' }, currency: 'GBP' };

	it('prices every way with one call, the cheapest first', async () => {
		const quotes = [
			offer('Express', '150.00', '19.95'),
			offer('StandardPlus', '149.00', '9.95'),
			offer('Budget', '148.00', '5.00'),
			offer('Overnight', '148.00', null),
		];
		const { provider, requests } = fakeProdigi(() => answer(200, { outcome: 'Created', quotes }));
		const { items, shipping } = valueOf(await provider.quote(request));
		expect(items).toEqual({ amountMinor: 14800, currency: 'GBP' });
		expect(shipping).toMatchObject([
			{ methodId: 'Budget', tier: 'cheapest', price: { amountMinor: 500 }, carrier: 'FedEx' },
			{ methodId: 'StandardPlus', tier: undefined, price: { amountMinor: 995 } },
			{ methodId: 'Express', tier: 'fast', price: { amountMinor: 1995 } },
		]);
		expect(requests).toHaveLength(1);
		expect(requests[0]?.body).toEqual({
			kind: 'json',
			value: {
				destinationCountryCode: 'GB',
				currencyCode: 'GBP',
				items: [
					{
						sku: 'GLOBAL-CAN-10x10',
						copies: 2,
						attributes: { wrap: 'Black' },
						assets: [{ printArea: 'default' }],
					},
				],
			},
		});
	});

	it('says when nothing is offered and when a line cannot be priced', async () => {
		const { provider } = fakeProdigi(() => answer(200, { outcome: 'Ok', quotes: [] }));
		expect(failureOf(await provider.quote(request)).category).toBe('not_found');
		const lines = [{ lineId: '1', quantity: 1, source: { kind: 'sku' as const, sku: 'X' } }];
		expect(failureOf(await provider.quote({ ...request, lines }))).toMatchObject({
			category: 'capability',
			fields: ['lines[0].source.kind'],
		});
	});
});

describe('the catalog', () => {
	const product = {
		sku: 'GLOBAL-CAN-10x10 ',
		description: 'Standard canvas',
		printAreas: { default: { required: true }, lid: null },
		variants: [
			{
				attributes: { wrap: 'Black' },
				shipsTo: ['GB', 'US'],
				printAreaSizes: { default: { horizontalResolution: 1522, verticalResolution: 1523 } },
			},
			{ attributes: { wrap: 'White' }, shipsTo: ['US'], printAreaSizes: null },
		],
	};

	it('lists the variants of a SKU, with what is printed where', async () => {
		const { provider, requests } = fakeProdigi(() => answer(200, { outcome: 'Ok', product }));
		const query = { productId: 'GLOBAL-CAN-10x10' };
		expect(valueOf(await provider.listVariants(query))).toMatchObject([
			{
				variantId: 'GLOBAL-CAN-10x10',
				title: 'Standard canvas, Black',
				options: [{ name: 'wrap', value: 'Black' }],
				printAreas: [
					{ placement: 'default', isRequired: true, widthPx: 1522, heightPx: 1523 },
					{ placement: 'lid', isRequired: false },
				],
				availability: 'unknown',
			},
			{ options: [{ name: 'wrap', value: 'White' }] },
		]);
		expect(requests).toHaveLength(1);
		const inBritain = await provider.listVariants({ ...query, countryCode: 'GB' });
		expect(valueOf(inBritain)).toHaveLength(1);
	});

	it('tells the ways of shipping without a call, and refuses what Prodigi lacks', async () => {
		const { provider, requests } = fakeProdigi(() => answer(500, ''));
		const methods = valueOf(await provider.shippingMethods());
		expect(methods.map(({ methodId }) => methodId)).toEqual([
			'Budget',
			'Standard',
			'Express',
			'Overnight',
		]);
		const tries: Array<Result<unknown>> = [
			await provider.submitOrder('ord_1'),
			await provider.searchCatalog({}),
			await provider.uploadFile({ url: 'https://x.example/a.png', name: 'a.png' }),
		];
		for (const refused of tries) expect(failureOf(refused).category).toBe('capability');
		expect(requests).toEqual([]);
	});

	it('takes a way of shipping of its own over the neutral speed', async () => {
		const order = { id: 'ord_1' };
		const { provider, requests } = fakeProdigi(() => answer(200, { outcome: 'Created', order }));
		const request = orderRequest({ shippingTier: 'express', shippingMethodId: 'StandardPlus' });
		await provider.createOrder(request, { inDoubt: false });
		expect(requests[0]?.body).toMatchObject({ value: { shippingMethod: 'StandardPlus' } });
	});
});
