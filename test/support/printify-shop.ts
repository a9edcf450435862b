import type { INodeType, OnError } from 'n8n-workflow';
import { createPrintifyProvider } from '../../core/providers/printify';
import { printify } from '../../core/providers/printify/module';
import { whole } from './providers/whole';
import { printifyProfile } from '../../core/providers/printify/profile';
import type { PrintProvider } from '../../core/providers/types';
import { createApiClient } from '../../core/transport/api-client';
import { PrintifyApi } from '../../credentials/PrintifyApi.credentials';
import { PrintOnDemand } from '../../nodes/PrintOnDemand/PrintOnDemand.node';
import { type ObservedCall, type Sandbox, type Scenario, startSandbox } from '../../sandbox';
import { printifyWorld, SHOP, TOKEN } from '../contract/support/printify-world';
import { runNode, type NodeRun } from './engine';
import type { TestItem } from './engine/inputs';
import { sandboxPort } from './sandbox-port';

/** How a test runs an operation of the node. */
export interface RunAtPrintify {
	/** One item each; default: one empty item. */
	items?: TestItem[];
	onError?: OnError;
	node?: INodeType;
	/** Default: the API shop. */
	shopId?: number;
}

/** A sandbox with a seller's Printify account, the adapter and the node of that seller. */
export interface TestPrintify {
	sandbox: Sandbox;
	/** Every call that Printify answered since the last `forget`, in order. */
	calls: ObservedCall[];
	/** The operations that were called since the last `forget`. */
	operations(): string[];
	forget(): void;
	/** The adapter, without n8n. */
	provider(shopId?: number): PrintProvider;
	/** Runs the node in n8n's engine; `resource` and `operation` included. */
	run(parameters: object, options?: RunAtPrintify): Promise<NodeRun>;
	/** The JSON of the first output; throws what the node threw. */
	json(parameters: object, options?: RunAtPrintify): Promise<Array<Record<string, unknown>>>;
	close(): Promise<void>;
}

/**
 * Opens a Printify in a sandbox of its own on localhost. Nothing is faked: the calls go over real
 * sockets.
 */
export async function openTestPrintify(scenario: Scenario = printifyWorld): Promise<TestPrintify> {
	const calls: ObservedCall[] = [];
	const sandbox = await startSandbox({
		scenario,
		// Tests make more calls a minute than a seller; the limits have tests of their own.
		limits: { printify: { perMinute: 100_000, catalogPerMinute: 100_000 } },
		observe: (call) => calls.push(call),
	});
	const profile = printifyProfile({ baseUrl: sandbox.urls.printify, token: TOKEN });
	const run = async (
		parameters: object,
		{ items = [{}], onError, node = new PrintOnDemand(), shopId = SHOP }: RunAtPrintify = {},
	): Promise<NodeRun> =>
		await runNode({
			node,
			parameters: { provider: 'printify', ...parameters } as never,
			inputs: [items],
			onError,
			credentials: {
				printifyApi: {
					apiToken: TOKEN,
					shopId: String(shopId),
					baseUrl: sandbox.urls.printify,
				},
			},
			credentialTypes: [new PrintifyApi()],
		});
	return {
		sandbox,
		calls,
		operations: () => calls.map(({ operation }) => operation),
		forget: () => {
			calls.length = 0;
		},
		provider: (shopId = SHOP) => {
			const port = sandboxPort({ Authorization: `Bearer ${TOKEN}` });
			// Retries follow each other at once.
			const client = createApiClient({ profile, port, random: () => 0 });
			const now = () => sandbox.world.clock.now();
			return whole(printify, createPrintifyProvider({ client, shopId: String(shopId), now }));
		},
		run,
		async json(parameters, runOptions) {
			const { outputs, error } = await run(parameters, runOptions);
			if (error) throw error;
			return (outputs[0] ?? []).map(({ json }) => json);
		},
		close: async () => await sandbox.close(),
	};
}
