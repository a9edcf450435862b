import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import type {
	Delivery,
	Destination,
	ShippingTerms,
} from '../../../../core/etsy/shop-settings/write';
import { mailClassPicker, profileCarrierPicker } from '../../helpers/pickers/carriers';
import { readRequiredPick } from '../../../shared/etsy/picker';
import { readCost, readCount, readCountry, readText, wrongField } from '../../helpers/read-fields';

/** Etsy takes so many days at most (OAS). */
const MAX_DAYS = 45;

const countryField = { name: 'destinationCountryCode', displayName: 'Destination Country' };
const firstCost = { name: 'firstItemCost', displayName: 'Cost of First Item' };
const nextCost = { name: 'additionalItemCost', displayName: 'Cost of Each Additional Item' };
const minDays = { name: 'minDays', displayName: 'Shortest Delivery', min: 1, max: MAX_DAYS };
const maxDays = { name: 'maxDays', displayName: 'Longest Delivery', min: 1, max: MAX_DAYS };

const costPlaceholder = 'e.g. 4.99';

/** Where a shipping profile ships to, what it costs and how long it takes. */
export const shippingTermsProperties: INodeProperties[] = [
	{
		displayName: 'Destination',
		name: 'destination',
		type: 'options',
		options: [
			{ name: 'Country', value: 'country', description: 'One country' },
			{ name: 'Europe, Not EU', value: 'non_eu', description: 'Europe without the EU' },
			{ name: 'European Union', value: 'eu' },
			{
				name: 'Everywhere Else',
				value: 'everywhere',
				description: 'Every country that has no destination of its own',
			},
		],
		default: 'everywhere',
		description: 'Where parcels go to',
	},
	{
		...countryField,
		type: 'string',
		displayOptions: { show: { destination: ['country'] } },
		default: '',
		required: true,
		placeholder: 'e.g. US',
		description: 'The two letters of the country',
	},
	{
		...firstCost,
		type: 'string',
		default: '',
		required: true,
		placeholder: costPlaceholder,
		description:
			'What the buyer pays for shipping one item, in the currency of the shop; 0 is free',
	},
	{
		...nextCost,
		type: 'string',
		default: '',
		required: true,
		placeholder: costPlaceholder,
		description: 'What each further item in the same parcel adds; 0 is free',
	},
	{
		displayName: 'Delivery Time',
		name: 'deliveryBy',
		type: 'options',
		options: [
			{ name: 'By Carrier', value: 'carrier', description: 'As Etsy knows it of a carrier' },
			{ name: 'By Days', value: 'days', description: 'As you say' },
		],
		default: 'days',
		description: 'How Etsy knows when a parcel arrives after it was sent',
	},
	{
		displayName: minDays.displayName,
		name: minDays.name,
		type: 'number',
		displayOptions: { show: { deliveryBy: ['days'] } },
		typeOptions: { minValue: 1, maxValue: MAX_DAYS },
		default: 3,
		description: 'Working days from sending to arrival at least, 1 to 45',
	},
	{
		displayName: maxDays.displayName,
		name: maxDays.name,
		type: 'number',
		displayOptions: { show: { deliveryBy: ['days'] } },
		typeOptions: { minValue: 1, maxValue: MAX_DAYS },
		default: 10,
		description: 'Working days from sending to arrival at most, 1 to 45',
	},
	{ ...profileCarrierPicker, displayOptions: { show: { deliveryBy: ['carrier'] } } },
	{ ...mailClassPicker, displayOptions: { show: { deliveryBy: ['carrier'] } } },
];

function readDestination(context: IExecuteFunctions, itemIndex: number): Result<Destination> {
	const destination = String(context.getNodeParameter('destination', itemIndex));
	if (destination === 'country') {
		const countryCode = readCountry(context, countryField, itemIndex);
		return countryCode.ok ? ok({ countryCode: countryCode.value }) : countryCode;
	}
	if (destination === 'eu' || destination === 'non_eu') return ok({ region: destination });
	return ok({ region: 'everywhere' });
}

function readDays(context: IExecuteFunctions, itemIndex: number): Result<Delivery> {
	const min = readCount(context, minDays, itemIndex);
	if (!min.ok) return min;
	const max = readCount(context, maxDays, itemIndex);
	if (!max.ok) return max;
	if (min.value <= max.value) {
		return ok({ minDeliveryDays: min.value, maxDeliveryDays: max.value });
	}
	return wrongField(
		minDays,
		"The value of 'Shortest Delivery' is larger than that of 'Longest Delivery'.",
		'Enter the shorter time first.',
	);
}

function readDelivery(context: IExecuteFunctions, itemIndex: number): Result<Delivery> {
	if (context.getNodeParameter('deliveryBy', itemIndex) !== 'carrier') {
		return readDays(context, itemIndex);
	}
	const at = { path: 'carrierId', displayName: 'Carrier', itemIndex };
	const carrierId = readRequiredPick(context, at);
	if (!carrierId.ok) return carrierId;
	const field = { name: 'mailClass', displayName: 'Mail Class' };
	const mailClass = readText(context, field, itemIndex, { extractValue: true });
	return mailClass.ok ? ok({ carrierId: carrierId.value, mailClass: mailClass.value }) : mailClass;
}

/** Reads the parameters above, or says which of them is wrong. */
export function readShippingTerms(
	context: IExecuteFunctions,
	itemIndex: number,
): Result<ShippingTerms> {
	const destination = readDestination(context, itemIndex);
	if (!destination.ok) return destination;
	const firstItemCost = readCost(context, firstCost, itemIndex);
	if (!firstItemCost.ok) return firstItemCost;
	const additionalItemCost = readCost(context, nextCost, itemIndex);
	if (!additionalItemCost.ok) return additionalItemCost;
	const delivery = readDelivery(context, itemIndex);
	if (!delivery.ok) return delivery;
	return ok({
		destination: destination.value,
		delivery: delivery.value,
		firstItemCost: firstItemCost.value,
		additionalItemCost: additionalItemCost.value,
	});
}
