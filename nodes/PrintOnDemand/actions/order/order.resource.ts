import type { INodeProperties } from 'n8n-workflow';
import type { AnyOperation } from '../../../shared/operation';
import { offeredWhere } from '../../helpers/offered-where';
import * as cancel from './cancel.operation';
import * as carryOutChange from './carryOutChange.operation';
import * as checkImported from './checkImported.operation';
import * as confirm from './confirm.operation';
import * as confirmUnchanged from './confirmUnchanged.operation';
import * as create from './create.operation';
import * as endedClaims from './endedClaims.operation';
import * as find from './find.operation';
import * as follow from './follow.operation';
import * as get from './get.operation';
import * as getChanged from './getChanged.operation';
import * as getPlaced from './getPlaced.operation';
import * as judgeSupply from './judgeSupply.operation';
import * as listQuotes from './listQuotes.operation';
import * as orderedRows from './orderedRows.operation';
import * as plan from './plan.operation';
import * as planChanges from './planChanges.operation';
import * as planRetries from './planRetries.operation';
import * as plannedRows from './plannedRows.operation';
import * as planSupply from './planSupply.operation';
import * as planTracking from './planTracking.operation';
import * as readSupplierParcel from './readSupplierParcel.operation';
import * as sentInPart from './sentInPart.operation';
import * as submit from './submit.operation';
import * as updateAddress from './updateAddress.operation';

/** The entry of the parameter Resource. */
export const option = { name: 'Order', value: 'order' };

/** The operations of the resource Order, by value. */
export const operations: Readonly<Record<string, AnyOperation>> = {
	cancel,
	carryOutChange,
	checkImported,
	confirm,
	confirmUnchanged,
	create,
	endedClaims,
	find,
	follow,
	get,
	getChanged,
	getPlaced,
	judgeSupply,
	listQuotes,
	orderedRows,
	plan,
	planChanges,
	plannedRows,
	planRetries,
	planSupply,
	planTracking,
	readSupplierParcel,
	sentInPart,
	submit,
	updateAddress,
};

/** The choice of the operation. */
export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['order'] } },
		options: [
			{
				name: 'Cancel',
				value: 'cancel',
				action: 'Cancel an order',
				description: 'Stop an order, where that is still possible',
				displayOptions: offeredWhere('cancelOrder'),
			},
			{
				name: 'Carry Out Change',
				value: 'carryOutChange',
				action: 'Carry out a change of a buyer',
				description:
					'Stop an order or send it to the new address, as far as its printer still lets it; say what cannot be done',
			},
			{
				name: 'Check Imported',
				value: 'checkImported',
				action: 'Check imported orders',
				description:
					"Compare orders that the provider's own connection to Etsy made with the plan: approve, hold or wait",
				displayOptions: offeredWhere('findImportedOrders'),
			},
			{
				name: 'Confirm Claims',
				value: 'confirm',
				action: 'Confirm claimed orders',
				description: 'Let only those planned orders go on that this run holds in the ledger',
			},
			{
				name: 'Confirm Unchanged',
				value: 'confirmUnchanged',
				action: 'Confirm unchanged orders',
				description:
					'Let only those planned orders go on that the buyer has not changed or cancelled since',
			},
			{
				name: 'Create',
				value: 'create',
				action: 'Create an order',
				description:
					'Create an order at a provider; an order that is there already is returned and never made twice',
			},
			{
				name: 'Find',
				value: 'find',
				action: 'Find an order',
				description: 'Find an order at a provider by the ID that this pack gave it',
			},
			{
				name: 'Find Ended Claims',
				value: 'endedClaims',
				action: 'Find claims that have ended',
				description: 'Name the rows of the ledger that say less than another row of their order',
			},
			{
				name: 'Find Sent in Part',
				value: 'sentInPart',
				action: 'Find orders that are sent in part',
				description:
					'Name the orders of which one part was sent while another has no end: Etsy takes them for sent',
			},
			{
				name: 'Follow',
				value: 'follow',
				action: 'Follow orders',
				description:
					'Look how the orders of the ledger stand at their printers: what needs you, what was sent, what changed',
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get an order',
				description: 'Read one order at a provider: status, costs, lines and shipments',
			},
			{
				name: 'Get Changed',
				value: 'getChanged',
				action: 'Get changed orders',
				description:
					'List the orders that may have changed since a time, for a schedule that loses nothing',
				displayOptions: offeredWhere('ordersChangedSince'),
			},
			{
				name: 'Get Placed',
				value: 'getPlaced',
				action: 'Get placed orders',
				description:
					'List the orders that your printers have, reduced to what a comparison with the ledger needs',
			},
			{
				name: "Judge Supplier's Answer",
				value: 'judgeSupply',
				action: 'Judge the answer of a supplier',
				description:
					'Say whether a supplier took an order: taken, tried again, or to be looked at by you',
			},
			{
				name: 'List Quotes',
				value: 'listQuotes',
				action: 'List the quotes that planning needs',
				description: 'Say which prices Plan needs to compare printers or to keep your limits',
			},
			{
				name: 'Plan',
				value: 'plan',
				action: 'Plan orders',
				description:
					'Compare Etsy orders with the ledger: what to order, what to hold, what to leave out',
			},
			{
				name: 'Plan Changes',
				value: 'planChanges',
				action: 'Plan what buyers changed',
				description:
					'Compare the orders at printers with Etsy: which were cancelled or changed since they were ordered',
			},
			{
				name: 'Plan Retries',
				value: 'planRetries',
				action: 'Plan what is tried again',
				description:
					'Say what of that which failed is tried again now, what you must hear of, and what is over',
			},
			{
				name: 'Plan Supplier Orders',
				value: 'planSupply',
				action: 'Plan orders to suppliers',
				description:
					'Compare the lines that no printer makes with the ledger: what to send to which supplier',
			},
			{
				name: 'Plan Tracking',
				value: 'planTracking',
				action: 'Plan tracking notices',
				description:
					'Say of which parcels Etsy is to be told now, so that a buyer hears once of each',
			},
			{
				name: "Read Supplier's Parcel",
				value: 'readSupplierParcel',
				action: 'Read what a supplier says of a parcel',
				description:
					'Find the order that a supplier names, and say what ledger and parcels are to say',
			},
			{
				name: 'Rows of Made Orders',
				value: 'orderedRows',
				action: 'Make ledger rows of made orders',
				description: 'Turn what Create gave into rows of the ledger, to be added all at once',
			},
			{
				name: 'Rows of Planned Orders',
				value: 'plannedRows',
				action: 'Make ledger rows of planned orders',
				description: 'Turn planned orders into rows of the ledger, to be added all at once',
			},
			{
				name: 'Submit',
				value: 'submit',
				action: 'Submit an order',
				description: 'Start the production of an order that waits. It costs money.',
				displayOptions: offeredWhere('submitOrder'),
			},
			{
				name: 'Update Address',
				value: 'updateAddress',
				action: 'Update the address of an order',
				description: 'Change where an order goes, as long as the provider lets it',
				displayOptions: offeredWhere('updateAddress'),
			},
		],
		default: 'create',
	},
];

/** The parameters of all operations, each tied to its own. */
export const operationProperties: INodeProperties[] = Object.values(operations).flatMap(
	(operation) => operation.description,
);
