import type { INodeProperties } from 'n8n-workflow';
import { leaveOutBuyerDataOption } from '../shared/etsy/buyer-data';
import { shopIdOption } from '../shared/etsy/shop-id';

const options: INodeProperties[] = [
	{
		displayName: 'Check Hidden Changes Every (Minutes)',
		name: 'sweepMinutes',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 10,
		description:
			'How often to read the lists that tell of cancellations, refunds, late orders, listings and reviews, which do not show in the time of change of an order. 0 reads them with every poll.',
	},
	{
		displayName: 'Confirm Finished Runs',
		name: 'confirmRuns',
		type: 'boolean',
		default: true,
		description:
			'Whether to start an empty run after a run that ended well, so that n8n saves at once that its events are done. Without it, the latest events come a second time after n8n was restarted, unless others followed.',
	},
	leaveOutBuyerDataOption,
	{
		displayName: 'Overlap (Minutes)',
		name: 'overlapMinutes',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 10,
		description:
			'How much of the time that was read already to read again, for changes that Etsy shows late. No event comes twice by it.',
	},
	shopIdOption,
	{
		displayName: 'Tries per Event',
		name: 'maxTries',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 3,
		description:
			'How often to give out events whose run failed or was cut off by a restart. 1 never gives out an event twice, and loses those of a run that is cut off.',
	},
];

/** The parameters of the trigger. */
export const properties: INodeProperties[] = [
	{
		displayName:
			'This trigger may give out an event again when n8n is restarted in the middle of a run, under the same event ID. <a href="https://github.com/print-on-demand-n8n/n8n-nodes-print-on-demand/blob/main/docs/nodes/etsy-trigger.md" target="_blank">More about what it promises</a>',
		name: 'notice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		options: [
			{
				name: 'Listing Sold Out or Expired',
				value: 'listingSoldOutOrExpired',
				description: 'When buyers cannot order a listing any more',
			},
			{
				name: 'New Review',
				value: 'newReview',
				description: 'When a buyer has written a review',
			},
			{
				name: 'Order About to Be Late',
				value: 'orderAboutToBeLate',
				description: 'When a paid order is not shipped and its ship-by date comes near',
			},
			{
				name: 'Order Cancelled or Refunded',
				value: 'orderCancelledOrRefunded',
				description: 'When an order is cancelled, or some or all of its money is paid back',
			},
			{
				name: 'Order Changed',
				value: 'orderChanged',
				description: 'When anything about an order changes, such as its address or its shipping',
			},
			{
				name: 'Order Paid',
				value: 'orderPaid',
				description: 'When an order is paid and can be made',
			},
		],
		default: ['orderPaid'],
		required: true,
		description: 'What to start the workflow for',
	},
	{
		displayName: 'Start',
		name: 'startFrom',
		type: 'options',
		options: [
			{
				name: 'From Now',
				value: 'now',
				description: 'Only what happens after the workflow is activated',
			},
			{
				name: 'Since a Date',
				value: 'date',
				description: 'Also what happened from a date on, which may be much at first',
			},
		],
		default: 'now',
		description: 'Which events to begin with. A change of this begins anew.',
	},
	{
		displayName: 'Start Date',
		name: 'startDate',
		type: 'dateTime',
		displayOptions: { show: { startFrom: ['date'] } },
		default: '',
		required: true,
		description: 'Events from this time on are given out, by the clock of Etsy',
	},
	{
		displayName: 'Hours Before Ship-By Date',
		name: 'lateHours',
		type: 'number',
		displayOptions: { show: { events: ['orderAboutToBeLate'] } },
		typeOptions: { minValue: 0 },
		default: 24,
		description: 'How long before its ship-by date an order counts as about to be late',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options,
	},
];
