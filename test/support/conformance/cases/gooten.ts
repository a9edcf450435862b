import { GootenApi } from '../../../../credentials/GootenApi.credentials';
import { timesPieces } from '../../../../core/domain/money';
import type { OrderStatus } from '../../../../core/domain/status';
import type { ProviderCase } from '../provider-case';

const RECIPE = 'c0f0a1d2-1111-4222-8333-444455556666';
const BILLING_KEY = 'conformance+billing/key==';
const CANVAS = 'CanvsWrp-10x10';
const MUG = 'CoffeeMug-11oz-White';

const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });
const COST = 1074;
const SHIPPING = 599;
const TAX_PERCENT = 7;
const url = 'https://files.example.com/cat.png';

/** A line of a SKU with one picture. */
function line(variantId: string) {
	return (lineId: string, quantity: number) => ({
		lineId,
		quantity,
		source: {
			kind: 'catalogVariant' as const,
			variantId,
			files: [{ url, placement: 'default' }],
		},
	});
}

const STATUSES: ReadonlyArray<readonly [raw: string, status: OrderStatus]> = [
	['New', 'received'],
	['ReadyForImageDl', 'received'],
	['Pending', 'received'],
	['ReadyForAccounting', 'received'],
	['Test', 'received'],
	['NeedsCustomization', 'action_required'],
	['Needs Personalization', 'action_required'],
	['NeedsManualApproval', 'action_required'],
	['ImageIssue', 'action_required'],
	['HoldByCIImageIssue', 'action_required'],
	['AddressIssue', 'action_required'],
	['PaymentIssue', 'payment_required'],
	['AccountingIssue', 'payment_required'],
	['PaymentProcessing', 'payment_required'],
	['PrePayment', 'payment_required'],
	['Hold', 'on_hold'],
	['VendorAPIIssue', 'on_hold'],
	['ReadyForPrint', 'accepted'],
	['SentToPrinter', 'accepted'],
	['InProduction', 'in_production'],
	['In-Production', 'in_production'],
	['ManuallyInProduction', 'in_production'],
	['Printing', 'in_production'],
	['Printed', 'in_production'],
	['Shipped', 'shipped'],
	['Out for Delivery', 'shipped'],
	['OutForDelivery', 'shipped'],
	['Delivered', 'delivered'],
	['Cancelled', 'cancelled'],
	['CancelledRefunded', 'cancelled'],
	['BilledRefunded', 'cancelled'],
];

/** The news of an order whose items are in these states, each with a parcel where it says so. */
function notice(providerOrderId: string, statuses: readonly string[], trackingNumber?: string) {
	const body = {
		Id: providerOrderId,
		NiceId: 'Magic13-9f48',
		GootenId: 520718,
		SourceId: 'etsy-1-1-1',
		Items: statuses.map((Status, at) => ({
			Sku: CANVAS,
			Quantity: 1,
			Status,
			SourceId: String(at),
			Shipments: trackingNumber ? [{ TrackingNumber: trackingNumber }] : [],
		})),
	};
	return { headers: {}, rawBody: Buffer.from(JSON.stringify(body)) };
}

/**
 * Gooten for the conformance suite. It cannot let an order wait, tells no stock, places nothing.
 */
export const gootenCase: ProviderCase = {
	provider: 'gooten',
	scenario: {
		gooten: {
			accounts: [{ recipeId: RECIPE, partnerBillingKey: BILLING_KEY, taxPercent: TAX_PERCENT }],
			products: [
				{
					id: 11,
					name: 'Canvas Wraps',
					shipping: { standard: SHIPPING, expedited: 1299, overnight: 2499 },
					variants: [{ sku: CANVAS, options: { Size: '10x10' }, partnerPrice: COST }],
				},
				{
					id: 12,
					name: 'Coffee Mugs',
					vendor: 'vendor-2',
					variants: [{ sku: MUG, options: { Color: 'White' }, partnerPrice: 599 }],
				},
			],
		},
	},
	credentialType: new GootenApi(),
	credential: ({ urls }) => ({
		recipeId: RECIPE,
		secretBillingKey: BILLING_KEY,
		currency: 'USD',
		countryCode: 'US',
		baseUrl: urls.gooten,
	}),
	line: line(CANVAS),
	otherLine: line(MUG),
	costs: (quantity) => {
		const items = timesPieces(usd(COST), quantity);
		const tax = Math.round(((items.amountMinor + SHIPPING) * TAX_PERCENT) / 100);
		return {
			items,
			shipping: usd(SHIPPING),
			tax: usd(tax),
			total: usd(items.amountMinor + SHIPPING + tax),
		};
	},
	statuses: STATUSES,
	cancelledLine: 'Cancelled',
	catalog: { search: 'mug', productId: '12', variantId: MUG },
	product: {
		title: 'Cat canvas',
		productId: '11',
		variants: [{ variantId: CANVAS }],
		files: [{ url, placement: 'default' }],
	},
	news: (providerOrderId) => [
		{
			type: 'order.created',
			request: notice(providerOrderId, ['New', 'New']),
			providerOrderId,
		},
		{
			type: 'order.changed',
			request: notice(providerOrderId, ['InProduction', 'New']),
			providerOrderId,
		},
		{
			type: 'order.action_required',
			request: notice(providerOrderId, ['ImageIssue', 'InProduction']),
			providerOrderId,
		},
		{
			type: 'order.cancelled',
			request: notice(providerOrderId, ['Cancelled', 'Cancelled']),
			providerOrderId,
		},
		{
			type: 'order.refunded',
			request: notice(providerOrderId, ['CancelledRefunded', 'InProduction']),
			providerOrderId,
		},
		{
			type: 'shipment.sent',
			request: notice(providerOrderId, ['Shipped', 'Shipped'], '9400115901344442556597'),
			providerOrderId,
		},
		{
			type: 'shipment.delivered',
			request: notice(providerOrderId, ['Delivered', 'Delivered'], '9400115901344442556597'),
			providerOrderId,
		},
	],
};
