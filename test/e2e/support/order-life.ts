import type { Sandbox } from '../../../sandbox';
import { SeededRandom } from '../../../sandbox/core/random';
import type { ReceiptChange } from '../../../sandbox/etsy/receipt-life';
import type { ScenarioReceipt } from '../../../sandbox/scenario/types';

/** How much happens in one phase: 200 events. */
export const PHASE = { paid: 90, paidLater: 20, touched: 50, cancelled: 10, refunded: 10 };

type Change = ReceiptChange & { receiptId: number };

/**
 * Lets orders come and change, by chance but the same each time, and keeps count of what has to be
 * told of them. Within a phase an order changes once at most, so that each change is told.
 */
export class OrderLife {
	/** How often each event, without what only Etsy knows of it, must be told. */
	readonly expected = new Map<string, number>();

	private readonly random: SeededRandom;

	private readonly living: number[] = [];

	private unpaid: number[] = [];

	private readonly refunds = new Map<number, number>();

	private nextId: number;

	constructor(
		private readonly sandbox: Sandbox,
		private readonly template: ScenarioReceipt,
		seed: number,
	) {
		this.random = new SeededRandom(seed);
		this.nextId = template.id + 10_000;
	}

	get total(): number {
		return [...this.expected.values()].reduce((sum, count) => sum + count, 0);
	}

	/** Makes one phase happen: half of it at one moment, half by servers whose clocks are late. */
	async phase(): Promise<void> {
		const { paid, paidLater, touched, cancelled, refunded } = PHASE;
		const ripe = this.unpaid;
		const pool = this.random.shuffle([...this.living]);
		const changes: Change[] = ripe.map((receiptId) => this.tell(receiptId, 'pay'));
		const kinds = [
			...Array.from({ length: touched }, () => 'touch' as const),
			...Array.from({ length: cancelled }, () => 'cancel' as const),
			...Array.from({ length: refunded }, () => 'refund' as const),
		];
		kinds.forEach((action, index) => {
			const receiptId = pool[index];
			if (receiptId !== undefined) changes.push(this.tell(receiptId, action));
		});
		const half = Math.floor(changes.length / 2);
		await this.sandbox.control.etsyReceipts({
			add: this.make(paid / 2, true),
			change: changes.slice(0, half),
		});
		await this.sandbox.control.etsyReceipts({
			add: [...this.make(paid / 2, true), ...this.make(paidLater, false)],
			behindSeconds: this.random.int(1, 45),
			change: changes.slice(half),
		});
	}

	private make(count: number, isPaid: boolean): ScenarioReceipt[] {
		if (!isPaid) this.unpaid = [];
		return Array.from({ length: count }, () => {
			const id = (this.nextId += 1);
			if (isPaid) {
				this.expect(`orderPaid:${id}`);
				this.living.push(id);
			} else {
				this.unpaid.push(id);
			}
			const { template } = this;
			return {
				...template,
				id,
				arrivesAfterSeconds: 0,
				...(isPaid ? {} : { paidAfterSeconds: null }),
			};
		});
	}

	private tell(receiptId: number, action: Change['action']): Change {
		// Every change shows; half of the cancellations and refunds move no time.
		this.expect(`orderChanged:${receiptId}`);
		if (action === 'pay') {
			this.expect(`orderPaid:${receiptId}`);
			this.living.push(receiptId);
		}
		if (action === 'cancel') {
			this.expect(`orderCancelled:${receiptId}`);
			this.living.splice(this.living.indexOf(receiptId), 1);
		}
		if (action === 'refund') {
			const count = (this.refunds.get(receiptId) ?? 0) + 1;
			this.refunds.set(receiptId, count);
			this.expect(`orderRefunded:${receiptId}:${count}`);
		}
		return {
			receiptId,
			action,
			...(action === 'touch' ? { message: `Note ${this.random.int(1, 1e9)}` } : {}),
			...(action === 'refund' ? { amount: 100 } : {}),
			...(action === 'cancel' || action === 'refund'
				? { movesTime: this.random.chance(0.5) }
				: { behindSeconds: this.random.int(0, 45) }),
		};
	}

	private expect(event: string): void {
		this.expected.set(event, (this.expected.get(event) ?? 0) + 1);
	}
}

/** An event as {@link OrderLife} names it: time and fingerprint of a change are Etsy's to say. */
export function withoutDetails(id: string): string {
	return id.startsWith('orderChanged:') ? id.split(':').slice(0, 2).join(':') : id;
}
