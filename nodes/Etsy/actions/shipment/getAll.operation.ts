import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { fail, ok, type Result } from '../../../../core/domain/result';
import { shipmentsApi } from '../../../../core/etsy/shipments/api';
import { parcelsNotTold } from '../../../../core/etsy/shipments/failures';
import { toShipments } from '../../../../core/etsy/shipments/to-shipments';
import { toJson } from '../../../shared/to-json';
import { orderLocator, readOrderNumber } from '../../helpers/order-locator';
import { openEtsy } from '../../../shared/etsy/session';
import { resolveShopId, shopIdOption } from '../../../shared/etsy/shop-id';

/** The limiter keeps Etsy's limits; this keeps waiting requests from piling up. */
export const concurrency = 5;

const properties: INodeProperties[] = [
	orderLocator('The order whose parcels are read'),
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [shopIdOption],
	},
];

/** The parameters of Get Many. */
export const description = updateDisplayOptions(
	{ show: { resource: ['shipment'], operation: ['getAll'] } },
	properties,
);

/**
 * Reads the parcels that Etsy knows of an order. Costs one call, and one more an execution where no
 * Shop ID is given.
 * @returns one item a parcel, none where nothing was reported yet
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const receiptId = readOrderNumber(context, itemIndex, 'shipment:getAll');
	if (!receiptId.ok) return receiptId;
	const etsy = await openEtsy(context, itemIndex);
	if (!etsy.ok) return etsy;
	const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
	const shopId = await resolveShopId(context, etsy.value.api, options.shopId);
	if (!shopId.ok) return shopId;
	const receipt = await shipmentsApi(etsy.value.call).read(shopId.value, receiptId.value);
	if (!receipt.ok) return receipt;
	const { shipments, is_shipped: isShipped } = receipt.value;
	if (shipments === undefined && isShipped) return fail(parcelsNotTold(receiptId.value));
	const order = { receiptId: receiptId.value, shopId: shopId.value };
	return ok((toShipments(shipments) ?? []).map((shipment) => toJson({ ...order, ...shipment })));
}
