import type { INodeProperties } from 'n8n-workflow';
import { leaveOutBuyerDataOption } from '../shared/etsy/buyer-data';
import { restProperty } from '../shared/webhook/rest';

/** What a user sets up before the trigger can receive anything. */
export const properties: INodeProperties[] = [
	{
		displayName:
			// n8n 2.41 takes tags for line breaks out of a notice, so it has to be read without them.
			'To set up: (1) Copy the Production URL from "Webhook URLs" above. (2) On Etsy, open "Manage your apps", the menu of your app, and "Webhook portal". (3) Press "Add endpoint", paste the address and tick the events. (4) Copy the signing secret of the endpoint into the credential "Etsy Webhook API". (5) Publish this workflow.',
		name: 'setupNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		options: [
			{ name: 'Order Cancelled', value: 'orderCancelled', description: 'You cancelled an order' },
			{ name: 'Order Delivered', value: 'orderDelivered', description: 'A parcel has arrived' },
			{ name: 'Order Paid', value: 'orderPaid', description: 'An order is paid' },
			{ name: 'Order Shipped', value: 'orderShipped', description: 'An order was marked shipped' },
		],
		default: ['orderPaid', 'orderCancelled'],
		description: 'Which events start the workflow. Others are answered and dropped.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			leaveOutBuyerDataOption,
			{
				displayName: 'Shop ID',
				name: 'shopId',
				type: 'string',
				default: '',
				placeholder: 'e.g. 12345678',
				description:
					'The number of the shop whose orders to take. Left empty, the shop of the credential is looked up at the first event and remembered.',
			},
			restProperty,
		],
	},
];
