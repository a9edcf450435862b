import { z } from 'zod';
import { failure } from '../../domain/failure';
import { fail, ok } from '../../domain/result';
import type { CredentialData, ProviderModule } from '../module';
import { printifyArtwork } from './artwork-rules';
import { printifyCapabilities } from './capabilities';
import { createPrintifyProvider } from './index';
import { printifyNews } from './news';
import { CALLS_PER_MINUTE, PRINTIFY_URL, printifyProfile } from './profile';
import { listShops } from './shops';

/** The fields of the credential `printifyApi`. Shop ids come as texts or numbers. */
const credentialShape = z.object({
	apiToken: z.string().catch(''),
	baseUrl: z.string().catch(PRINTIFY_URL),
	shopId: z.union([z.string(), z.number()]).transform(String).catch(''),
	// A credential of before this field has none.
	callsPerMinute: z.coerce.number().finite().min(1).catch(CALLS_PER_MINUTE),
});

function read(credential: CredentialData) {
	return credentialShape.parse({ ...credential });
}

/** Printify for the registry. */
export const printify: ProviderModule = {
	name: 'printify',
	capabilities: printifyCapabilities,
	artwork: printifyArtwork,
	credential: { type: 'printifyApi', displayName: 'Printify API' },
	profile: (credential) => {
		const { baseUrl, apiToken, callsPerMinute } = read(credential);
		return printifyProfile({ baseUrl, token: apiToken, callsPerMinute });
	},
	listStores: listShops,
	storeOf: (credential) => read(credential).shopId.trim(),
	news: printifyNews,
	open: ({ client, credential, storeId, now }) => {
		const shopId = (storeId ?? '').trim() || read(credential).shopId.trim();
		// It becomes a part of a path; Printify's are whole numbers (facts/printify.md 1).
		if (/^\d+$/.test(shopId)) return ok(createPrintifyProvider({ client, shopId, now }));
		return fail(
			failure({
				category: 'validation',
				provider: 'printify',
				operation: 'shop',
				message:
					shopId === '' ? 'No Printify shop is chosen' : 'The Printify shop ID is not a number',
				hint: "Choose the shop in this node, or enter its ID as 'Shop ID' in the Printify credential",
				fields: ['storeId'],
			}),
		);
	},
};
