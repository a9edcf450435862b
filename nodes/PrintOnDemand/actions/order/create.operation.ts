import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import {
	LOOKS_LATER,
	type CreatedOrder,
	type EarlierTry,
	type ProviderOrderRequest,
} from '../../../../core/domain/provider-order';
import { failure, type Failure } from '../../../../core/domain/failure';
import { serviceLabel } from '../../../../core/domain/provider';
import { fail, ok, type Result } from '../../../../core/domain/result';
import type { PrintProvider } from '../../../../core/providers/types';
import { incomingParameter } from '../../../shared/incoming';
import type { Doubt } from '../../../shared/operation';
import { openProvider } from '../../../shared/open-provider';
import { readOrderRequest } from './order-request';
import { planStands } from './plan-stands';

/** The limiter keeps the provider's limits; this keeps waiting requests from piling up. */
export const concurrency = 10;

const properties: INodeProperties[] = [
	{
		displayName: 'Order',
		name: 'order',
		type: 'json',
		default: '={{ $json }}',
		required: true,
		hint: "The output 'Ready' of the operation Plan has this form",
		description:
			'The order to make: <code>externalId</code>, <code>label</code>, <code>lines</code> (<code>lineId</code>, <code>quantity</code>, <code>source</code>), <code>shipTo</code>, <code>shippingTier</code> and <code>earlierTry</code>. By default the incoming item.',
	},
	{
		displayName: 'Start Production',
		name: 'submit',
		type: 'boolean',
		default: false,
		description:
			'Whether to print at once, which costs money and cannot be taken back. Used where the order itself does not say (<code>submit</code>). Off, the order waits for you at the provider; a provider that cannot hold orders, such as Prodigi, then refuses it.',
	},
	{
		displayName: 'Order on Etsy Now',
		name: 'etsyOrder',
		type: 'json',
		default: '{}',
		description:
			'The Etsy order, read again just before by the Etsy node. If it is not what the plan rests on, nothing is sent. Left empty, nothing is compared.',
	},
];

/** The parameters of Create. */
export const description = updateDisplayOptions(
	{ show: { resource: ['order'], operation: ['create'] } },
	properties,
);

/**
 * Creates one order. Costs one call, and look-ups only where an earlier try is in doubt.
 * @returns ids and state, nothing of the buyer's
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const asked = await open(context, itemIndex);
	if (!asked.ok) return asked;
	const { provider, request, earlierTry, isLookOnly } = asked.value;
	if (isLookOnly && earlierTry.inDoubt) {
		const there = await provider.findOrder(request.externalId, earlierTry.since);
		if (!there.ok) return there;
		if (there.value === null) return fail(notThere(request));
	}
	// A node that stops at the first failure does not come back to any.
	const looksLater = context.continueOnFail();
	const how = earlierTry.inDoubt ? earlierTry : { ...earlierTry, looksLater };
	return await make(provider, request, how);
}

/**
 * Comes back to an order that may have been made: looks, and makes it if it is not there. All
 * orders in doubt of a run share the look: it begins after their tries have ended, so it tells of
 * them. An order was made at most one call before its try ended, which is far within what a
 * provider's look-up allows for clocks that differ.
 */
export async function settle(
	context: IExecuteFunctions,
	itemIndex: number,
	{ failure: unclear, endedAt: since }: Doubt,
): Promise<Result<IDataObject[]>> {
	// Other doubts were looked into as far as that went.
	if (unclear.code !== LOOKS_LATER) return fail(unclear);
	const doubt = fail({ ...unclear, code: undefined });
	const asked = await open(context, itemIndex);
	// What stands in the way now says nothing of the try before: that stays in doubt.
	if (!asked.ok) return doubt;
	const { provider, request } = asked.value;
	const there = await provider.findOrder(request.externalId, since);
	if (!there.ok) return doubt;
	return await make(provider, request, { inDoubt: true, since, sent: 1 });
}

async function open(context: IExecuteFunctions, itemIndex: number) {
	const provider = await openProvider(context, itemIndex);
	if (!provider.ok) return provider;
	const { name } = provider.value;
	const asked = readOrderRequest(incomingParameter(context, 'order', itemIndex), name);
	if (!asked.ok) return asked;
	const { createBefore, basis } = asked.value;
	const stands = planStands(context.getNodeParameter('etsyOrder', itemIndex, {}), basis);
	if (!stands.ok) return stands;
	const request = withSubmit(context, itemIndex, asked.value.request);
	if (createBefore && Date.now() > Date.parse(createBefore)) return fail(tooLate(request));
	return ok({ ...asked.value, provider: provider.value, request });
}

async function make(
	provider: PrintProvider,
	request: ProviderOrderRequest,
	earlierTry: EarlierTry,
): Promise<Result<IDataObject[]>> {
	const made = await provider.createOrder(request, earlierTry);
	if (!made.ok) return made;
	const ended = endedOrder(request, made.value);
	return ended ? fail(ended) : ok([toItem(request, made.value)]);
}

/** What the order itself says wins over the node; only a clear "on" starts anything. */
function withSubmit(
	context: IExecuteFunctions,
	itemIndex: number,
	request: ProviderOrderRequest,
): ProviderOrderRequest {
	if (request.submit !== undefined) return request;
	const submit = context.getNodeParameter('submit', itemIndex, false) === true;
	return submit ? { ...request, submit } : request;
}

/** The claim is so old that another run may have taken the order over: this one stands back. */
function tooLate({ externalId }: ProviderOrderRequest): Failure {
	return failure({
		category: 'conflict',
		retryable: true,
		provider: 'pack',
		operation: 'order:create',
		message: `This run took too long to get to the order ${externalId}, so it leaves it to a later one.`,
		hint: 'Nothing was sent. If this happens often, raise claim_timeout_seconds in POD Settings.',
		fields: [],
	});
}

/** The doubt is settled: the printer, which failed too often, has not got it. */
function notThere({ externalId, provider }: ProviderOrderRequest): Failure {
	const label = serviceLabel(provider);
	return failure({
		category: 'service_down',
		code: 'not_there',
		provider,
		operation: 'order:create',
		message: `${label} failed several times, and the order ${externalId} is not there.`,
		hint: 'Nothing was sent. The next sync gives it to another printer of POD Variant Map.',
	});
}

/** An order of an earlier try that was stopped at the provider since: nothing will be printed. */
function endedOrder(request: ProviderOrderRequest, { order }: CreatedOrder): Failure | null {
	if (order?.status !== 'cancelled' && order?.status !== 'failed') return null;
	const label = serviceLabel(request.provider);
	return failure({
		category: 'conflict',
		provider: request.provider,
		operation: 'order:create',
		message: `${label} has the order ${request.externalId} already, and it is ${order.status} there.`,
		hint: `Look at order ${order.displayId ?? order.providerOrderId} at ${label}. If it shall be printed after all, order it there by hand.`,
		fields: ['externalId'],
	});
}

function toItem(request: ProviderOrderRequest, { order, ...made }: CreatedOrder): IDataObject {
	return {
		externalId: made.externalId,
		provider: request.provider,
		lineIds: request.lines.map(({ lineId }) => lineId),
		providerOrderId: made.providerOrderId,
		found: made.found,
		// A provider that answers with an id alone has taken the order in.
		status: order?.status ?? 'received',
		...(order === undefined
			? {}
			: {
					rawStatus: order.rawStatus,
					awaitingApproval: order.awaitingApproval,
					...(order.displayId === undefined ? {} : { displayId: order.displayId }),
				}),
	};
}
