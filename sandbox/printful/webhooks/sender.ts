import { createHmac } from 'node:crypto';

import { NewsSender } from '../../core/news-sender';
import { isLoopback, postWebhook } from '../../core/webhook-post';
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
export class Sender extends NewsSender<Delivery> {
	private waiting: Message[] = [];

	constructor(private readonly state: State) {
		super();
	}

	/** Sends a message now. @param content everything but `retries` */
	send(
		version: 1 | 2,
		address: Address,
		content: { type: string; [field: string]: unknown },
	): void {
		const { url } = address;
		const delivery = this.note({
			type: content.type,
			url,
			version,
			outcome: 'waiting',
			attempts: 0,
		});
		const copies = this.copies();
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
			this.start(async (signal) => await this.deliver(message, signal));
		}
	}

	override reset(): void {
		super.reset();
		this.waiting = [];
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
