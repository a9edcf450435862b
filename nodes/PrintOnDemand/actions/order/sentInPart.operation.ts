import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { sentInPart, type SentInPartRules } from '../../../../core/domain/tracking/sent-in-part';
import { optionalRows, tableRows } from '../../../shared/inputs';
import type { BatchEntry, BatchOutcome } from '../../../shared/operation';
import { readSettings, settingsProperty } from '../../../shared/pack-settings';
import { exceptionsInput, ledgerInput } from '../../../shared/pack-tables';

const LEDGER = ledgerInput(0);
const EXCEPTIONS = exceptionsInput(1);

const properties: INodeProperties[] = [
	{
		displayName:
			"Etsy takes a whole order for sent as soon as it is told of one parcel, and does not list it as open any more. Connect the rows of POD Order Ledger, and those of POD Exceptions that wait or were decided of late. Each item names an order of which one part was sent while another has no end yet, at most ten a shop, the five that changed last and five others in turn: read their parcels from POD Parcels and give those to 'Include Sent in Part' of Etsy > Order > Get Many.",
		name: 'sentInPartNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Whose Parts',
		name: 'maker',
		type: 'options',
		options: [
			{ name: 'Orders at Printers', value: 'printers' },
			{
				name: 'Orders to Suppliers',
				value: 'suppliers',
				description: 'Also lines that no order to a supplier names yet',
			},
			{
				name: 'What Is Being Made',
				value: 'being_made',
				description: 'Parts that a printer has and has not sent, for what buyers cancel or change',
			},
		],
		default: 'printers',
		description: 'Which parts are still to come',
	},
	settingsProperty,
];

/** The parameters of Find Sent in Part. */
export const description = updateDisplayOptions(
	{ show: { resource: ['order'], operation: ['sentInPart'] } },
	properties,
);

/** Names the orders that are sent in part. No API call. */
export async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	const settings = readSettings(context);
	if (!settings.ok) return settings;
	const ledger = tableRows(context, LEDGER);
	if (!ledger.ok) return ledger;
	const exceptions = optionalRows(context, EXCEPTIONS);
	if (!exceptions.ok) return exceptions;
	const found = sentInPart(ledger.value, exceptions.value, {
		now: Date.now(),
		maker: context.getNodeParameter('maker', 0) as SentInPartRules['maker'],
		suppliers: new Set(settings.value.suppliers.map(({ name }) => name)),
	});
	const pairedItem = { item: 0, input: LEDGER.input };
	return ok({ entries: found.map((order): BatchEntry => ({ json: { ...order }, pairedItem })) });
}
