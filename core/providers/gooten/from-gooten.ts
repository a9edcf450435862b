import { combineStatus } from '../../domain/combine-status';
import type { ProviderOrder, ProviderOrderCosts, Shipment } from '../../domain/provider-order';
import { toMoney } from '../shared/fields';
import type { GootenCosts, GootenOrder } from './schemas';
import { gootenStatus, reasonOf, statusKey } from './status';

type Item = GootenOrder['data']['Items'][number];

/**
 * Turns an order of Gooten's into the neutral form; Gooten's own object stays under `raw`. Gooten
 * has states of items only, so the order's is what they make together (facts/gooten.md 9).
 * @param costs what it costs, where that was read
 */
export function toProviderOrder(
	{ data, raw }: GootenOrder,
	costs: ProviderOrderCosts = {},
): ProviderOrder {
	const lines = data.Items.map((item) => ({
		externalId: item.SourceId,
		quantity: item.Quantity ?? 1,
		...gootenStatus(item.Status),
	}));
	const words = lines.length > 0 ? lines.map(({ rawStatus }) => rawStatus) : [data.Status ?? ''];
	const reason = reasonOf(words);
	const isTest = data.IsInTestMode === true || words.some((word) => statusKey(word) === 'test');
	return {
		provider: 'gooten',
		providerOrderId: data.Id,
		displayId: data.NiceId,
		externalId: data.SourceId ?? data.SouceId,
		status:
			lines.length > 0
				? combineStatus(lines.map(({ status }) => status))
				: gootenStatus(data.Status).status,
		rawStatus: [...new Set(words)].join(', '),
		awaitingApproval: false,
		...(reason === undefined ? {} : { reason }),
		...(isTest ? { isTest } : {}),
		costs,
		lines,
		shipments: toShipments(data.Items),
		raw,
	};
}

/** A parcel has no id; the items with the same number lie in it (facts/gooten.md 10). */
function toShipments(items: readonly Item[]): Shipment[] {
	const parcels = new Map<string, Shipment & { lineExternalIds: string[] }>();
	for (const item of items) {
		// The item's own number is the older field.
		for (const told of [...item.Shipments, item]) {
			const trackingNumber = told.TrackingNumber;
			if (trackingNumber === undefined) continue;
			const known = parcels.get(trackingNumber);
			const lineExternalIds = known?.lineExternalIds ?? [];
			if (item.SourceId !== undefined && !lineExternalIds.includes(item.SourceId)) {
				lineExternalIds.push(item.SourceId);
			}
			parcels.set(trackingNumber, {
				carrier: known?.carrier ?? told.ShipCarrierName,
				trackingNumber,
				trackingUrl: known?.trackingUrl ?? told.TrackingUrl,
				lineExternalIds,
			});
		}
	}
	return [...parcels.values()];
}

/** What Gooten bills; fees and surcharges are in the total only. */
export function toCosts({ data }: GootenCosts): ProviderOrderCosts {
	const currency = data.CurrencyCode;
	return {
		items: toMoney(data.ProductCost, currency),
		shipping: toMoney(data.ShippingCost, currency),
		tax: toMoney(data.Taxes, currency),
		total: toMoney(data.Total, currency),
	};
}
