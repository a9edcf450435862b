import { createHmac } from 'node:crypto';

import {
	isLoopback,
	postWebhook,
	type Unreliability,
	UnreliableNetwork,
} from '../../core/webhook-post';
import type { State } from '../state';

/** Minutes from one try to the next (facts/printful.md 13). */
const RETRY_MINUTES = [1, 4, 16, 64, 256, 1024];

/** Where a message goes, and with which keys it is signed; v1 signs nothing. */
export interface Address {
	url: string;
	keys?: { publicKey: string; secretKey: string };
}

/** What became of one message. */
export interface Delivery {
	type: string;
	url: string;
	version: 1 | 2;
	outcome: 'underway' | 'waiting' | 'delivered' | 'failed' | 'lost' | 'not_loopback';
	attempts: number;
	status?: number;
}

interface Message {
	delivery: Delivery;
	address: Address;
	content: Record<string, unknown>;
	dueAt: number;
}

/** Posts messages; one that nobody took is tried again, on the sandbox's clock. */
export class Sender {
	private log: Delivery[] = [];
	private waiting: Message[] = [];
	private underway = new Set<Promise<void>>();
	private abort = new AbortController();
	private network = new UnreliableNetwork();

	constructor(private readonly state: State) {}

	/** @param content everything but `retries` */
	send(
		version: 1 | 2,
		address: Address,
		content: { type: string; [field: string]: unknown },
	): void {
		const { url } = address;
		const delivery: Delivery = {
			type: content.type,
			url,
			version,
			outcome: 'waiting',
			attempts: 0,
		};
		this.log.push(delivery);
		const copies = this.network.copies();
		if (copies === 0) delivery.outcome = 'lost';
		else if (!isLoopback(url)) delivery.outcome = 'not_loopback';
		else {
			for (let copy = 0; copy < copies; copy++) {
				this.waiting.push({ delivery, address, content, dueAt: this.state.now });
			}
			this.pump();
		}
	}

	/** Sends everything that is due by now. */
	pump(): void {
		const due = this.waiting.filter(({ dueAt }) => dueAt <= this.state.now);
		if (due.length === 0) return;
		this.waiting = this.waiting.filter((message) => !due.includes(message));
		for (const message of due) {
			const work = this.deliver(message, this.abort.signal).finally(() =>
				this.underway.delete(work),
			);
			this.underway.add(work);
		}
	}

	setUnreliability(how: Unreliability): void {
		this.network.set(how);
	}

	deliveries(): Delivery[] {
		return this.log;
	}

	/** Waits until nothing is under way; what waits for its next try stays waiting. */
	async idle(): Promise<void> {
		while (this.underway.size > 0) await Promise.all(this.underway);
	}

	/** Forgets everything and stops what is under way. */
	reset(): void {
		this.abort.abort();
		this.abort = new AbortController();
		this.log = [];
		this.waiting = [];
		this.network.set();
	}

	private async deliver(message: Message, signal: AbortSignal): Promise<void> {
		const { delivery, address, content } = message;
		const body = JSON.stringify({ ...content, retries: delivery.attempts });
		delivery.attempts++;
		delivery.outcome = 'underway';
		delivery.status = await postWebhook(address.url, headersOf(address, body), body, signal);
		if (signal.aborted) return;
		const isTaken =
			delivery.status !== undefined && delivery.status >= 200 && delivery.status < 300;
		const minutes = RETRY_MINUTES[delivery.attempts - 1];
		if (isTaken) delivery.outcome = 'delivered';
		else if (minutes === undefined) delivery.outcome = 'failed';
		else {
			delivery.outcome = 'waiting';
			this.waiting.push({ ...message, dueAt: message.dueAt + minutes * 60_000 });
			this.pump();
		}
	}
}

/** HMAC-SHA256 over the raw body, with the key decoded from hex (facts/printful.md 13). */
function headersOf({ keys }: Address, body: string): Record<string, string> {
	if (!keys) return {};
	const key = Buffer.from(keys.secretKey, 'hex');
	return {
		'x-pf-webhook-signature': createHmac('sha256', key).update(body).digest('hex'),
		'x-pf-webhook-public-key': keys.publicKey,
	};
}
