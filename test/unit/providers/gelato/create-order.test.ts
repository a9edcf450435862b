import fc from 'fast-check';
import type { ProviderOrderRequest } from '../../../../core/domain/provider-order';
import { toGelatoOrder } from '../../../../core/providers/gelato/to-gelato';
import { failureOf, valueOf } from '../../../support/result';
import { answer } from '../../../support/scripted-port';
import { CUT, fakeGelato, gelatoOrder, line, orderRequest } from './fixtures';

const NEW = { inDoubt: false } as const;
const IN_DOUBT = { inDoubt: true, since: '2026-11-23T11:00:00Z' } as const;
const ORDERS = 'POST /v4/orders';
const SEARCH = 'POST /v4/orders:search';
const READ = `GET /v4/orders/${gelatoOrder().id}`;
const NONE = answer(200, { orders: [] });
const FOUND = answer(200, { orders: [{ ...gelatoOrder(), items: undefined }] });
const MADE = answer(200, gelatoOrder());

const bodyOf = (changes: Partial<ProviderOrderRequest> = {}) =>
	valueOf(toGelatoOrder(orderRequest(changes), 'EUR'));
const refusalOf = (changes: Partial<ProviderOrderRequest>) =>
	failureOf(toGelatoOrder(orderRequest(changes), 'EUR'));

describe('Gelato: creating an order', () => {
	it('costs one call, and is a draft unless the seller says otherwise', async () => {
		const { provider, port, paths } = fakeGelato([MADE]);
		const made = valueOf(await provider.createOrder(orderRequest(), NEW));
		expect(made).toMatchObject({ found: false, providerOrderId: gelatoOrder().id });
		expect(paths()).toEqual([ORDERS]);
		expect(port.sent[0]?.body).toMatchObject({
			value: { orderType: 'draft', orderReferenceId: 'etsy-11-1001-1', currency: 'EUR' },
		});
	});

	it.each([
		[true, 'order'],
		[false, 'draft'],
		[undefined, 'draft'],
	])('with submit %s it is of the type %s', (submit, orderType) => {
		expect(bodyOf({ submit })).toMatchObject({ orderType });
	});

	it('looks first when an earlier try is in doubt', async () => {
		const there = fakeGelato([FOUND, MADE]);
		const found = valueOf(await there.provider.createOrder(orderRequest(), IN_DOUBT));
		expect(found).toMatchObject({ found: true, order: { lines: [{ externalId: '900001' }] } });
		expect(there.paths()).toEqual([SEARCH, READ]);

		const gone = fakeGelato([NONE, MADE]);
		const made = valueOf(await gone.provider.createOrder(orderRequest(), IN_DOUBT));
		expect(made.found).toBe(false);
		expect(gone.paths()).toEqual([SEARCH, ORDERS]);
	});

	it('makes nothing when the look-up in doubt fails', async () => {
		const { provider, paths } = fakeGelato([answer(401, {})]);
		expect(failureOf(await provider.createOrder(orderRequest(), IN_DOUBT)).category).toBe('auth');
		expect(paths()).toEqual([SEARCH]);
	});

	it('is found although it can be searched but not read', async () => {
		const { provider } = fakeGelato([FOUND, answer(403, {})]);
		expect(valueOf(await provider.createOrder(orderRequest(), IN_DOUBT)).found).toBe(true);
	});

	it.each([
		['a cut', CUT],
		['a 500', answer(500, {})],
		['a 504 of a proxy', answer(504, '<html>')],
		['a success that cannot be read', answer(200, '<html>')],
	])('after %s it is looked up and never sent again', async (_name, outcome) => {
		const there = fakeGelato([outcome, FOUND, MADE]);
		expect(valueOf(await there.provider.createOrder(orderRequest(), NEW)).found).toBe(true);
		expect(there.paths()).toEqual([ORDERS, SEARCH, READ]);

		const gone = fakeGelato([outcome, NONE]);
		const lost = failureOf(await gone.provider.createOrder(orderRequest(), NEW));
		expect(lost).toMatchObject({ category: 'unclear', retryable: true });
		expect(gone.paths()).toEqual([ORDERS, SEARCH]);
	});

	it('a refusal is final and names the fields', async () => {
		const details = [{ reference: 'shippingAddress.postCode', message: 'is not valid' }];
		const { provider, paths } = fakeGelato([
			answer(400, { code: 'invalid_request', message: 'No', details }),
		]);
		const refused = failureOf(await provider.createOrder(orderRequest(), NEW));
		expect(refused).toMatchObject({
			category: 'validation',
			fields: ['shippingAddress.postCode'],
		});
		expect(paths()).toEqual([ORDERS]);
	});

	it('tells all parts of an order that is split at once', async () => {
		const first = gelatoOrder({ connectedOrderIds: ['p2'] });
		const second = gelatoOrder({ id: 'p2', connectedOrderIds: [first.id] });
		const { provider, paths } = fakeGelato([answer(200, first), answer(200, second)]);
		const made = valueOf(await provider.createOrder(orderRequest(), NEW));
		expect(made.order?.lines).toHaveLength(2);
		expect(paths()).toEqual([ORDERS, 'GET /v4/orders/p2']);
	});
});

describe('Gelato: the body of an order', () => {
	it('splits the name, and gives the way of shipping of the tier', () => {
		expect(bodyOf().shippingAddress).toMatchObject({
			firstName: 'Wilhelmina van der',
			lastName: 'Ploegsma',
		});
		expect(bodyOf()).not.toHaveProperty('shipmentMethodUid');
		expect(bodyOf({ shippingTier: 'standard' }).shipmentMethodUid).toBe('normal');
		expect(bodyOf({ shippingTier: 'fast' }).shipmentMethodUid).toBe('standard');
		expect(bodyOf({ shippingTier: 'express' }).shipmentMethodUid).toBe('express');
		expect(bodyOf({ shippingMethodId: 'dhl' }).shipmentMethodUid).toBe('dhl');
	});

	it('takes the fallback e-mail address, and stops without any', async () => {
		const shipTo = { ...orderRequest().shipTo, email: undefined };
		const fallback = fakeGelato([MADE], { fallbackEmail: 'me@example.com' });
		valueOf(await fallback.provider.createOrder(orderRequest({ shipTo }), NEW));
		expect(fallback.port.sent[0]?.body).toMatchObject({
			value: { shippingAddress: { email: 'me@example.com' } },
		});
		const without = fakeGelato([MADE]);
		const stopped = failureOf(await without.provider.createOrder(orderRequest({ shipTo }), NEW));
		expect(stopped).toMatchObject({ category: 'validation', fields: ['shipTo.email'] });
		expect(stopped.hint).toContain('fallback e-mail');
		expect(without.port.sent).toEqual([]);
	});

	const source = line().source;
	it.each([
		['a saved product', { kind: 'sku', sku: 'MUG' }, 'capability', 'kind'],
		['no picture', { ...source, files: [] }, 'artwork', 'files'],
		[
			'a picture without an address',
			{ ...source, files: [{ placement: 'front' }] },
			'artwork',
			'files[0].url',
		],
		[
			'a position',
			{
				...source,
				files: [
					{ url: 'https://a/b.png', placement: 'front', position: { x: 0.4, y: 0.5, scale: 1 } },
				],
			},
			'capability',
			'files[0].position',
		],
		[
			'a fit',
			{ ...source, files: [{ url: 'https://a/b.png', placement: 'front', fit: 'fill' }] },
			'capability',
			'files[0].position',
		],
	])('%s is refused before any call', (_name, refused, category, field) => {
		const lines = [{ lineId: '1', quantity: 1, source: refused as never }];
		expect(refusalOf({ lines })).toMatchObject({ category, fields: [`lines[0].source.${field}`] });
	});

	const LIMITS = {
		company: 60,
		line1: 35,
		line2: 35,
		city: 30,
		postalCode: 15,
		phone: 25,
	} as const;

	it.each(Object.entries(LIMITS))('%s may have %i characters, and is never cut', (field, max) => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 2 * max }), (length) => {
				const text = '漢'.repeat(length);
				const shipTo = { ...orderRequest().shipTo, [field]: text };
				const body = toGelatoOrder(orderRequest({ shipTo }), 'EUR');
				if (length <= max) expect(Object.values(valueOf(body).shippingAddress)).toContain(text);
				else expect(failureOf(body).fields).toEqual([`shipTo.${field}`]);
			}),
		);
	});

	it.each([
		['a'.repeat(25), true],
		['a'.repeat(26), false],
		[`${'a'.repeat(25)} ${'b'.repeat(25)}`, true],
		[`${'a'.repeat(26)} b`, false],
		['Ada', true],
	])('the name %s is taken: %s', (fullName, isTaken) => {
		const shipTo = { ...orderRequest().shipTo, fullName };
		const body = toGelatoOrder(orderRequest({ shipTo }), 'EUR');
		expect(body.ok).toBe(isTaken);
		if (!body.ok) expect(body.failure.fields).toEqual(['shipTo.fullName']);
	});

	it('no refusal quotes the address', () => {
		const line1 = 'Secret Street '.repeat(5);
		const refused = refusalOf({ shipTo: { ...orderRequest().shipTo, line1 } });
		expect(JSON.stringify(refused)).not.toContain('Secret');
	});
});
