import { join } from 'node:path';
import { withSchedule, type PracticeShopOptions } from '../../../demo/practice-shop';
import type { StoredRow, StoredWorkflow, WorkflowJson } from '../../../host';
import type { Scenario } from '../../../sandbox';
import type { ScenarioReceipt } from '../../../sandbox/scenario/types';
import { Receiver } from '../../contract/support/receiver';
import { switchedOn } from '../messages-and-errors.workflow';
import { addTemplate } from './second-workflow';
import { SyncRuns } from './sync-runs';

const TEMPLATES = join(__dirname, '..', '..', '..', 'workflows');

/** A workflow that no clock starts, so that a test knows who did. */
function withoutClock(workflow: WorkflowJson): WorkflowJson {
	const nodes = workflow.nodes.map((node) =>
		node.type === 'n8n-nodes-base.scheduleTrigger' ? { ...node, disabled: true } : node,
	);
	return { ...workflow, nodes };
}

/** A practice shop whose syncs run only when a test or Retry what failed starts them. */
export class RetryShop {
	private constructor(
		readonly runs: SyncRuns,
		/** What Send a message has sent. */
		readonly messages: Receiver,
		readonly retry: StoredWorkflow,
		/** A second sync of the same shop, as somebody has it who imported the template twice. */
		readonly secondSync: StoredWorkflow,
		private readonly scenario: Scenario,
	) {}

	/** @param host how n8n is started; default: as one process */
	static async open(
		scenario: Scenario,
		settings: Record<string, string>,
		host: Pick<PracticeShopOptions, 'start'> = {},
	): Promise<RetryShop> {
		const messages = await Receiver.start();
		const runs = await SyncRuns.open({
			...{ scenario, ...host },
			settings: { message_channel: 'webhook', message_webhook_url: messages.url, ...settings },
		});
		const { shop } = runs;
		const { client } = shop;
		const secondSync = await addTemplate(shop, 'sync-etsy-orders.json', 30);
		for (const { id } of [...shop.syncs, secondSync]) {
			const { nodes } = withoutClock(await client.workflow(id));
			await client.updateWorkflow(id, { nodes });
			await client.activate(id);
		}
		const httpHeaderAuth = await client.createCredential('Webhook', 'httpHeaderAuth', {
			...{ name: 'x-secret', value: 'only-here' },
		});
		const [send] = await client.importTemplates([join(TEMPLATES, 'send-a-message.json')], {
			credentials: { httpHeaderAuth },
			patch: (workflow) => switchedOn(workflow, ['Webhook']),
		});
		await client.waitForEnd(await client.runManually(send!.workflow.id, 'Connect and test'));
		await client.activate(send!.workflow.id);
		const [retry] = await client.importTemplates([join(TEMPLATES, 'retry-what-failed.json')], {
			patch: (workflow) => withSchedule(workflow, 2),
		});
		messages.received.length = 0;
		return new RetryShop(runs, messages, retry!.workflow, secondSync, scenario);
	}

	async close(): Promise<void> {
		await this.runs.close();
		await this.messages.close();
	}

	/** A buyer orders what another one has ordered. @returns the order's number */
	async orderAgain(id: number): Promise<number> {
		const first = this.scenario.receipts?.[0];
		if (!first) throw new Error('Nobody has ordered yet');
		const lines = first.lines.map((line, at) => ({ ...line, id: id * 10 + at }));
		await this.runs.order({ ...first, id, lines, arrivesAfterSeconds: 0 } as ScenarioReceipt);
		return id;
	}

	/** The lines of each message, without those that were sent before `from`. */
	told(from = 0): string[] {
		return this.messages.received
			.slice(from)
			.flatMap(({ body }) => (JSON.parse(body) as { lines: string[] }).lines)
			.filter((line) => line.startsWith('- '));
	}

	async exceptions(receiptId: number): Promise<StoredRow[]> {
		return await this.runs.rows('POD Exceptions', receiptId);
	}

	/** Runs the retry workflow once and waits until it is over. */
	async retryOnce(): Promise<void> {
		const { client } = this.runs.shop;
		await client.waitForEnd(await client.runManually(this.retry.id, 'Retry now'), {
			timeoutMs: 60_000,
		});
	}
}
