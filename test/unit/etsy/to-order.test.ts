import fc from 'fast-check';
import { toOrderLines } from '../../../core/domain/order-lines';
import { readOrder } from '../../../core/domain/read-order';
import { shopReceipt } from '../../../core/etsy/schemas';
import { toOrder } from '../../../core/etsy/to-order';
import { checkAnswer } from '../../../core/transport/check-answer';
import {
	etsyReceipt,
	etsyTransaction,
	FIRST_OF_NOVEMBER,
	HIDDEN_ADDRESS,
	usd,
} from '../../fixtures/etsy';
import type { EtsyJson } from '../../fixtures/etsy';

const order = (overrides: EtsyJson = {}) =>
	toOrder(shopReceipt.parse(etsyReceipt(overrides)), '555');

const line = (overrides: EtsyJson) =>
	order({ transactions: [etsyTransaction(overrides)] }).lines[0];

describe('a receipt becomes an order', () => {
	test('in our words, with ids as texts and texts decoded', () => {
		expect(order()).toMatchObject({
			receiptId: '3000000001',
			shopId: '555',
			state: 'open',
			rawStatus: 'paid',
			createdAt: '2026-11-01T00:00:00.000Z',
			updatedAt: '2026-11-01T00:01:00.000Z',
			messageFromBuyer: 'Please hurry & thanks',
			giftMessage: undefined,
			total: { amountMinor: 4497, currency: 'USD' },
			hasRefund: false,
			shipTo: {
				fullName: "Áine O'Connell",
				line1: "13 O'Connell Street",
				city: 'Springfield',
				stateCode: 'IL',
				postalCode: '62701',
				countryCode: 'US',
			},
		});
	});

	test('personalisation is told from options', () => {
		expect(order().lines).toEqual([
			{
				lineId: '4000000001',
				listingId: '1500000001',
				productId: '77',
				sku: 'MUG-11-WHT',
				title: `Dad's "Best" Mug`,
				quantity: 2,
				price: { amountMinor: 1999, currency: 'USD' },
				options: [{ name: 'Color', value: 'White' }],
				personalization: [{ question: 'Name on the mug', answer: 'Zoë', questionId: '12' }],
				isDigital: false,
				expectedShipDate: '2026-11-04T00:00:00.000Z',
				paidAt: '2026-11-01T00:01:00.000Z',
				shippingCost: { amountMinor: 0, currency: 'USD' },
				listingImageId: '5',
			},
		]);
	});

	const answered = (...variations: EtsyJson[]) => line({ variations })?.personalization;

	test('several answers, and files that the buyer uploaded', () => {
		const upload = 'https://i.etsystatic.example/upload/7.png?sig=a';
		const of = (property_id: number, formatted_value: string, more: EtsyJson = {}): EtsyJson => ({
			property_id,
			formatted_name: 'Q',
			formatted_value,
			...more,
		});
		expect(
			answered(
				of(200, 'Red'),
				of(54, 'Zoë', { question_id: 7 }),
				of(54, upload, { question_id: 8, mime_type: 'image/png' }),
				of(54, upload, { question_id: null }),
				of(54, `see ${upload}`),
				of(54, 'https://'),
				of(54, ''),
			),
		).toEqual([
			{ question: 'Q', answer: 'Zoë', questionId: '7' },
			{
				question: 'Q',
				answer: upload,
				questionId: '8',
				file: { url: upload, mimeType: 'image/png' },
			},
			{ question: 'Q', answer: upload, file: { url: upload } },
			{ question: 'Q', answer: `see ${upload}` },
			{ question: 'Q', answer: 'https://' },
			{ question: 'Q', answer: '' },
		]);
	});

	test('parcels, the amounts of the total, and the earliest promised date', () => {
		const shipments = [
			{
				receipt_shipping_id: 9,
				shipment_notification_timestamp: FIRST_OF_NOVEMBER,
				carrier_name: 'usps',
				tracking_code: '9400',
			},
			{ receipt_shipping_id: null, carrier_name: '', tracking_code: null },
		];
		const transactions = [500, 300, 400].map((after) =>
			etsyTransaction({ expected_ship_date: FIRST_OF_NOVEMBER + after }),
		);
		expect(order({ shipments, transactions })).toMatchObject({
			expectedShipDate: '2026-11-01T00:05:00.000Z',
			amounts: {
				subtotal: { amountMinor: 3998, currency: 'USD' },
				shipping: { amountMinor: 499, currency: 'USD' },
			},
			shipments: [
				{
					shipmentId: '9',
					carrier: 'usps',
					trackingCode: '9400',
					notifiedAt: '2026-11-01T00:00:00.000Z',
				},
				{ trackingCode: undefined },
			],
		});
		expect(order().shipments).toEqual([]);
		expect(order({ shipments: null }).shipments).toBeUndefined();
	});

	test('an order with all of it is read back from an item as it was', () => {
		const full = order({
			gift_sender: 'Grandpa',
			shipments: [{ receipt_shipping_id: 9, carrier_name: 'usps', tracking_code: '9400' }],
			transactions: [
				etsyTransaction({
					shipped_timestamp: FIRST_OF_NOVEMBER,
					shipping_method: 'Standard',
					shipping_upgrade: 'Express',
					variations: [
						{
							property_id: 54,
							formatted_name: 'Photo',
							formatted_value: 'https://uploads.example/7.png',
							question_id: 7,
							mime_type: 'image/png',
						},
					],
				}),
			],
		});
		const item: unknown = JSON.parse(JSON.stringify(full));
		expect(readOrder(item)).toEqual({ ok: true, value: item });
		expect(toOrderLines(full)).toMatchObject([
			{
				receiptId: '3000000001',
				lineNumber: 1,
				lineCount: 1,
				lineTotal: { amountMinor: 3998, currency: 'USD' },
			},
		]);
	});

	test('what is only good to know does not cost the order', () => {
		expect(
			order({
				subtotal: 'free',
				total_vat_cost: { amount: 1 },
				gift_sender: 5,
				transactions: [
					etsyTransaction({ paid_timestamp: 'soon', shipping_cost: {}, listing_image_id: -1 }),
				],
			}),
		).toMatchObject({ receiptId: '3000000001', amounts: { subtotal: undefined } });
	});

	test('a hidden address is null, a partial one is not', () => {
		expect(order(HIDDEN_ADDRESS).shipTo).toBeNull();
		expect(order({ ...HIDDEN_ADDRESS, country_iso: 'DE' }).shipTo).toMatchObject({
			line1: '',
			countryCode: 'DE',
		});
		const { receiptId, ...bare } = { receiptId: 1, ...etsyReceipt() };
		for (const field of Object.keys(HIDDEN_ADDRESS)) delete (bare as EtsyJson)[field];
		expect(receiptId && toOrder(shopReceipt.parse(bare), '1').shipTo).toBeNull();
	});

	test.each([
		[{}, 'open'],
		[{ is_paid: false, status: 'payment processing' }, 'unpaid'],
		[{ is_shipped: true, status: 'Completed' }, 'shipped'],
		[{ status: 'Canceled' }, 'cancelled'],
		[{ status: 'cancelled', is_shipped: true }, 'cancelled'],
		[{ status: 'Fully Refunded' }, 'refunded'],
		[{ status: 'partially refunded' }, 'open'],
		[{ status: 'a new word' }, 'open'],
	])('%j stands as %s', (overrides, state) => {
		expect(order(overrides).state).toBe(state);
	});

	test('any amount paid back counts as refund', () => {
		expect(order({ refunds: [{ amount: usd(100), status: 'ok' }] }).hasRefund).toBe(true);
		expect(order({ refunds: [{ amount: usd(0), status: 'ok' }] }).hasRefund).toBe(false);
		expect(order({ status: 'partially refunded' }).hasRefund).toBe(true);
	});

	test('what Etsy may leave out is left out', () => {
		expect(
			line({ sku: '', listing_id: 0, product_id: null, variations: null, is_digital: null }),
		).toMatchObject({
			sku: undefined,
			listingId: undefined,
			productId: undefined,
			options: [],
			personalization: [],
			isDigital: false,
		});
	});

	test('amounts are exact in every currency', () => {
		const price = (amount: number, divisor: number, currency_code: string) =>
			line({ price: { amount, divisor, currency_code } })?.price;
		expect(price(1500, 1, 'JPY')).toEqual({ amountMinor: 1500, currency: 'JPY' });
		expect(price(150000, 100, 'JPY')).toEqual({ amountMinor: 1500, currency: 'JPY' });
		expect(price(12345, 1000, 'KWD')).toEqual({ amountMinor: 12345, currency: 'KWD' });
		expect(price(5, 1, 'eur')).toEqual({ amountMinor: 500, currency: 'EUR' });
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 10 ** 11 }), (amount) => {
				expect(price(amount, 100, 'USD')?.amountMinor).toBe(amount);
				expect(price(amount, 1, 'USD')?.amountMinor).toBe(amount * 100);
			}),
		);
	});
});

describe('what is no receipt is refused with its path', () => {
	const paths = (overrides: EtsyJson) => {
		const checked = checkAnswer(shopReceipt, etsyReceipt(overrides));
		return checked.ok ? [] : checked.mismatch.paths;
	};

	test.each<[EtsyJson, string]>([
		[{ receipt_id: 2 ** 60 }, 'receipt_id'],
		[{ is_paid: 'yes' }, 'is_paid'],
		[{ created_timestamp: null, create_timestamp: null }, 'created_timestamp'],
		[{ grandtotal: null, total_price: null }, 'grandtotal'],
		[{ transactions: [] }, 'transactions'],
		[{ shipments: 'none' }, 'shipments'],
		[{ transactions: [etsyTransaction({ quantity: 1.5 })] }, 'transactions[0].quantity'],
		[
			{ transactions: [etsyTransaction({ price: { ...usd(1), divisor: 0 } })] },
			'transactions[0].price.divisor',
		],
		[
			{ transactions: [etsyTransaction({ price: { ...usd(1), divisor: 1000 } })] },
			'transactions[0].price',
		],
	])('%j', (overrides, path) => {
		expect(paths(overrides)).toEqual([path]);
	});

	test('whatever comes, it is an order or a named path, never a throw', () => {
		const key = fc.constantFrom(...Object.keys(etsyReceipt()));
		fc.assert(
			fc.property(fc.dictionary(key, fc.jsonValue(), { maxKeys: 4 }), (mutation) => {
				const checked = checkAnswer(shopReceipt, etsyReceipt(mutation as EtsyJson));
				if (checked.ok) expect(toOrder(checked.value, '1').lines.length).toBeGreaterThan(0);
				else expect(checked.mismatch.paths[0]).toMatch(/\w/);
			}),
			{ numRuns: 1000 },
		);
	});
});
