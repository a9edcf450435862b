import { createHmac } from 'node:crypto';

import { NewsSender } from '../../core/news-sender';
import { isLoopback, postWebhook } from '../../core/webhook-post';
import type { Webhook } from '../model';
import type { WebhookEvent } from './events';

const RETRIES = 3;
/** Real time between tries: Printify documents the number of retries, not their distance. */
const RETRY_DELAY_MS = 100;
const BLOCK_MS = 3_600_000;

/** What became of one event on one webhook. */
export interface Delivery {
	eventId: string;
	topic: string;
	url: string;
	outcome: 'underway' | 'delivered' | 'failed' | 'lost' | 'blocked' | 'not_loopback';
	/** Tries made, the first included. */
	attempts: number;
	/** The status of the last answer. */
	status?: number;
}

/**
 * Posts events to webhooks, on this machine only. A receiver that answers 4xx or 5xx, or not at
 * all, gets three retries; then its address is blocked for an hour of sandbox time and the events
 * in that time are lost (facts/printify.md 12).
 */
export class WebhookSender extends NewsSender<Delivery> {
	private blockedUntil = new Map<string, number>();

	/** @param now sandbox milliseconds */
	constructor(private readonly now: () => number) {
		super();
	}

	/** Starts sending and returns; never throws. */
	send(webhook: Webhook, event: WebhookEvent): void {
		const copies = this.copies();
		if (copies === 0) this.noteEvent(webhook, event, 'lost');
		for (let copy = 0; copy < copies; copy++) this.startOne(webhook, event);
	}

	override reset(): void {
		super.reset();
		this.blockedUntil.clear();
	}

	private startOne(webhook: Webhook, event: WebhookEvent): void {
		if (!isLoopback(webhook.url)) return void this.noteEvent(webhook, event, 'not_loopback');
		if ((this.blockedUntil.get(webhook.url) ?? 0) > this.now()) {
			return void this.noteEvent(webhook, event, 'blocked');
		}
		const delivery = this.noteEvent(webhook, event, 'underway');
		this.start(async (signal) => await this.deliver(webhook, event, delivery, signal));
	}

	private noteEvent(webhook: Webhook, event: WebhookEvent, outcome: Delivery['outcome']): Delivery {
		const { url, topic } = webhook;
		return this.note({ eventId: event.id, topic, url, outcome, attempts: 0 });
	}

	private async deliver(
		webhook: Webhook,
		event: WebhookEvent,
		delivery: Delivery,
		signal: AbortSignal,
	): Promise<void> {
		const body = JSON.stringify(event);
		while (delivery.attempts <= RETRIES && !signal.aborted) {
			if (delivery.attempts > 0) await pause(RETRY_DELAY_MS * delivery.attempts);
			delivery.attempts++;
			delivery.status = await postWebhook(webhook.url, signed(webhook, body), body, signal);
			if (delivery.status !== undefined && delivery.status < 400) {
				delivery.outcome = 'delivered';
				return;
			}
		}
		delivery.outcome = 'failed';
		if (!signal.aborted) this.blockedUntil.set(webhook.url, this.now() + BLOCK_MS);
	}
}

/** @returns the value of `X-Pfy-Signature` for a body */
export function signature(secret: string, body: string): string {
	return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

function signed({ secret }: Webhook, body: string): Record<string, string> {
	return secret === undefined ? {} : { 'x-pfy-signature': signature(secret, body) };
}

async function pause(ms: number): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, ms).unref());
}
