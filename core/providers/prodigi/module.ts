import { z } from 'zod';
import { ok } from '../../domain/result';
import type { ApiClient } from '../../transport/api-client';
import type { CredentialData, ProviderModule } from '../module';
import { prodigiArtwork } from './artwork-rules';
import { prodigiCapabilities } from './capabilities';
import { createProdigiProvider } from './index';
import { prodigiNews } from './news';
import { API, PRODIGI_SANDBOX_URL, PRODIGI_URL, prodigiProfile } from './profile';
import { orderPageSchema } from './schemas';

/** The fields of the credential `prodigiApi`. */
const credentialShape = z.object({
	apiKey: z.string().catch(''),
	environment: z.enum(['live', 'sandbox', 'other']).catch('live'),
	baseUrl: z.string().catch(''),
});

function read(credential: CredentialData) {
	const { apiKey, environment, baseUrl } = credentialShape.parse({ ...credential });
	const other = environment === 'other' ? baseUrl : PRODIGI_URL;
	return {
		apiKey: apiKey.trim(),
		baseUrl: environment === 'sandbox' ? PRODIGI_SANDBOX_URL : other,
		isTest: environment === 'sandbox',
	};
}

/** Prodigi has no stores: one key is one account. Reading one order proves that the key works. */
async function listStores(client: ApiClient) {
	const answer = await client.call({
		operation: 'listOrders',
		effect: 'read',
		method: 'GET',
		path: `${API}/orders`,
		query: { top: 1 },
		schema: orderPageSchema,
	});
	return answer.ok ? ok([{ id: 'account', title: 'Prodigi account', channel: 'api' }]) : answer;
}

/** Prodigi for the registry. */
export const prodigi: ProviderModule = {
	name: 'prodigi',
	capabilities: prodigiCapabilities,
	artwork: prodigiArtwork,
	credential: { type: 'prodigiApi', displayName: 'Prodigi API' },
	profile: (credential) => {
		const { baseUrl, apiKey } = read(credential);
		return prodigiProfile({ baseUrl, apiKey });
	},
	listStores,
	storeOf: () => 'account',
	news: prodigiNews,
	open: ({ client, credential }) =>
		ok(createProdigiProvider({ client, isTest: read(credential).isTest })),
};
