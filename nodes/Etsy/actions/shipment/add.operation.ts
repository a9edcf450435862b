import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { fail, ok, type Result } from '../../../../core/domain/result';
import { badMoment } from '../../../../core/etsy/shipments/failures';
import type { SendLimits } from '../../../../core/etsy/shipments/send-once';
import { addTracking } from '../../../../core/etsy/shipments/ship';
import { orderLocator } from '../../helpers/order-locator';
import { withOrder } from '../../helpers/ship-order';
import {
	buyerEmailNotice,
	copyToSellerOption,
	noteToBuyerOption,
	readExtras,
} from '../../helpers/shipping-options';
import { shopIdOption } from '../../../shared/etsy/shop-id';

/** Orders side by side; items of one order follow each other. */
export const concurrency = 5;

const properties: INodeProperties[] = [
	buyerEmailNotice,
	orderLocator('The order that the parcel belongs to'),
	{
		displayName: 'Tracking Code',
		name: 'trackingCode',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 9400111202555842332669',
		description:
			'The number of the parcel. Pass it on as text: a long number loses digits on its way.',
	},
	{
		displayName: 'Carrier',
		name: 'carrier',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		description:
			'Who has the parcel. A name that Etsy does not know is sent as "other"; the buyer then sees the code without a link.',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Select a carrier...',
				typeOptions: { searchListMethod: 'searchCarriers', searchable: true },
			},
			{
				displayName: 'By Name',
				name: 'name',
				type: 'string',
				placeholder: 'e.g. USPS',
				hint: 'As your printing provider writes it, such as DHL eCommerce, Evri or UPS Mail Innovations',
			},
		],
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Look Only',
				name: 'lookOnly',
				type: 'boolean',
				default: false,
				description:
					'Whether to send nothing and only look whether the order shows the code by now, as after a call of which nobody knows whether Etsy took it',
			},
			{
				displayName: 'Mail Class',
				name: 'mailClass',
				type: 'string',
				default: '',
				placeholder: 'e.g. First-Class',
				description: "The carrier's service that the parcel travels with",
			},
			noteToBuyerOption,
			{
				displayName: 'Send Before',
				name: 'sendBefore',
				type: 'dateTime',
				default: '',
				description:
					'Up to when this run may send. Later nothing is sent, because another run may be at it by then, and the item leaves with the code left_for_later.',
			},
			copyToSellerOption,
			shopIdOption,
		],
	},
];

/** The parameters of Add Tracking. */
export const description = updateDisplayOptions(
	{ show: { resource: ['shipment'], operation: ['add'] } },
	properties,
);

/** A plain text is taken too, so that an expression may fill in the whole parameter. */
function readCarrier(context: IExecuteFunctions, itemIndex: number): string {
	const value: unknown = context.getNodeParameter('carrier', itemIndex, '', {
		extractValue: true,
	});
	return typeof value === 'string' ? value : '';
}

function readLimits({ lookOnly, sendBefore }: IDataObject): Result<SendLimits> {
	if (sendBefore === undefined || sendBefore === '') return ok({ lookOnly: lookOnly === true });
	const moment = Date.parse(String(sendBefore));
	if (Number.isNaN(moment)) return fail(badMoment());
	return ok({ lookOnly: lookOnly === true, sendBefore: moment });
}

/**
 * Adds the tracking of one parcel to an order, and thereby marks it as shipped. Costs two calls,
 * one where the code was there already, three where Etsy's answer was in doubt; and one more an
 * execution where no Shop ID is given. With Look Only one call, after Send Before none.
 * @returns exactly one item; `unclear` where it cannot be known whether Etsy took it
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	return await withOrder(context, itemIndex, 'shipment:add', async (api, order, options) => {
		const limits = readLimits(options);
		if (!limits.ok) return limits;
		const trackingCode: unknown = context.getNodeParameter('trackingCode', itemIndex, '');
		const carrier = readCarrier(context, itemIndex);
		const parcel = { trackingCode, carrier, ...readExtras(options) };
		return await addTracking(api, order, parcel, limits.value);
	});
}
