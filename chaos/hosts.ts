import { setTimeout as sleep } from 'node:timers/promises';
import type { PracticeShop } from '../demo/practice-shop';
import {
	startN8n,
	startQueueN8n,
	type N8nClient,
	type N8nHost,
	type QueueHost,
	type StartOptions,
} from '../host';
import type { Victims } from './disturb';
import type { Mode } from './options';

/** How n8n is started in a mode, and what of it can be killed. */
export interface HostChoice {
	start: (options: StartOptions) => Promise<N8nHost>;
	victimsOf: (shop: PracticeShop) => Victims;
}

const LOGIN_WITHIN_MS = 120_000;

/** n8n answers before its database does: somebody at the screen would press the button again. */
async function loginAgain(client: Pick<N8nClient, 'login'>): Promise<void> {
	const deadline = Date.now() + LOGIN_WITHIN_MS;
	for (;;) {
		try {
			return await client.login();
		} catch (error) {
			if (Date.now() > deadline) throw error;
			await sleep(1_000);
		}
	}
}

/** One process, which is killed as by a power cut. */
function single(): HostChoice {
	return {
		start: startN8n,
		victimsOf: ({ host, client }) => ({
			names: ['n8n'],
			strike: async () => {
				await host.kill('SIGKILL');
				await host.restart();
				await loginAgain(client);
			},
		}),
	};
}

/** A main, two workers, Redis and PostgreSQL, killed in turn. */
function queue(): HostChoice {
	let host: QueueHost | undefined;
	return {
		start: async (options) => {
			host = await startQueueN8n(options);
			return host;
		},
		victimsOf: ({ client }) => ({
			names: host?.parts ?? [],
			strike: async (part) => {
				await host?.strike(part);
				await loginAgain(client);
			},
		}),
	};
}

/** What a mode needs. */
export function hostFor(mode: Mode): HostChoice {
	return mode === 'queue' ? queue() : single();
}
