import {
	sleep,
	type IDataObject,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import type { Failure } from '../../core/domain/failure';
import { isAboutOrder, isWanted, judgeEvent } from '../../core/domain/judge-event';
import type { ProviderEvent } from '../../core/domain/provider-event';
import type { ProviderOrder } from '../../core/domain/provider-order';
import { ok, type Result } from '../../core/domain/result';
import { failureToError } from '../shared/failure-to-error';
import { accept, refuse } from '../shared/webhook/answers';
import { answerOf, remember, seenBy } from '../shared/webhook/memory';
import { takeStart } from '../shared/webhook/rest';
import type { Standing } from '../shared/webhook/seen-ids';
import { openFor, type OpenedProvider, type Setup } from './setup';
import { toItem } from './to-item';

/** How long the same news waits for what becomes of its twin; providers hang up after some time. */
const WAIT_MS = 8_000;

const WAIT_STEP_MS = 20;

/** A message whose signature, form and kind were found right. */
export interface Message {
	setup: Setup;
	events: readonly ProviderEvent[];
	isSigned: boolean;
	rawBody: Uint8Array;
}

/** The same each time the same news comes. */
const keyOf = ({ provider, eventId, type }: ProviderEvent): string =>
	`${provider} ${type} ${eventId}`;

/**
 * Of several pieces of the same news the last; in one order, so that no two wait for each other.
 */
function distinct(events: readonly ProviderEvent[]): ProviderEvent[] {
	const byKey = new Map(events.map((event) => [keyOf(event), event]));
	return [...byKey].sort(([a], [b]) => a.localeCompare(b)).map(([, event]) => event);
}

/**
 * Where a piece of news stands. One that another request works on is waited for: to send it away
 * counts as a failure, and after some of them Printify sends nothing for an hour
 * (facts/printify.md 12).
 */
async function standingOf(
	context: IWebhookFunctions,
	key: string,
	nowSeconds: number,
): Promise<Standing> {
	const seen = seenBy(context, nowSeconds);
	for (let waited = 0; ; waited += WAIT_STEP_MS) {
		const standing = seen.claim(key, answerOf(context), nowSeconds);
		if (standing !== 'underway' || waited >= WAIT_MS) return standing;
		await sleep(WAIT_STEP_MS);
	}
}

/**
 * Lets news through that was not let through before. Where its order could not be read it is given
 * back, so that the provider sends it again.
 */
export async function letThrough(
	context: IWebhookFunctions,
	message: Message,
): Promise<IWebhookResponseData> {
	const nowSeconds = Math.floor(Date.now() / 1000);
	const fresh: ProviderEvent[] = [];
	for (const event of distinct(message.events)) {
		const standing = await standingOf(context, keyOf(event), nowSeconds);
		// The other request may yet fail; then this message must come once more.
		if (standing === 'underway') return refuse(context, 503);
		if (standing === 'new') fresh.push(event);
	}
	if (fresh.length === 0) return accept();
	const start = takeStart(context, context.getNodeParameter('restSeconds', 0));
	if (start === null) return accept();

	const items = await look(context, message, fresh);
	if (!items.ok || items.value.length === 0) start.callOff();
	if (!items.ok) return giveBack(context, items.failure, message.isSigned);
	if (items.value.length === 0) return accept();
	remember(context, fresh.map(keyOf), nowSeconds);
	return { workflowData: [items.value.map((json) => ({ json }))] };
}

/** Looks into each piece of news. @returns an item for each that holds */
async function look(
	context: IWebhookFunctions,
	{ setup, isSigned, rawBody }: Message,
	events: readonly ProviderEvent[],
): Promise<Result<IDataObject[]>> {
	const isSimple = context.getNodeParameter('simplify', true) !== false;
	const mustRead = !isSigned || context.getNodeParameter('readOrder', true) !== false;
	const toRead = mustRead ? events.filter(({ type }) => isAboutOrder(type)) : [];
	const orders = await readOrders(context, setup, toRead);
	if (!orders.ok) return orders;

	const items = events.map((event) => {
		const order = toRead.includes(event)
			? orders.value.get(event.providerOrderId ?? '')
			: undefined;
		if (toRead.includes(event) && order === undefined) return undefined;
		const judged = judgeEvent(event, order, isSigned);
		if (!isWanted(judged.type, setup.events)) return undefined;
		return toItem(judged, order, isSimple ? undefined : rawBody);
	});
	return ok(items.filter((item) => item !== undefined));
}

/** Reads each order once. @returns without those that the provider does not know */
async function readOrders(
	context: IWebhookFunctions,
	{ module, storeId }: Setup,
	events: readonly ProviderEvent[],
): Promise<Result<Map<string, ProviderOrder>>> {
	const orders = new Map<string, ProviderOrder>();
	const ids = new Set(events.flatMap(({ providerOrderId }) => providerOrderId ?? []));
	if (ids.size === 0) return ok(orders);
	const opened = await openFor(context, module.name, storeId);
	// What is not set up right is no fault of the sender's.
	if (!opened.ok) throw failureToError(context.getNode(), opened.failure, 0);
	for (const id of ids) {
		const order = await readOrder(context, opened.value, id);
		if (!order.ok) return order;
		if (order.value) orders.set(id, order.value);
	}
	return ok(orders);
}

async function readOrder(
	context: IWebhookFunctions,
	{ provider }: OpenedProvider,
	id: string,
): Promise<Result<ProviderOrder | undefined>> {
	const order = await provider.getOrder(id);
	if (order.ok) return order;
	if (order.failure.category !== 'not_found') return order;
	context.logger.warn(
		'Print on Demand Trigger: dropped news of an order that is not in the account.',
	);
	return ok(undefined);
}

/**
 * What becomes of news whose order could not be read. What time heals is answered 503 in silence,
 * so that it comes again. A refused credential stops as a failed execution that the user sees, for
 * which n8n answers 500. Anything else can be a forger's doing where nobody signs: then it is
 * dropped.
 */
function giveBack(
	context: IWebhookFunctions,
	failure: Failure,
	isSigned: boolean,
): IWebhookResponseData {
	const isOurs = failure.category === 'auth' || failure.category === 'permission';
	if (!failure.retryable && (isSigned || isOurs)) {
		throw failureToError(context.getNode(), failure, 0);
	}
	context.logger.warn(`Print on Demand Trigger: ${failure.message}`);
	return failure.retryable ? refuse(context, 503) : accept();
}
