import { createHmac } from 'node:crypto';

import { SeededRandom } from '../../core/random';
import type { Webhook } from '../model';
import type { WebhookEvent } from './events';

const RETRIES = 3;
/** Real time between tries: Printify documents the number of retries, not their distance. */
const RETRY_DELAY_MS = 100;
const TIMEOUT_MS = 10_000;
const BLOCK_MS = 3_600_000;

/** How the network between the sandbox and the receiver misbehaves. */
export interface Unreliability {
	/** Share of events that are never sent. */
	loseProbability: number;
	/** Share of events that are sent twice, with the same id. */
	duplicateProbability: number;
	seed: number;
}

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
export class WebhookSender {
	private log: Delivery[] = [];
	private blockedUntil = new Map<string, number>();
	private underway = new Set<Promise<void>>();
	private abort = new AbortController();
	private unreliability: Unreliability = { loseProbability: 0, duplicateProbability: 0, seed: 1 };
	private random = new SeededRandom(1);

	/** @param now sandbox milliseconds */
	constructor(private readonly now: () => number) {}

	/** Starts sending and returns; never throws. */
	send(webhook: Webhook, event: WebhookEvent): void {
		if (this.random.chance(this.unreliability.loseProbability)) {
			this.note(webhook, event, 'lost');
			return;
		}
		const copies = this.random.chance(this.unreliability.duplicateProbability) ? 2 : 1;
		for (let copy = 0; copy < copies; copy++) this.start(webhook, event);
	}

	/** Sets losses and duplicates from here on. */
	setUnreliability(unreliability: Unreliability): void {
		this.unreliability = unreliability;
		this.random = new SeededRandom(unreliability.seed);
	}

	/** Every event so far with what became of it. */
	deliveries(): Delivery[] {
		return this.log;
	}

	/** Waits until nothing is under way. */
	async idle(): Promise<void> {
		await Promise.all(this.underway);
	}

	/** Forgets everything and stops what is under way. */
	reset(): void {
		this.abort.abort();
		this.abort = new AbortController();
		this.log = [];
		this.blockedUntil.clear();
		this.setUnreliability({ loseProbability: 0, duplicateProbability: 0, seed: 1 });
	}

	private start(webhook: Webhook, event: WebhookEvent): void {
		if (!isLoopback(webhook.url)) return void this.note(webhook, event, 'not_loopback');
		if ((this.blockedUntil.get(webhook.url) ?? 0) > this.now()) {
			return void this.note(webhook, event, 'blocked');
		}
		const delivery = this.note(webhook, event, 'underway');
		const sending = this.deliver(webhook, event, delivery, this.abort.signal);
		this.underway.add(sending);
		void sending.finally(() => this.underway.delete(sending));
	}

	private note(webhook: Webhook, event: WebhookEvent, outcome: Delivery['outcome']): Delivery {
		const { url, topic } = webhook;
		const delivery: Delivery = { eventId: event.id, topic, url, outcome, attempts: 0 };
		this.log.push(delivery);
		return delivery;
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
			delivery.status = await post(webhook, body, signal);
			if (delivery.status !== undefined && delivery.status < 400) {
				delivery.outcome = 'delivered';
				return;
			}
		}
		delivery.outcome = 'failed';
		if (!signal.aborted) this.blockedUntil.set(webhook.url, this.now() + BLOCK_MS);
	}
}

/** @returns the status of the answer; undefined when there was none */
async function post(
	webhook: Webhook,
	body: string,
	signal: AbortSignal,
): Promise<number | undefined> {
	const headers: Record<string, string> = { 'content-type': 'application/json' };
	if (webhook.secret !== undefined) headers['x-pfy-signature'] = signature(webhook.secret, body);
	try {
		const response = await fetch(webhook.url, {
			method: 'POST',
			headers,
			body,
			redirect: 'manual',
			signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
		});
		await response.arrayBuffer();
		return response.status;
	} catch {
		// Refused, cut or too slow: to the sender that is one thing, no answer.
		return undefined;
	}
}

/** @returns the value of `X-Pfy-Signature` for a body */
export function signature(secret: string, body: string): string {
	return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

/** Whether an address is on this machine; the sandbox calls nothing else. */
export function isLoopback(url: string): boolean {
	const { protocol, hostname } = new URL(url);
	const isHere = ['localhost', '[::1]'].includes(hostname) || /^127\.\d+\.\d+\.\d+$/.test(hostname);
	return isHere && (protocol === 'http:' || protocol === 'https:');
}

async function pause(ms: number): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, ms).unref());
}
