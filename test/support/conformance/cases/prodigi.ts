import { ProdigiApi } from '../../../../credentials/ProdigiApi.credentials';
import { timesPieces } from '../../../../core/domain/money';
import type { OrderStatus } from '../../../../core/domain/status';
import type { ProviderCase } from '../provider-case';

const KEY = 'prodigi-conformance-key';
const CANVAS = 'GLOBAL-CAN-10x10';
const MUG = 'GLOBAL-MUG-W';

const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });
const COST = 1074;
const SHIPPING = 495;

/** A line of a SKU with one picture. */
function line(variantId: string, attributes?: Record<string, string>) {
	return (lineId: string, quantity: number) => ({
		lineId,
		quantity,
		source: {
			kind: 'catalogVariant' as const,
			variantId,
			...(attributes ? { attributes } : {}),
			files: [{ url: 'https://files.example.com/cat.png', placement: 'default' }],
		},
	});
}

const STATUSES: ReadonlyArray<readonly [raw: string, status: OrderStatus]> = [
	['Draft', 'draft'],
	['AwaitingPayment', 'payment_required'],
	['OnHold', 'on_hold'],
	['InProgress', 'received'],
	['InProgress: downloadAssets', 'received'],
	['InProgress: printReadyAssetsPrepared', 'received'],
	['InProgress: allocateProductionLocation', 'accepted'],
	['InProgress: inProduction', 'in_production'],
	['InProgress: shipping', 'in_production'],
	['InProgress: downloadAssets Error', 'failed'],
	['InProgress: printReadyAssetsPrepared Error', 'failed'],
	['InProgress: allocateProductionLocation Error', 'failed'],
	['InProgress: inProduction Error', 'failed'],
	['InProgress: shipping Error', 'failed'],
	['InProgress: order.items.ItemUnavailable', 'action_required'],
	['InProgress: order.items.assets.NotDownloaded', 'action_required'],
	['InProgress: order.items.assets.FailedToDownloaded', 'failed'],
	['InProgress: RequiresPaymentAuthorisation', 'payment_required'],
	['Complete', 'shipped'],
	['Cancelled', 'cancelled'],
];

function notice(type: string, providerOrderId: string, stage: string) {
	const order = {
		id: providerOrderId,
		idempotencyKey: 'etsy-1-1-1',
		status: { stage, issues: [], details: {} },
	};
	const body = {
		specversion: '1.0',
		type: `com.prodigi.order.${type}`,
		source: 'http://api.prodigi.com/v4.0/Orders/',
		id: `evt_${type}`,
		time: '2026-11-23T12:00:00Z',
		datacontenttype: 'application/json',
		data: { order },
		subject: providerOrderId,
	};
	return { headers: {}, rawBody: Buffer.from(JSON.stringify(body)) };
}

/** Prodigi for the conformance suite. It has no stores, no list of products, no positions. */
export const prodigiCase: ProviderCase = {
	provider: 'prodigi',
	scenario: {
		prodigi: {
			accounts: [{ apiKey: KEY, currency: 'USD' }],
			products: [
				{
					sku: CANVAS,
					description: 'Standard canvas',
					attributes: { wrap: ['Black', 'White'] },
					// Anywhere an address of the suite may be.
					shipsTo: allCountries(),
					cost: COST,
					shipping: { Standard: SHIPPING },
				},
				{
					sku: MUG,
					lab: { code: 'us7', countryCode: 'US' },
					shipsTo: allCountries(),
					cost: 599,
				},
			],
		},
	},
	credentialType: new ProdigiApi(),
	credential: ({ urls }) => ({ apiKey: KEY, environment: 'other', baseUrl: urls.prodigi }),
	line: line(CANVAS, { wrap: 'Black' }),
	otherLine: line(MUG),
	costs: (quantity) => {
		const items = timesPieces(usd(COST), quantity);
		return { items, shipping: usd(SHIPPING), total: usd(items.amountMinor + SHIPPING) };
	},
	statuses: STATUSES,
	news: (providerOrderId) => [
		{
			type: 'order.created',
			request: notice('status.stage.changed#InProgress', providerOrderId, 'InProgress'),
			providerOrderId,
		},
		{
			type: 'order.cancelled',
			request: notice('status.stage.changed#Cancelled', providerOrderId, 'Cancelled'),
			providerOrderId,
		},
		{
			type: 'shipment.sent',
			request: notice('shipments.shipment#Shipped', providerOrderId, 'InProgress'),
			providerOrderId,
		},
	],
};

/** Every pair of letters: the sandbox need not know which of them are countries. */
function allCountries(): string[] {
	const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
	return letters.flatMap((first) => letters.map((second) => `${first}${second}`));
}
