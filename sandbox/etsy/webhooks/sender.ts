import { createHmac } from 'node:crypto';

import type { SandboxClock } from '../../core/clock';
import { isLoopback, postWebhook, UnreliableNetwork } from '../../core/webhook-post';
import type { EtsyEvent } from './watcher';

/** Sandbox seconds before each further try (facts/etsy.md 11). */
const RETRY_SECONDS = [5, 300, 1_800, 7_200, 18_000, 36_000, 36_000];

/**
 * How signatures are written: which form Etsy uses is not verified, so a receiver must take all.
 * `rotating` is a secret that was changed: a signature that does not fit stands before the right
 * one.
 */
export const SIGNATURE_FORMS = ['v1', 'bare', 'rotating'] as const;

/** Who wants to be told what. */
export interface Endpoint {
	id: string;
	url: string;
	events: EtsyEvent[];
	/** As the portal shows it, with `whsec_`. */
	secret: string;
	signatureForm: (typeof SIGNATURE_FORMS)[number];
}

/** A webhook as it is sent, each time the same. */
export interface Message {
	/** Header `webhook-id`; the same on retries. */
	id: string;
	event: EtsyEvent;
	receiptId: number;
	body: string;
}

/** What became of one message at one endpoint. */
export interface Delivery {
	webhookId: string;
	endpointId: string;
	event: EtsyEvent;
	receiptId: number;
	outcome: 'underway' | 'waiting' | 'delivered' | 'failed' | 'lost' | 'not_loopback';
	/** Tries made, the first included. */
	attempts: number;
	/** The status of the last answer. */
	status?: number;
	/** When the next try is due, sandbox milliseconds. */
	nextAt?: number;
}

interface Job {
	endpoint: Endpoint;
	message: Message;
	delivery: Delivery;
}

/** Sends signed webhooks, on this machine only, and tries again on the sandbox clock. */
export class EtsyWebhookSender {
	readonly network = new UnreliableNetwork();

	private jobs: Job[] = [];

	private underway = new Set<Promise<void>>();

	private abort = new AbortController();

	constructor(private readonly clock: SandboxClock) {}

	/** Starts sending and returns; never throws. */
	send(endpoint: Endpoint, message: Message): void {
		const copies = this.network.copies();
		if (copies === 0) this.note(endpoint, message, 'lost');
		for (let copy = 0; copy < copies; copy++) {
			if (isLoopback(endpoint.url)) this.try(this.note(endpoint, message, 'underway'));
			else this.note(endpoint, message, 'not_loopback');
		}
	}

	/** Sends a message again, as the portal's button does. @returns whether there is such a one */
	resend(webhookId: string): boolean {
		const job = this.jobs.find(({ message }) => message.id === webhookId);
		if (job) this.try(this.note(job.endpoint, job.message, 'underway'));
		return job !== undefined;
	}

	/** Makes the tries that are due by now. */
	settle(): void {
		for (const job of this.jobs) {
			const { outcome, nextAt = 0 } = job.delivery;
			if (outcome === 'waiting' && nextAt <= this.clock.now()) this.try(job);
		}
	}

	/** Every message so far with what became of it. */
	deliveries(): Delivery[] {
		return this.jobs.map(({ delivery }) => delivery);
	}

	/** Waits until no request is under way. */
	async idle(): Promise<void> {
		while (this.underway.size > 0) await Promise.all(this.underway);
	}

	/** Forgets everything and stops what is under way. */
	reset(): void {
		this.abort.abort();
		this.abort = new AbortController();
		this.jobs = [];
		this.network.set();
	}

	private note(endpoint: Endpoint, message: Message, outcome: Delivery['outcome']): Job {
		const { id: webhookId, event, receiptId } = message;
		const endpointId = endpoint.id;
		const delivery = { webhookId, endpointId, event, receiptId, outcome, attempts: 0 };
		const job = { endpoint, message, delivery };
		this.jobs.push(job);
		return job;
	}

	private try(job: Job): void {
		const sending = this.post(job);
		this.underway.add(sending);
		void sending.finally(() => this.underway.delete(sending));
	}

	private async post({ endpoint, message, delivery }: Job): Promise<void> {
		const { signal } = this.abort;
		delivery.outcome = 'underway';
		delivery.nextAt = undefined;
		delivery.attempts++;
		const headers = signedHeaders(endpoint, message);
		const status = await postWebhook(endpoint.url, headers, message.body, signal);
		if (signal.aborted) return;
		delivery.status = status;
		const wait = RETRY_SECONDS[delivery.attempts - 1];
		// Which status counts as success is not stated; 2xx is assumed.
		if (status !== undefined && status >= 200 && status < 300) delivery.outcome = 'delivered';
		else if (wait === undefined) delivery.outcome = 'failed';
		else {
			delivery.outcome = 'waiting';
			delivery.nextAt = this.clock.now() + wait * 1000;
		}
	}
}

/**
 * The three headers of a try. Its time is the real one, because the receiver compares it with a
 * clock that a test cannot turn; each try is signed anew with its own time (assumed: else a late
 * retry could never pass the 300 seconds that Etsy's page asks receivers to keep).
 */
function signedHeaders(endpoint: Endpoint, { id, body }: Message): Record<string, string> {
	const timestamp = String(Math.floor(Date.now() / 1000));
	const right = etsySignature(endpoint.secret, { id, timestamp, body });
	const signatures = {
		v1: `v1,${right}`,
		bare: right,
		rotating: `v1,${Buffer.alloc(32).toString('base64')} v1,${right}`,
	};
	return {
		'webhook-id': id,
		'webhook-timestamp': timestamp,
		'webhook-signature': signatures[endpoint.signatureForm],
	};
}

/**
 * What Etsy writes into `webhook-signature`, without a version (facts/etsy.md 11).
 * @param secret as the portal shows it
 */
export function etsySignature(
	secret: string,
	{ id, timestamp, body }: { id: string; timestamp: string; body: string },
): string {
	const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
	return createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
}
