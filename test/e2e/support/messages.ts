import { join } from 'node:path';
import type { PracticeShop } from '../../../demo/practice-shop';
import { Receiver } from '../../contract/support/receiver';
import { switchedOn } from '../messages-and-errors.workflow';

const TEMPLATE = join(__dirname, '..', '..', '..', 'workflows', 'send-a-message.json');

/** A message as the seller gets it. */
export interface Message {
	title: string;
	lines: string[];
}

/** The workflow Send a message in a practice shop, and what the seller got by it. */
export interface Messages {
	/** Those that came since the messages were connected, the first one first. */
	got(): Message[];
	/** Whether messages are refused from here on. */
	refuse(isRefused: boolean): void;
	close(): Promise<void>;
}

/** Connects Send a message with a webhook on this machine, as a seller would. */
export async function connectMessages({ client }: PracticeShop): Promise<Messages> {
	const receiver = await Receiver.start();
	const httpHeaderAuth = await client.createCredential('Webhook', 'httpHeaderAuth', {
		...{ name: 'x-secret', value: 'only-in-the-credential' },
	});
	const settings = { message_channel: 'webhook', message_webhook_url: receiver.url };
	for (const [name, value] of Object.entries(settings)) {
		const conditions = [{ columnName: 'name', condition: 'eq' as const, value: name }];
		await client.dataTables.update('POD Settings', conditions, { value });
	}
	const [sent] = await client.importTemplates([TEMPLATE], {
		credentials: { httpHeaderAuth },
		patch: (workflow) => switchedOn(workflow, ['Webhook']),
	});
	if (!sent) throw new Error('Send a message was not imported');
	await client.activate(sent.workflow.id);
	await client.waitForExecution(await client.runManually(sent.workflow.id, 'Connect and test'));
	const before = receiver.received.length;
	return {
		got: () => receiver.received.slice(before).map(({ body }) => JSON.parse(body) as Message),
		refuse: (isRefused) => void (receiver.status = isRefused ? 500 : 200),
		close: async () => await receiver.close(),
	};
}
