import fc from 'fast-check';
import { ORDER_STATUSES } from '../../../../core/domain/status';
import { toProviderOrder } from '../../../../core/providers/prodigi/from-prodigi';
import { orderSchema } from '../../../../core/providers/prodigi/schemas';
import { prodigiOrder, stepsTo } from './fixtures';

const read = (changes: object, status: object, isTest = false) =>
	toProviderOrder(orderSchema.parse(prodigiOrder(changes, status)), isTest);

const issue = (errorCode: string) => ({ issues: [{ objectId: 'ori_1', errorCode }] });
const parcel = (status: string, items = ['ori_1']) => ({
	id: `shp_${status}`,
	status,
	items: items.map((itemId) => ({ itemId })),
});

describe('the state of an order', () => {
	it.each([
		[{ stage: 'Draft' }, 'draft', 'Draft'],
		[{ stage: 'AwaitingPayment' }, 'payment_required', 'AwaitingPayment'],
		[{ stage: 'OnHold' }, 'on_hold', 'OnHold'],
		[{ stage: 'Complete' }, 'shipped', 'Complete'],
		[{ stage: 'Cancelled' }, 'cancelled', 'Cancelled'],
		[{ stage: 'complete' }, 'shipped', 'complete'],
		[{}, 'received', 'InProgress'],
		[{ details: stepsTo('downloadAssets') }, 'received', 'InProgress: downloadAssets'],
		[
			{ details: stepsTo('printReadyAssetsPrepared') },
			'received',
			'InProgress: printReadyAssetsPrepared',
		],
		[
			{ details: stepsTo('allocateProductionLocation') },
			'accepted',
			'InProgress: allocateProductionLocation',
		],
		[{ details: stepsTo('inProduction') }, 'in_production', 'InProgress: inProduction'],
		[{ details: stepsTo('shipping') }, 'in_production', 'InProgress: shipping'],
		[{ details: stepsTo('inProduction', 'Error') }, 'failed', 'InProgress: inProduction Error'],
		[
			issue('order.items.ItemUnavailable'),
			'action_required',
			'InProgress: order.items.ItemUnavailable',
		],
		[
			issue('order.items.assets.NotDownloaded'),
			'action_required',
			'InProgress: order.items.assets.NotDownloaded',
		],
		[
			issue('order.items.assets.FailedToDownloaded'),
			'failed',
			'InProgress: order.items.assets.FailedToDownloaded',
		],
		[
			issue('RequiresPaymentAuthorisation'),
			'payment_required',
			'InProgress: RequiresPaymentAuthorisation',
		],
		[issue('something.new'), 'action_required', 'InProgress: something.new'],
		[{ stage: 'Complete', ...issue('x') }, 'shipped', 'Complete'],
		[{ stage: 'Lost' }, 'unknown', 'Lost'],
		[{ stage: 'constructor' }, 'unknown', 'constructor'],
		[{ stage: null }, 'unknown', ''],
	])('%j is %s', (status, ours, rawStatus) => {
		expect(read({}, status)).toMatchObject({ status: ours, rawStatus });
	});

	it('is partly shipped with one parcel sent, and an issue wins over that', () => {
		const shipments = [parcel('Shipped'), parcel('Processing', [])];
		const details = stepsTo('shipping');
		expect(read({ shipments }, { details }).status).toBe('partially_shipped');
		expect(read({ shipments }, issue('order.items.ItemUnavailable')).status).toBe(
			'action_required',
		);
	});

	it('knows a word for anything, never throws and never says delivered', () => {
		const words = fc.oneof(
			fc.string(),
			fc.constantFrom('InProgress', 'Complete', 'Error', 'Shipped', 'toString'),
		);
		fc.assert(
			fc.property(words, words, words, words, (stage, step, code, sent) => {
				const details = { inProduction: step, [code]: step };
				const order = read({ shipments: [parcel(sent)] }, { stage, details, ...issue(code) });
				expect(ORDER_STATUSES).toContain(order.status);
				expect(order.status).not.toBe('delivered');
			}),
		);
	});
});

describe('an order in the neutral form', () => {
	const items = ['1', '2'].map((n) => ({
		id: `ori_${n}`,
		merchantReference: `line-${n}`,
		copies: 1,
		status: 'Ok',
	}));

	it('tells parcels with what is in them, and no parcel that is still packed or called off', () => {
		const shipments = [
			{
				id: 'shp_1',
				status: 'Shipped',
				dispatchDate: '2026-11-24T09:37:22.343Z',
				carrier: { name: 'USPS', service: 'USPS Priority Mail' },
				tracking: { number: '1257', url: 'https://t.example/1257' },
				items: [{ itemId: 'ori_1' }],
			},
			parcel('Processing', ['ori_2']),
			parcel('Cancelled', ['ori_2']),
		];
		const order = read({ items, shipments }, { details: stepsTo('shipping') });
		expect(order.shipments).toEqual([
			{
				shipmentId: 'shp_1',
				carrier: 'USPS',
				service: 'USPS Priority Mail',
				trackingNumber: '1257',
				trackingUrl: 'https://t.example/1257',
				shippedAt: '2026-11-24T09:37:22.343Z',
				lineExternalIds: ['line-1'],
			},
		]);
		expect(order.lines.map(({ status }) => status)).toEqual(['shipped', 'in_production']);
	});

	it('tells a parcel without tracking, as budget shipping has it', () => {
		const shipments = [{ ...parcel('Shipped'), tracking: { number: null, url: null } }];
		const [sent] = read({ shipments }, { stage: 'Complete' }).shipments;
		expect(sent).toMatchObject({ shipmentId: 'shp_Shipped', trackingNumber: undefined });
	});

	it('tells a line that is called off and one whose picture is bad', () => {
		const bad = [{ ...items[0], status: 'Invalid' }, items[1]];
		const order = read({ items: bad, shipments: [parcel('Cancelled', ['ori_2'])] }, {});
		expect(order.lines.map(({ status }) => status)).toEqual(['action_required', 'cancelled']);
	});

	it('tells what was charged, to the cent, by what it is for', () => {
		const gbp = (amount: string) => ({ amount, currency: 'GBP' });
		const charge = {
			totalCost: gbp('18.00'),
			items: [
				{ itemId: null, shipmentId: 'shp_1', cost: gbp('3.00') },
				{ itemId: 'ori_1', shipmentId: null, cost: gbp('7.49') },
				{ itemId: 'ori_2', shipmentId: null, cost: gbp('7.51') },
			],
		};
		const money = (amountMinor: number) => ({ amountMinor, currency: 'GBP' });
		const paid = read({ items, charges: [charge] }, {});
		expect(paid.costs).toEqual({ items: money(1500), shipping: money(300), total: money(1800) });
		expect(paid.lines.map(({ cost }) => cost)).toEqual([money(749), money(751)]);

		for (const amount of ['18.00', '-18.00']) {
			const refund = { chargeType: 'Refund', totalCost: gbp(amount), items: [] };
			expect(read({ items, charges: [charge, refund] }, {}).costs.total).toEqual(money(0));
		}
		const typed = [
			{ chargeType: 'Item', totalCost: gbp('5.00'), items: [] },
			{ chargeType: 'Shipping', totalCost: gbp('4.01'), items: [] },
		];
		expect(read({ charges: typed }, {}).costs).toEqual({
			items: money(500),
			shipping: money(401),
			total: money(901),
		});
	});

	it('adds any amounts exactly', () => {
		const cents = fc.integer({ min: 0, max: 10_000_000 });
		fc.assert(
			fc.property(fc.array(cents, { minLength: 1, maxLength: 20 }), (amounts) => {
				const charges = amounts.map((minor) => ({
					totalCost: {
						amount: `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`,
						currency: 'USD',
					},
				}));
				const sum = amounts.reduce((total, minor) => total + minor, 0);
				expect(read({ charges }, {}).costs.total).toEqual({ amountMinor: sum, currency: 'USD' });
			}),
		);
	});

	it('says why, whose order it is, and whether it is a test', () => {
		const issues = [
			{ errorCode: 'order.items.ItemUnavailable', description: 'Item X is not available.' },
			{ errorCode: 'other.code' },
		];
		const order = read({}, { issues });
		expect(order.reason).toBe('Item X is not available. other.code');
		expect(order.externalId).toBe('etsy-11-1001-1');
		expect(order.updatedAt).toBe('2026-11-23T11:51:58.675Z');
		expect(order).not.toHaveProperty('isTest');
		expect(read({}, {}, true).isTest).toBe(true);
		expect(read({ idempotencyKey: null }, {}).externalId).toBe('etsy-11-1001-1');
	});
});
