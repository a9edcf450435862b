import type { ProviderOrderRequest } from '../../../../core/domain/provider-order';
import { createGelatoProvider } from '../../../../core/providers/gelato';
import { gelato } from '../../../../core/providers/gelato/module';
import { whole } from '../../../support/providers/whole';
import type { GelatoDeps } from '../../../../core/providers/gelato/deps';
import { gelatoAddresses, gelatoProfile } from '../../../../core/providers/gelato/profile';
import type { PrintProvider } from '../../../../core/providers/types';
import { createApiClient } from '../../../../core/transport/api-client';
import type { SendOutcome } from '../../../../core/transport/http';
import { MUG } from '../../../contract/support/gelato-world';
import { scriptedPort, type ScriptedPort } from '../../../support/scripted-port';
import { SPRINGFIELD } from '../../../support/ship-to';

/** A connection that broke after the request was sent. */
export const CUT: SendOutcome = { kind: 'none', reason: 'cut', detail: 'socket hang up' };

const PICTURE = 'https://files.example.com/cat.png';

/** A line of a product that is printed with one picture. */
export function line(lineId = '900001', variantId = MUG, quantity = 1) {
	return {
		lineId,
		quantity,
		source: {
			kind: 'catalogVariant' as const,
			variantId,
			files: [{ url: PICTURE, placement: 'default' }],
		},
	};
}

/** A request with nothing wrong. */
export function orderRequest(changes: Partial<ProviderOrderRequest> = {}): ProviderOrderRequest {
	return {
		externalId: 'etsy-11-1001-1',
		provider: 'gelato',
		label: '1001',
		lines: [line()],
		shipTo: { ...SPRINGFIELD, email: 'buyer@example.com' },
		shippingTier: 'cheapest',
		...changes,
	};
}

/** An order as Gelato tells it. */
export function gelatoOrder(changes: Record<string, unknown> = {}) {
	return {
		id: '37365096-6628-4538-a9c2-fbf9892deb85',
		orderType: 'order',
		orderReferenceId: 'etsy-11-1001-1',
		fulfillmentStatus: 'created',
		financialStatus: 'pending',
		currency: 'EUR',
		createdAt: '2026-11-20T10:32:03+00:00',
		updatedAt: '2026-11-21T10:32:03+00:00',
		items: [
			{
				id: 'i1',
				itemReferenceId: '900001',
				productUid: MUG,
				quantity: 2,
				fulfillmentStatus: 'created',
			},
		],
		receipts: [],
		connectedOrderIds: [],
		...changes,
	};
}

let runs = 0;

/** A Gelato that answers from a list. */
export function fakeGelato(
	outcomes: SendOutcome[],
	changes: Partial<GelatoDeps> = {},
): { provider: PrintProvider; port: ScriptedPort; paths(): string[] } {
	const port = scriptedPort(...outcomes);
	const baseUrl = 'https://order.gelatoapis.com';
	const profile = gelatoProfile({ baseUrl, apiKey: `key-${(runs += 1)}` });
	let clock = Date.parse('2026-11-23T12:00:00Z');
	const client = createApiClient({
		profile,
		port,
		now: () => clock,
		sleep: async (ms) => {
			clock += ms;
			return await Promise.resolve();
		},
		random: () => 0,
	});
	const provider = whole(
		gelato,
		createGelatoProvider({
			client,
			addresses: gelatoAddresses(baseUrl),
			storeId: 'store-1',
			currency: 'EUR',
			fallbackEmail: '',
			...changes,
		}),
	);
	return {
		provider,
		port,
		paths: () => port.sent.map(({ method, url }) => `${method} ${new URL(url).pathname}`),
	};
}
