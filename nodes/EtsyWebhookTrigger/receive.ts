import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { Failure } from '../../core/domain/failure';
import { ok, type Result } from '../../core/domain/result';
import { toOrder } from '../../core/etsy/to-order';
import { parseNotice, type Notice } from '../../core/etsy/webhooks/parse-notice';
import { toEvent } from '../../core/etsy/webhooks/to-event';
import { verifyMessage, type SignedMessage } from '../../core/etsy/webhooks/verify-signature';
import { orderToJson } from '../shared/etsy/buyer-data';
import { openEtsy } from '../shared/etsy/session';
import { failureToError } from '../shared/failure-to-error';
import { accept, refuse } from '../shared/webhook/answers';
import { answerOf, remember, seenBy } from '../shared/webhook/memory';
import { readRequest } from '../shared/webhook/read-request';
import { takeStart } from '../shared/webhook/rest';
import { baseUrlOf } from './base-url';
import { ownShop } from './own-shop';
import { signingKey } from './signing-key';

/** Notices are thin: some 200 bytes. */
const MAX_BODY_BYTES = 64 * 1024;

type OrderNotice = Extract<Notice, { kind: 'order' }>;

/** What was received; undefined where a header or the body is missing. */
function readMessage(context: IWebhookFunctions): SignedMessage | undefined {
	const { rawBody, headers } = readRequest(context);
	const id = headers['webhook-id'];
	const timestamp = headers['webhook-timestamp'];
	const signatures = headers['webhook-signature'];
	if (rawBody.length === 0) return undefined;
	if (id === undefined || timestamp === undefined || signatures === undefined) return undefined;
	return { id, timestamp, signatures, rawBody };
}

/** Reads the order that a notice names; undefined where it is an order of another shop. */
async function readOrder(
	context: IWebhookFunctions,
	notice: OrderNotice,
	options: IDataObject,
): Promise<Result<IDataObject | undefined>> {
	const etsy = await openEtsy(context, 0);
	if (!etsy.ok) return etsy;
	const shopId = await ownShop(context, etsy.value, options.shopId);
	if (!shopId.ok) return shopId;
	if (shopId.value !== notice.shopId) return ok(undefined);
	// By its ids: the address in the notice is never called.
	const receipt = await etsy.value.api.getShopReceipt(notice.shopId, notice.receiptId);
	if (!receipt.ok) return receipt;
	const order = toOrder(receipt.value, notice.shopId);
	return ok(orderToJson(order, options.leaveOutBuyerData === true));
}

/**
 * What becomes of a notice whose order could not be read. It was not let through, so Etsy has to
 * send it again: what time heals is answered 503 in silence, the rest stops as a failed execution
 * that the user sees, for which n8n answers 500.
 */
function giveBack(context: IWebhookFunctions, failure: Failure): IWebhookResponseData {
	if (!failure.retryable) throw failureToError(context.getNode(), failure, 0);
	context.logger.warn(`Etsy Webhook Trigger: ${failure.message}`);
	return refuse(context, 503);
}

async function letThrough(
	context: IWebhookFunctions,
	message: SignedMessage,
	notice: OrderNotice,
	nowSeconds: number,
): Promise<IWebhookResponseData> {
	const standing = seenBy(context, nowSeconds).claim(message.id, answerOf(context), nowSeconds);
	if (standing === 'done') return accept();
	// The other request may yet fail; then this notice must come once more.
	if (standing === 'underway') return refuse(context, 503);
	const options = context.getNodeParameter('options', {}) as IDataObject;
	const start = takeStart(context, options.restSeconds);
	if (start === null) return accept();
	const order = await readOrder(context, notice, options);
	if (!order.ok || order.value === undefined) start.callOff();
	if (!order.ok) return giveBack(context, order.failure);
	if (order.value === undefined) {
		context.logger.warn('Etsy Webhook Trigger: dropped a notice about an order of another shop.');
		return accept();
	}
	remember(context, [message.id], nowSeconds);
	const event = { ...toEvent(notice, message.id, message.timestamp) };
	return { workflowData: [[{ json: { event, ...order.value } }]] };
}

/**
 * Takes one request. Nothing is read at Etsy and nothing is started before the signature, the time,
 * the form and the event are found right. After an answer of 200 the workflow has been started, or
 * need not be.
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const nowSeconds = Math.floor(Date.now() / 1000);
	const key = await signingKey(context);
	if (!key.ok) {
		// No failed execution here: anybody could make one.
		context.logger.error(`Etsy Webhook Trigger: ${key.failure.message} ${key.failure.hint}`);
		return refuse(context, 503);
	}
	const message = readMessage(context);
	if (message === undefined) return refuse(context, 400);
	if (message.rawBody.length > MAX_BODY_BYTES) return refuse(context, 413);
	const verdict = verifyMessage(message, key.value, nowSeconds);
	if (verdict !== 'genuine') return refuse(context, verdict === 'malformed' ? 400 : 401);

	const notice = parseNotice(message.rawBody, await baseUrlOf(context));
	if (notice.kind === 'malformed') return refuse(context, 400);
	const chosen = context.getNodeParameter('events', []) as string[];
	if (notice.kind === 'unknown' || !chosen.includes(notice.type)) return accept();
	return await letThrough(context, message, notice, nowSeconds);
}
