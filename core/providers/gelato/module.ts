import { z } from 'zod';
import { ok } from '../../domain/result';
import type { ApiClient } from '../../transport/api-client';
import type { CredentialData, ProviderModule } from '../module';
import { gelatoArtwork } from './artwork-rules';
import { gelatoCapabilities } from './capabilities';
import { createGelatoProvider } from './index';
import { gelatoNews } from './news';
import { GELATO_URL, gelatoAddresses, gelatoProfile } from './profile';
import { orderListSchema } from './schemas';

/** The fields of the credential `gelatoApi`. */
const credentialShape = z.object({
	apiKey: z.string().catch(''),
	baseUrl: z.string().catch(GELATO_URL),
	storeId: z.string().catch(''),
	currency: z.string().catch('USD'),
	fallbackEmail: z.string().catch(''),
});

/** Stands for the one account that a key opens. */
const ACCOUNT = 'account';

function read(credential: CredentialData) {
	return credentialShape.parse({ ...credential });
}

/**
 * Gelato cannot list its stores (facts/gelato.md 1), so the account stands for them; looking for
 * one order proves that the key works. One call.
 */
async function listStores(client: ApiClient) {
	const answer = await client.call({
		operation: 'searchOrders',
		effect: 'read',
		method: 'POST',
		path: '/v4/orders:search',
		body: { kind: 'json', value: { limit: 1, offset: 0 } },
		schema: orderListSchema,
	});
	return answer.ok ? ok([{ id: ACCOUNT, title: 'Gelato account', channel: 'api' }]) : answer;
}

/** Gelato for the registry. */
export const gelato: ProviderModule = {
	name: 'gelato',
	capabilities: gelatoCapabilities,
	artwork: gelatoArtwork,
	credential: { type: 'gelatoApi', displayName: 'Gelato API' },
	profile: (credential) => {
		const { baseUrl, apiKey } = read(credential);
		return gelatoProfile({ baseUrl, apiKey: apiKey.trim() });
	},
	listStores,
	storeOf: () => ACCOUNT,
	news: gelatoNews,
	open: ({ client, credential, storeId = '' }) => {
		const fields = read(credential);
		const chosen = storeId.trim() === ACCOUNT ? '' : storeId.trim();
		return ok(
			createGelatoProvider({
				client,
				addresses: gelatoAddresses(fields.baseUrl),
				storeId: chosen || fields.storeId.trim(),
				currency: fields.currency.trim().toUpperCase() || 'USD',
				fallbackEmail: fields.fallbackEmail.trim(),
			}),
		);
	},
};
