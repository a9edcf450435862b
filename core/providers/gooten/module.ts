import { z } from 'zod';
import { ok } from '../../domain/result';
import type { ApiClient } from '../../transport/api-client';
import type { CredentialData, ProviderModule } from '../module';
import { gootenArtwork } from './artwork-rules';
import { gootenCapabilities } from './capabilities';
import { createGootenProvider } from './index';
import { gootenNews } from './news';
import { GOOTEN_URL, gootenProfile, SOURCE } from './profile';
import { searchSchema } from './schemas';

/** The fields of the credential `gootenApi`. */
const credentialShape = z.object({
	recipeId: z.string().trim().catch(''),
	secretBillingKey: z.string().trim().catch(''),
	currency: z.string().trim().toUpperCase().catch('USD'),
	countryCode: z.string().trim().toUpperCase().catch('US'),
	fallbackEmail: z.string().trim().catch(''),
	isTestMode: z.boolean().catch(false),
	baseUrl: z.string().catch(GOOTEN_URL),
});

/** Stands for the one storefront that a recipe is. */
const STOREFRONT = 'storefront';

function read(credential: CredentialData) {
	const { secretBillingKey, ...fields } = credentialShape.parse({ ...credential });
	return { ...fields, partnerBillingKey: secretBillingKey };
}

/**
 * One recipe is one storefront (facts/gooten.md 12), and Gooten cannot name it. Looking for one
 * order proves that both secrets work. One call.
 */
async function listStores(client: ApiClient) {
	const answer = await client.call({
		operation: 'searchOrders',
		effect: 'read',
		method: 'GET',
		path: `${SOURCE}/ordersearch`,
		query: { pageSize: 1 },
		schema: searchSchema,
	});
	return answer.ok ? ok([{ id: STOREFRONT, title: 'Gooten storefront', channel: 'api' }]) : answer;
}

/** Gooten for the registry. */
export const gooten: ProviderModule = {
	name: 'gooten',
	capabilities: gootenCapabilities,
	artwork: gootenArtwork,
	credential: { type: 'gootenApi', displayName: 'Gooten API' },
	profile: (credential) => gootenProfile(read(credential)),
	listStores,
	storeOf: () => STOREFRONT,
	news: gootenNews,
	open: ({ client, credential, now }) => {
		const { currency, countryCode, ...fields } = read(credential);
		return ok(
			createGootenProvider({
				client,
				recipeId: fields.recipeId,
				partnerBillingKey: fields.partnerBillingKey,
				currency: currency || 'USD',
				countryCode: countryCode || 'US',
				fallbackEmail: fields.fallbackEmail,
				isTestMode: fields.isTestMode,
				now,
			}),
		);
	},
};
