import {
	NodeOperationError,
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
} from 'n8n-workflow';
import { connectInPanel, toList } from './editor-provider';

/**
 * Lists the shops or stores of the account by name. Costs one call.
 * @throws NodeOperationError, which the editor shows in the list's place
 */
export async function searchStores(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const { module, client } = await connectInPanel(this);
	const stores = await module.listStores(client);
	if (!stores.ok) {
		const { message, hint } = stores.failure;
		throw new NodeOperationError(this.getNode(), message, { description: hint });
	}
	const entries = stores.value.map(({ id, title, channel }) => ({
		name: `${title} (${channel})`,
		value: id,
	}));
	return toList(entries, filter);
}
