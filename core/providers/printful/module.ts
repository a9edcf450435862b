import { z } from 'zod';
import { failure } from '../../domain/failure';
import { fail, ok } from '../../domain/result';
import type { CredentialData, ProviderModule } from '../module';
import { printfulArtwork } from './artwork-rules';
import { printfulCapabilities } from './capabilities';
import { forStore } from './deps';
import { createPrintfulProvider } from './index';
import { printfulNews } from './news';
import { PrintAreas } from './print-areas';
import { PRINTFUL_URL, printfulProfile } from './profile';
import { listStores } from './stores';

/** The fields of the credential `printfulApi`. Store ids come as texts or numbers. */
const credentialShape = z.object({
	apiToken: z.string().catch(''),
	baseUrl: z.string().catch(PRINTFUL_URL),
	storeId: z.union([z.string(), z.number()]).transform(String).catch(''),
});

function read(credential: CredentialData) {
	return credentialShape.parse({ ...credential });
}

/** Printful for the registry. */
export const printful: ProviderModule = {
	name: 'printful',
	capabilities: printfulCapabilities,
	artwork: printfulArtwork,
	credential: { type: 'printfulApi', displayName: 'Printful API' },
	profile: (credential) => {
		const { baseUrl, apiToken } = read(credential);
		return printfulProfile({ baseUrl, token: apiToken.trim() });
	},
	listStores,
	storeOf: (credential) => read(credential).storeId.trim(),
	news: printfulNews,
	open: ({ client, credential, storeId }) => {
		const chosen = (storeId ?? '').trim() || read(credential).storeId.trim();
		// Empty is right for a token that belongs to one store.
		if (chosen !== '' && !/^\d+$/.test(chosen)) {
			return fail(
				failure({
					category: 'validation',
					provider: 'printful',
					operation: 'store',
					message: 'The Printful store ID is not a number',
					hint: "Choose the store in this node, or enter its ID as 'Store ID' in the Printful credential",
					fields: ['storeId'],
				}),
			);
		}
		const own = forStore(client, chosen);
		return ok(createPrintfulProvider({ client: own, areas: new PrintAreas(own) }));
	},
};
