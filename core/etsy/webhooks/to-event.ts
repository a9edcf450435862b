import type { Notice, WebhookEventType } from './parse-notice';

/** What happened, as an item tells it beside the order. */
export interface WebhookEvent {
	type: WebhookEventType;
	/**
	 * The same each time the same thing is told, whichever way: the poll trigger makes its ids of the
	 * same parts, so a workflow that listens to both can see that they mean one thing.
	 */
	id: string;
	/** When Etsy sent it, ISO 8601. */
	at: string;
	/** Etsy's number of the webhook; the same when it is sent again. */
	webhookId: string;
}

/**
 * The event of a notice. Pure.
 * @param webhookId header `webhook-id`
 * @param timestamp header `webhook-timestamp`, epoch seconds, found right before
 */
export function toEvent(
	{ type, receiptId }: Extract<Notice, { kind: 'order' }>,
	webhookId: string,
	timestamp: string,
): WebhookEvent {
	const at = new Date(Number(timestamp) * 1000).toISOString();
	return { type, id: `${type}:${receiptId}`, at, webhookId };
}
