import { setTimeout as sleep } from 'node:timers/promises';
import {
	openPracticeShop,
	type PracticeShop,
	type PracticeShopOptions,
} from '../../../demo/practice-shop';
import type { StoredRow } from '../../../host';
import type { Scenario } from '../../../sandbox';
import { SeededRandom } from '../../../sandbox/core/random';
import { makeBuyer } from '../../../sandbox/scenario/buyers';
import type { ScenarioReceipt } from '../../../sandbox/scenario/types';
import { IMPATIENT } from './trade';

/** An order of which only the lines matter; its other parts are a buyer's who can be sent to. */
export type BareOrder = Pick<ScenarioReceipt, 'id' | 'lines'> & Partial<ScenarioReceipt>;

/** A piece of work at a printer. */
export interface Made {
	provider: string;
	lineId: string;
	/** The variant, as its printer names it. */
	what: string;
	quantity: number;
}

/** As much as is looked at of what the sandbox tells; see `state()` in its folders. */
interface PrinterStates {
	etsy: { receipts: Array<{ receiptId: number; lines: Array<{ transactionId: number }> }> };
	printify: {
		orders: Array<{
			line_items: Array<{
				product_id: string;
				variant_id: number;
				quantity: number;
				metadata: { external_id: string };
			}>;
		}>;
	};
	gelato: {
		orders: Array<{
			items: Array<{ itemReferenceId: string; productUid: string; quantity: number }>;
		}>;
	};
}

/**
 * A shop whose sync runs when the test says so, so that a test knows what happened between two
 * syncs, and waits for nothing else.
 */
export class SyncRuns {
	private constructor(
		readonly shop: PracticeShop,
		private readonly scenario: Scenario,
	) {}

	static async open({ settings, ...options }: PracticeShopOptions): Promise<SyncRuns> {
		return new SyncRuns(
			await openPracticeShop({ ...options, settings: { ...IMPATIENT, ...settings } }),
			options.scenario,
		);
	}

	async close(): Promise<void> {
		await this.shop.close();
	}

	/** Presses "Sync now" and waits until that run is over. */
	async sync(): Promise<void> {
		const [sync] = this.shop.syncs;
		if (!sync) throw new Error('The shop has no sync');
		const execution = await this.shop.client.runManually(sync.id, 'Sync now');
		await this.shop.client.waitForEnd(execution, { timeoutMs: 60_000 });
	}

	/** Syncs again and again, as the schedule does, until it is so. */
	async syncUntil(isSo: () => Promise<boolean>, most = 12): Promise<void> {
		for (let run = 1; run <= most; run += 1) {
			await this.sync();
			if (await isSo()) return;
			await sleep(500);
		}
		const open = (await this.shop.client.tableRows('POD Exceptions'))
			.filter(({ state }) => state === 'open')
			.map(({ key, code, message }) => `${key} ${code}: ${message}`);
		throw new Error(`It is not so after ${most} syncs. What waits: ${open.join('; ')}`);
	}

	/** Changes a row of POD Settings. */
	async set(values: Record<string, string>): Promise<void> {
		for (const [name, value] of Object.entries(values)) {
			const conditions = [{ columnName: 'name', condition: 'eq' as const, value: name }];
			await this.shop.client.dataTables.update('POD Settings', conditions, { value });
		}
	}

	/** Lets buyers order, now. */
	async order(...orders: BareOrder[]): Promise<void> {
		const { shops = [] } = this.scenario;
		await this.shop.sandbox.control.etsyReceipts({
			add: orders.map((one) => ({
				...{ shopId: shops[0]?.id ?? 0, arrivesAfterSeconds: 0, shippingCost: 499 },
				...makeBuyer(new SeededRandom(one.id), one.id),
				...{ city: 'Springfield', state: 'IL', zip: '62704', country_iso: 'US' },
				...one,
			})),
		});
	}

	/** Asks a control route of the sandbox that no method of its client names. */
	async control(path: string, body: object): Promise<void> {
		const answer = await fetch(`${this.shop.sandbox.urls.control}/__sandbox__/${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
	}

	/** What printers were really told to print, of this Etsy order. */
	async made(receiptId: number): Promise<Made[]> {
		const state = await this.shop.sandbox.control.state<PrinterStates>();
		const lineIds = new Set(
			state.etsy.receipts
				.filter((receipt) => receipt.receiptId === receiptId)
				.flatMap(({ lines }) => lines.map(({ transactionId }) => String(transactionId))),
		);
		const printify = state.printify.orders.flatMap(({ line_items }) =>
			line_items.map(({ product_id, variant_id, quantity, metadata }) => ({
				provider: 'printify',
				lineId: metadata.external_id,
				what: `${product_id}/${variant_id}`,
				quantity,
			})),
		);
		const gelato = state.gelato.orders.flatMap(({ items }) =>
			items.map(({ itemReferenceId, productUid, quantity }) => ({
				...{ provider: 'gelato', lineId: itemReferenceId, what: productUid, quantity },
			})),
		);
		return [...printify, ...gelato].filter(({ lineId }) => lineIds.has(lineId));
	}

	/** The rows of a table about an Etsy order. */
	async rows(table: string, receiptId: number): Promise<StoredRow[]> {
		const rows = await this.shop.client.tableRows(table);
		return rows.filter((row) => row.receiptId === String(receiptId));
	}

	/** The rows of POD Order Ledger about an Etsy order. */
	async ledger(receiptId: number): Promise<StoredRow[]> {
		return await this.rows('POD Order Ledger', receiptId);
	}

	/**
	 * What waits for a person about an Etsy order: its codes, without lines that only wait for
	 * others.
	 */
	async waits(receiptId: number): Promise<string[]> {
		const rows = await this.rows('POD Exceptions', receiptId);
		return rows
			.filter(({ state, code }) => state === 'open' && code !== 'waits_for_other_lines')
			.map(({ code }) => String(code))
			.sort();
	}

	/** How often the calls of one kind were answered, whatever the answer. */
	async calls(service: string, operation: string): Promise<number> {
		const { calls } = await this.shop.sandbox.control.counts();
		const byStatus = calls[service]?.[operation] ?? {};
		return Object.values(byStatus).reduce((sum, count) => sum + count, 0);
	}

	/** Provider orders that were made more than once under one name. Always empty. */
	async doubled(): Promise<string[]> {
		const { providerOrders } = await this.shop.sandbox.control.counts();
		const all = Object.entries(providerOrders).flatMap(([provider, made]) =>
			Object.entries(made).map(([id, times]) => ({ provider, id, times })),
		);
		const names = all.map(({ id }) => id);
		return all
			.filter(({ id, times }) => times !== 1 || names.indexOf(id) !== names.lastIndexOf(id))
			.map(({ provider, id, times }) => `${id} at ${provider}: ${times} times`);
	}
}
