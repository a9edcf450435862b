import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { serviceLabel } from '../../../../core/domain/provider';
import { ok, type Result } from '../../../../core/domain/result';
import { connectProvider } from '../../../shared/open-provider';

/** Check has no parameters besides the provider. */
export const description: INodeProperties[] = [];

const DIRECT_ONLY = 'Orders can only be made here by this pack (route direct).';
const IMPORTS_TOO =
	'Orders can be made here by this pack (route direct), or be brought here by its own connection to Etsy (route provider_imported).';

/**
 * Finds out whether the credential works and which shops it reaches, in words and as fields.
 * Costs one call and changes nothing.
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const connected = await connectProvider(context, itemIndex);
	if (!connected.ok) return connected;
	const { module, credential, client } = connected.value;
	const stores = await module.listStores(client);
	if (!stores.ok) return stores;

	const label = serviceLabel(module.name);
	const chosenId = module.storeOf(credential);
	const chosen = stores.value.find(({ id }) => id === chosenId);
	const imports = module.capabilities.actions.includes('findImportedOrders');
	const list = stores.value.map(({ id, title }) => `${title} (Shop ID ${id})`).join(', ');
	const advice = chosen
		? `Orders go to the shop ${chosen.title}.`
		: chosenId === ''
			? `Enter the Shop ID of one of them in the credential: ${list || 'there is no shop yet'}.`
			: `The Shop ID ${chosenId} of the credential is not among them: ${list || 'there is no shop yet'}.`;
	return ok([
		{
			provider: module.name,
			connected: true,
			ready: chosen !== undefined,
			shopId: chosen?.id ?? null,
			shopName: chosen?.title ?? null,
			routes: imports ? ['direct', 'provider_imported'] : ['direct'],
			shops: stores.value.map((store) => ({ ...store })),
			summary: `${label} answers; the account has ${stores.value.length} shop(s). ${advice} ${imports ? IMPORTS_TOO : DIRECT_ONLY}`,
		},
	]);
}
