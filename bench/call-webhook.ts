import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** Calls a workflow and waits for its answer, however long that takes on a busy machine. */
export async function callWebhook(address: string, body: unknown): Promise<unknown> {
	for (;;) {
		const { status, text } = await post(address, JSON.stringify(body));
		if (status < 300) return JSON.parse(text);
		// n8n says that a workflow is active before it listens for it.
		if (status !== 404) throw new Error(`n8n answered ${status}: ${text}`);
		await sleep(200);
	}
}

async function post(address: string, body: string): Promise<{ status: number; text: string }> {
	return await new Promise((resolve, reject) => {
		const headers = {
			'content-type': 'application/json',
			'content-length': Buffer.byteLength(body),
		};
		const sending = request(address, { method: 'POST', agent: false, headers }, (answer) => {
			let text = '';
			answer.setEncoding('utf8').on('data', (part: string) => (text += part));
			answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
			answer.on('error', reject);
		});
		sending.on('error', reject).end(body);
	});
}
