import { GootenApi } from '../../credentials/GootenApi.credentials';
import { completeProvider } from '../../core/providers/complete-provider';
import { createGootenProvider } from '../../core/providers/gooten';
import type { GootenDeps } from '../../core/providers/gooten/deps';
import { gooten } from '../../core/providers/gooten/module';
import { gootenProfile } from '../../core/providers/gooten/profile';
import type { PrintProvider } from '../../core/providers/types';
import { createApiClient, type ApiClient } from '../../core/transport/api-client';
import type { FieldValue, HttpPort } from '../../core/transport/http';
import { type ObservedCall, type Sandbox, type Scenario, startSandbox } from '../../sandbox';
import { BILLING_KEY, gootenWorld, RECIPE } from '../contract/support/gooten-world';
import { sandboxPort } from './sandbox-port';

/** A sandbox with a seller's Gooten storefront, and the adapter of that seller. */
export interface TestGooten {
	sandbox: Sandbox;
	/** Every call that Gooten answered since the last `forget`, in order. */
	calls: ObservedCall[];
	/** The operations that were called since the last `forget`. */
	operations(): string[];
	forget(): void;
	client(partnerBillingKey?: string): ApiClient;
	provider(changes?: Partial<GootenDeps>): PrintProvider;
	close(): Promise<void>;
}

/** Adds to each call what the credential's own `authenticate` adds in n8n. */
function signed(port: HttpPort, baseUrl: string, secretBillingKey: string): HttpPort {
	const { authenticate } = new GootenApi();
	return {
		send: async (request) => {
			const credential = { recipeId: RECIPE, secretBillingKey, baseUrl };
			const { qs = {} } = await authenticate(credential, { url: request.url });
			const query = { ...request.query, ...(qs as Record<string, FieldValue>) };
			return await port.send({ ...request, query });
		},
	};
}

/** Opens a Gooten in a sandbox of its own on localhost; the calls go over real sockets. */
export async function openTestGooten(scenario: Scenario = gootenWorld): Promise<TestGooten> {
	const calls: ObservedCall[] = [];
	const sandbox = await startSandbox({
		scenario,
		// Tests make more calls a minute than a seller.
		limits: { gooten: { perMinute: 100_000 } },
		observe: (call) => calls.push(call),
	});
	const baseUrl = sandbox.urls.gooten;
	const client = (partnerBillingKey = BILLING_KEY) => {
		const profile = gootenProfile({ baseUrl, recipeId: RECIPE, partnerBillingKey });
		// The pace that is kept at Gooten would only make the tests slow.
		const limits = profile.limits.map((rule) => ({ ...rule, limit: 10_000 }));
		const port = signed(sandboxPort({}), baseUrl, partnerBillingKey);
		return createApiClient({ profile: { ...profile, limits }, port, random: () => 0 });
	};
	return {
		sandbox,
		calls,
		operations: () => calls.map(({ operation }) => operation),
		forget: () => {
			calls.length = 0;
		},
		client,
		provider: (changes = {}) => {
			const { partnerBillingKey = BILLING_KEY } = changes;
			const methods = createGootenProvider({
				client: client(partnerBillingKey),
				recipeId: RECIPE,
				partnerBillingKey,
				currency: 'USD',
				countryCode: 'US',
				fallbackEmail: '',
				isTestMode: false,
				now: () => sandbox.world.clock.now(),
				...changes,
			});
			return completeProvider(gooten, methods, [gooten]);
		},
		close: async () => await sandbox.close(),
	};
}
