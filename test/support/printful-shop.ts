import type { OnError } from 'n8n-workflow';
import type { Result } from '../../core/domain/result';
import type { ProviderStore } from '../../core/providers/module';
import { printful } from '../../core/providers/printful/module';
import type { PrintProvider } from '../../core/providers/types';
import { createApiClient, type ApiClient } from '../../core/transport/api-client';
import { PrintfulApi } from '../../credentials/PrintfulApi.credentials';
import { PrintOnDemand } from '../../nodes/PrintOnDemand/PrintOnDemand.node';
import { type ObservedCall, type Sandbox, type Scenario, startSandbox } from '../../sandbox';
import { ACCOUNT_TOKEN, printfulWorld, STORE } from '../contract/support/printful-world';
import { runNode } from './engine';
import { whole } from './providers/whole';
import { valueOf } from './result';
import { sandboxPort } from './sandbox-port';

/** Who works at Printful, and where. */
export interface AtPrintful {
	/** Default: one of the whole account. */
	token?: string;
	/** Default: the store for orders by API; empty names none. */
	storeId?: number | '';
}

/** A sandbox with a seller's Printful account, the adapter and the node of that seller. */
export interface TestPrintful {
	sandbox: Sandbox;
	/** Every call that Printful answered since the last `forget`, in order. */
	calls: ObservedCall[];
	/** The operations that were called since the last `forget`. */
	operations(): string[];
	forget(): void;
	/** The adapter, without n8n. */
	provider(who?: AtPrintful): PrintProvider;
	/** The stores that a token reaches. */
	stores(token?: string): Promise<Result<ProviderStore[]>>;
	/** Runs the node over one item; what it gave, and what it refused. */
	run(
		parameters: object,
		item?: object,
		who?: AtPrintful & { onError?: OnError },
	): Promise<{ done: Array<Record<string, unknown>>; failed: Array<Record<string, unknown>> }>;
	close(): Promise<void>;
}

function clientOf(credential: { apiToken: string; baseUrl: string }): ApiClient {
	const profile = printful.profile(credential);
	// The pace that is kept at Printful would only make the tests slow.
	const limits = profile.limits.map((rule) => ({ ...rule, limit: 10_000 }));
	const port = sandboxPort({ Authorization: `Bearer ${credential.apiToken}` });
	return createApiClient({ profile: { ...profile, limits }, port, random: () => 0 });
}

/** Opens a Printful in a sandbox of its own on localhost; the calls go over real sockets. */
export async function openTestPrintful(scenario: Scenario = printfulWorld): Promise<TestPrintful> {
	const calls: ObservedCall[] = [];
	const sandbox = await startSandbox({
		scenario,
		// Tests make more calls a minute than a seller; the limits have tests of their own.
		limits: { printful: { perMinute: 100_000 } },
		observe: (call) => calls.push(call),
	});
	const credentialOf = ({ token = ACCOUNT_TOKEN, storeId = STORE }: AtPrintful) => ({
		apiToken: token,
		storeId: String(storeId),
		baseUrl: sandbox.urls.printful,
	});
	return {
		sandbox,
		calls,
		operations: () => calls.map(({ operation }) => operation),
		forget: () => {
			calls.length = 0;
		},
		provider: (who = {}) => {
			const credential = credentialOf(who);
			const client = clientOf(credential);
			return whole(printful, valueOf(printful.open({ client, credential, now: Date.now })));
		},
		stores: async (token) => await printful.listStores(clientOf(credentialOf({ token }))),
		async run(parameters, item = {}, { onError = 'continueErrorOutput', ...who } = {}) {
			const { outputs, error } = await runNode({
				node: new PrintOnDemand(),
				parameters: { resource: 'order', provider: 'printful', ...parameters } as never,
				credentials: { printfulApi: credentialOf(who) },
				credentialTypes: [new PrintfulApi()],
				inputs: [[{ json: { ...item } as never }]],
				onError,
			});
			if (error) throw error;
			const [done = [], failed = []] = outputs.map((list) => list.map(({ json }) => json));
			return { done, failed };
		},
		close: async () => await sandbox.close(),
	};
}
