import { createGelatoProvider } from '../../core/providers/gelato';
import { gelato } from '../../core/providers/gelato/module';
import { whole } from './providers/whole';
import type { GelatoDeps } from '../../core/providers/gelato/deps';
import { gelatoAddresses, gelatoProfile } from '../../core/providers/gelato/profile';
import type { PrintProvider } from '../../core/providers/types';
import { createApiClient } from '../../core/transport/api-client';
import { type ObservedCall, type Sandbox, type Scenario, startSandbox } from '../../sandbox';
import { gelatoWorld, KEY, STORE } from '../contract/support/gelato-world';
import { sandboxPort } from './sandbox-port';

/** A sandbox with a seller's Gelato account, and the adapter of that seller. */
export interface TestGelato {
	sandbox: Sandbox;
	/** Every call that Gelato answered since the last `forget`, in order. */
	calls: ObservedCall[];
	/** The operations that were called since the last `forget`. */
	operations(): string[];
	forget(): void;
	provider(changes?: Partial<GelatoDeps>): PrintProvider;
	close(): Promise<void>;
}

/** Opens a Gelato in a sandbox of its own on localhost; the calls go over real sockets. */
export async function openTestGelato(scenario: Scenario = gelatoWorld): Promise<TestGelato> {
	const calls: ObservedCall[] = [];
	const sandbox = await startSandbox({
		scenario,
		// Tests make more calls a minute than a seller.
		limits: { gelato: { perMinute: 100_000 } },
		observe: (call) => calls.push(call),
	});
	const baseUrl = sandbox.urls.gelato;
	return {
		sandbox,
		calls,
		operations: () => calls.map(({ operation }) => operation),
		forget: () => {
			calls.length = 0;
		},
		provider: (changes = {}) => {
			const profile = gelatoProfile({ baseUrl, apiKey: KEY });
			// The pace that is kept at Gelato would only make the tests slow.
			const limits = profile.limits.map((rule) => ({ ...rule, limit: 10_000 }));
			const port = sandboxPort({ 'X-API-KEY': KEY });
			const client = createApiClient({ profile: { ...profile, limits }, port, random: () => 0 });
			return whole(
				gelato,
				createGelatoProvider({
					client,
					addresses: gelatoAddresses(baseUrl),
					storeId: STORE,
					currency: 'USD',
					fallbackEmail: 'seller@example.com',
					...changes,
				}),
			);
		},
		close: async () => await sandbox.close(),
	};
}
