import fc from 'fast-check';
import { anyAddress } from '../../../support/arbitraries/address';
import { failureOf, valueOf } from '../../../support/result';
import {
	answer,
	bodyOf,
	CUT,
	fakeGooten,
	gootenItem,
	gootenOrder,
	line,
	orderRequest,
	pathOf,
	picture,
	refusal,
	SECRETS,
} from './fixtures';

const NEW = { inDoubt: false } as const;
const DOUBT = { inDoubt: true, since: '2026-11-23T11:30:00Z' } as const;
const made = () => answer({ Id: '13-f91acc87', HadError: false });
const found = answer({ Orders: [gootenOrder()], TotalPages: 1, Page: 1, HadError: false });
const none = answer({ Orders: [], TotalPages: 0, Page: 1, HadError: false });
const duplicate = refusal('SourceId', 'An order with this SourceId was already submitted.');

describe('creating', () => {
	it.each([NEW, DOUBT])('costs one call: %j', async (earlier) => {
		const { provider, requests } = fakeGooten(made);
		const request = orderRequest({ lines: [line('a'), line('b', 'Mug', 3)] });
		const created = valueOf(await provider.createOrder(request, earlier));
		expect(created).toEqual({
			providerOrderId: '13-f91acc87',
			externalId: 'etsy-11-1001-1',
			found: false,
		});
		expect(requests.map(pathOf)).toEqual(['/orders/']);
		expect(bodyOf(requests[0])).toMatchObject({
			ShipToAddress: { FirstName: 'Wilhelmina van der', LastName: 'Ploegsma', State: 'IL' },
			BillingAddress: { FirstName: 'Wilhelmina van der', LastName: 'Ploegsma' },
			Items: [
				{ SKU: 'CanvsWrp-BlkWrp-10x10', Quantity: 1, SourceId: 'a', ShipType: 'standard' },
				{ SKU: 'Mug', Quantity: 3, SourceId: 'b', ShipType: 'standard' },
			],
			Payment: { PartnerBillingKey: SECRETS.partnerBillingKey, CurrencyCode: 'USD' },
			SourceId: 'etsy-11-1001-1',
			IsPartnerSourceIdUnique: true,
			IsInTestMode: false,
		});
	});

	it('is refused without submit, and nobody is called', async () => {
		const { provider, requests } = fakeGooten(made);
		for (const submit of [undefined, false]) {
			const refused = failureOf(await provider.createOrder(orderRequest({ submit }), NEW));
			expect(refused).toMatchObject({ category: 'capability', fields: ['submit'] });
		}
		expect(requests).toEqual([]);
	});

	it('needs no submit in test mode, where nothing is printed', async () => {
		const { provider, requests } = fakeGooten(made, { isTestMode: true });
		valueOf(await provider.createOrder(orderRequest({ submit: false }), NEW));
		expect(bodyOf(requests[0])).toMatchObject({ IsInTestMode: true });
	});

	it.each([NEW, DOUBT])('refused as a second one, it is the first one: %j', async (earlier) => {
		const { provider, requests } = fakeGooten((request) =>
			request.method === 'POST' ? duplicate : found,
		);
		const created = valueOf(await provider.createOrder(orderRequest(), earlier));
		expect(created).toMatchObject({ found: true, providerOrderId: '13-f91acc87' });
		expect(requests.map(pathOf)).toEqual(['/orders/', '/ordersearch']);
	});

	it.each([
		['Order.SourceId', 'Already exists.'],
		['', 'The source id must be unique.'],
		['SourceId', 'Duplicate.'],
	])('knows a second one however it is worded: %s %s', async (property, words) => {
		const { provider } = fakeGooten((request) =>
			request.method === 'POST' ? refusal(property, words) : found,
		);
		expect(valueOf(await provider.createOrder(orderRequest(), NEW)).found).toBe(true);
	});

	it('searches since the earlier try, and says so where the first one does not show', async () => {
		const { provider, requests } = fakeGooten((request) =>
			request.method === 'POST' ? duplicate : none,
		);
		const hidden = failureOf(await provider.createOrder(orderRequest(), DOUBT));
		expect(hidden).toMatchObject({ category: 'conflict', retryable: false });
		expect(requests[2]?.query).toMatchObject({ startDate: '2026-11-22' });
	});

	it.each([
		['a cut connection', CUT],
		['a server error', answer('<html>', 502)],
		['rubbish', answer('{"Id": "13-')],
		['an answer without an id', answer({ HadError: false })],
		['an error without a reason', answer({ HadError: true, Errors: [] })],
	])('looks the order up after %s, and never sends it again', async (_what, trouble) => {
		const there = fakeGooten(({ method }) => (method === 'POST' ? trouble : found));
		expect(valueOf(await there.provider.createOrder(orderRequest(), NEW))).toMatchObject({
			found: true,
		});
		const gone = fakeGooten(({ method }) => (method === 'POST' ? trouble : none));
		const unclear = failureOf(await gone.provider.createOrder(orderRequest(), NEW));
		expect(unclear).toMatchObject({ category: 'unclear', retryable: true });
		for (const { requests } of [there, gone]) {
			expect(requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
		}
	});

	it('looks for nothing after a refusal with a reason', async () => {
		const { provider, requests } = fakeGooten(() => refusal('Items[0].SKU', 'Not found.'));
		const refused = failureOf(await provider.createOrder(orderRequest(), NEW));
		expect(refused).toMatchObject({ category: 'validation', fields: ['Items[0].SKU'] });
		expect(requests).toHaveLength(1);
	});
});

describe('lines', () => {
	const sent = async (changes: Parameters<typeof orderRequest>[0]) => {
		const { provider, requests } = fakeGooten(made);
		const result = await provider.createOrder(orderRequest(changes), NEW);
		return { result, requests, body: bodyOf(requests[0]) as { Items: unknown[] } | undefined };
	};

	it('name each print area but the only one', async () => {
		const files = [
			picture({ placement: '4B120' }),
			picture({ placement: '4B121', url: 'https://x/y' }),
		];
		const { body } = await sent({ lines: [line('a', 'Tee', 1, files), line('b')] });
		expect(body?.Items).toMatchObject([
			{
				Images: [
					{ SpaceId: '4B120', Index: 0 },
					{ SpaceId: '4B121', Index: 1, Url: 'https://x/y' },
				],
			},
			{ Images: [{ Index: 0 }] },
		]);
		expect(JSON.stringify(body?.Items[1])).not.toContain('SpaceId');
	});

	it('of saved products need no picture', async () => {
		const sources = [
			{ kind: 'sku' as const, sku: 'PRP-1' },
			{ kind: 'storeVariant' as const, productId: '7', variantId: 'PRP-2' },
		];
		const lines = sources.map((source, at) => ({ lineId: String(at), quantity: 1, source }));
		const { body } = await sent({ lines });
		expect(body?.Items).toEqual([
			{ SKU: 'PRP-1', Quantity: 1, SourceId: '0', IsPreconfiguredSku: true, ShipType: 'standard' },
			{ SKU: 'PRP-2', Quantity: 1, SourceId: '1', IsPreconfiguredSku: true, ShipType: 'standard' },
		]);
	});

	it.each([
		['a place', [picture({ position: { x: 0.4, y: 0.5, scale: 1 } })], 'capability'],
		['an angle', [picture({ position: { x: 0.5, y: 0.5, scale: 1, angle: 90 } })], 'capability'],
		['a fit', [picture({ fit: 'fit' })], 'capability'],
		['a file of a library', [{ fileId: '7', placement: 'default' }], 'artwork'],
		['no picture', [], 'artwork'],
	])('%s is refused, not dropped', async (_what, files, category) => {
		const { result, requests } = await sent({ lines: [line('a', 'Tee', 1, files)] });
		expect(failureOf(result)).toMatchObject({
			category,
			fields: [expect.stringMatching(/^lines\[0\]\.source\.files/)],
		});
		expect(requests).toEqual([]);
	});

	it.each([
		[{ shippingTier: 'cheapest' }, { ShipType: 'standard' }],
		[{ shippingTier: 'fast' }, { ShipType: 'expedited' }],
		[{ shippingTier: 'express' }, { ShipType: 'overnight' }],
		[{ shippingMethodId: 'Overnight' }, { ShipType: 'overnight' }],
		[{ shippingMethodId: '21' }, { ShipCarrierMethodId: 21 }],
	] as const)('go as %j says', async (changes, way) => {
		const { body } = await sent(changes);
		expect(body?.Items).toMatchObject([way]);
	});

	it('go no other way', async () => {
		const { result } = await sent({ shippingMethodId: 'by pigeon' });
		expect(failureOf(result)).toMatchObject({ fields: ['shippingMethodId'] });
	});
});

describe('the address', () => {
	it('keeps the company, takes the fallback e-mail, and gives a single name twice', async () => {
		const shipTo = { ...orderRequest().shipTo, fullName: 'Björk', company: 'Acme' };
		const { provider, requests } = fakeGooten(made, { fallbackEmail: 'me@example.com' });
		valueOf(await provider.createOrder(orderRequest({ shipTo }), NEW));
		expect(bodyOf(requests[0])).toMatchObject({
			ShipToAddress: {
				FirstName: 'Björk',
				LastName: 'Björk, Acme',
				IsBusinessAddress: true,
				Email: 'me@example.com',
			},
		});
	});

	it('is sent whole or not at all', async () => {
		await fc.assert(
			fc.asyncProperty(anyAddress, async (shipTo) => {
				const { provider, requests } = fakeGooten(made);
				const result = await provider.createOrder(orderRequest({ shipTo }), NEW);
				if (!result.ok) {
					expect(result.failure.fields[0]).toMatch(/^shipTo\./);
					expect(requests).toEqual([]);
					return;
				}
				const { ShipToAddress: to } = bodyOf(requests[0]) as {
					ShipToAddress: Record<string, string>;
				};
				const all = Object.values(to).join(' ');
				for (const word of shipTo.fullName.trim().split(/\s+/u)) expect(all).toContain(word);
				for (const text of [shipTo.line1, shipTo.line2, shipTo.city, shipTo.company]) {
					if (text?.trim()) expect(all).toContain(text.trim());
				}
			}),
			{ numRuns: 60 },
		);
	});
});

it('finds the order that lives, not one with the same number that was stopped', async () => {
	const stopped = gootenOrder([gootenItem('Cancelled')], { Id: '13-stopped' });
	const orders = [
		stopped,
		gootenOrder(),
		gootenOrder([], { Id: '13-x', SourceId: 'etsy-11-1001-10' }),
	];
	const { provider } = fakeGooten(() => answer({ Orders: orders, TotalPages: 1 }));
	const order = valueOf(await provider.findOrder('etsy-11-1001-1'));
	expect(order?.providerOrderId).toBe('13-f91acc87');
});
