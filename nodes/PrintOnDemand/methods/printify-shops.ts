import {
	NodeOperationError,
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
} from 'n8n-workflow';
import { printify } from '../../../core/providers/printify/module';
import { listShops } from '../../../core/providers/printify/shops';
import { createApiClient } from '../../../core/transport/api-client';
import { createN8nHttpPort } from '../../../core/transport/n8n-http-port';

/**
 * Lists the shops of the Printify account by name. Costs one call.
 * @throws NodeOperationError, which the editor shows in the list's place
 */
export async function searchPrintifyShops(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const credentialType = printify.credential.type;
	const credential = await this.getCredentials(credentialType);
	const client = createApiClient({
		profile: printify.profile(credential),
		port: createN8nHttpPort({ context: this, credentialType }),
	});
	const shops = await listShops(client);
	if (!shops.ok) {
		const { message, hint } = shops.failure;
		throw new NodeOperationError(this.getNode(), message, { description: hint });
	}
	const wanted = (filter ?? '').trim().toLowerCase();
	const results = shops.value
		.map(({ id, title, channel }) => ({ name: `${title} (${channel})`, value: id }))
		.filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(wanted))
		.sort((a, b) => a.name.localeCompare(b.name));
	return { results };
}
