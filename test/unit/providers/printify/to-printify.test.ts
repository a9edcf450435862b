import fc from 'fast-check';
import { SHIPPING_TIERS } from '../../../../core/domain/provider-order';
import { toPrintifyOrder } from '../../../../core/providers/printify/to-printify';
import { BUYER_MARK, anyAddress, completeAddress } from '../../../support/arbitraries/address';
import { failureOf, valueOf } from '../../../support/result';
import { orderRequest } from './fixtures';

describe('the order body', () => {
	it('says what Printify needs and nothing else', () => {
		expect(valueOf(toPrintifyOrder(orderRequest()))).toEqual({
			external_id: 'etsy-11-1001-1',
			label: '1001',
			line_items: [
				{
					product_id: '5bfd0b66a342bcc9b5563216',
					variant_id: 17887,
					quantity: 2,
					external_id: '900001',
				},
			],
			shipping_method: 1,
			send_shipping_notification: false,
			address_to: {
				first_name: 'Wilhelmina van der',
				last_name: 'Ploegsma',
				country: 'US',
				region: 'IL',
				address1: '742 Evergreen Terrace',
				city: 'Springfield',
				zip: '62704',
			},
		});
	});

	it('orders by SKU', () => {
		const lines = [{ lineId: '1', quantity: 3, source: { kind: 'sku' as const, sku: 'MUG' } }];
		const body = valueOf(toPrintifyOrder(orderRequest({ lines })));
		expect(body.line_items).toEqual([{ sku: 'MUG', quantity: 3, external_id: '1' }]);
	});

	it.each([
		['cheapest', 4],
		['standard', 1],
		['fast', 2],
		['express', 3],
	] as const)('sends %s as method %d', (shippingTier, method) => {
		const shipTo = { ...orderRequest().shipTo, email: 'a@b.example', phone: '123456' };
		const body = valueOf(toPrintifyOrder(orderRequest({ shippingTier, shipTo })));
		expect(body.shipping_method).toBe(method);
		expect(SHIPPING_TIERS).toContain(shippingTier);
	});

	it('asks for e-mail and phone where the tier needs them', () => {
		const failure = failureOf(toPrintifyOrder(orderRequest({ shippingTier: 'express' })));
		expect(failure.fields).toEqual(['shipTo.email', 'shipTo.phone']);
	});

	it('turns a state name into its code', () => {
		const shipTo = { ...orderRequest().shipTo, stateCode: 'illinois' };
		expect(valueOf(toPrintifyOrder(orderRequest({ shipTo }))).address_to.region).toBe('IL');
	});

	it('says which line has no usable variant', () => {
		const source = { kind: 'storeVariant' as const, productId: 'p', variantId: '12x' };
		const lines = [{ lineId: '1', quantity: 1, source }];
		const failure = failureOf(toPrintifyOrder(orderRequest({ lines })));
		expect(failure).toMatchObject({
			category: 'mapping',
			fields: ['lines[0].source.variantId'],
		});
	});

	it('sends every part of a complete address, uncut', () => {
		fc.assert(
			fc.property(completeAddress, (shipTo) => {
				const { address_to: sent } = valueOf(toPrintifyOrder(orderRequest({ shipTo })));
				expect(sent.address1).toBe(shipTo.line1.trim());
				expect(sent.city).toBe(shipTo.city.trim());
				expect(sent.zip).toBe(shipTo.postalCode?.trim());
				expect(sent.address2 ?? '').toBe(shipTo.line2?.trim() ?? '');
				expect(sent.first_name).not.toBe('');
				expect(sent.last_name).not.toBe('');
				expect(sent.country).toMatch(/^(DE|FR|GB|JP)$/);
			}),
		);
	});

	it('says nothing of the buyer where it refuses an address', () => {
		fc.assert(
			fc.property(anyAddress, (shipTo) => {
				const made = toPrintifyOrder(orderRequest({ shipTo }));
				if (!made.ok) expect(JSON.stringify(made.failure)).not.toContain(BUYER_MARK);
			}),
		);
	});
});
