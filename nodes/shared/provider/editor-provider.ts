import {
	NodeOperationError,
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
} from 'n8n-workflow';
import type { Failure } from '../../../core/domain/failure';
import type { Result } from '../../../core/domain/result';
import type { CredentialData, ProviderModule } from '../../../core/providers/module';
import { openProvider, providerModule } from '../../../core/providers/registry';
import type { PrintProvider } from '../../../core/providers/types';
import { createApiClient, type ApiClient } from '../../../core/transport/api-client';
import { createN8nHttpPort } from '../../../core/transport/n8n-http-port';

/** What a list shows at once; the words that are typed narrow it. */
const MOST = 200;

function orThrow<T>(context: ILoadOptionsFunctions, result: Result<T>): T {
	if (result.ok) return result.value;
	throw toError(context, result.failure);
}

function toError(context: ILoadOptionsFunctions, { message, hint }: Failure): NodeOperationError {
	return new NodeOperationError(context.getNode(), message, { description: hint });
}

/** What is chosen in the panel at the moment; empty for nothing. */
export function chosenInPanel(context: ILoadOptionsFunctions, name: string): string {
	const value: unknown = context.getCurrentNodeParameter(name, { extractValue: true });
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/**
 * The provider that is chosen in the panel, with its credential. No call.
 * @throws NodeOperationError, which the editor shows in the list's place
 */
export async function connectInPanel(context: ILoadOptionsFunctions): Promise<{
	module: ProviderModule;
	credential: CredentialData;
	client: ApiClient;
}> {
	const module = orThrow(context, providerModule(context.getCurrentNodeParameter('provider')));
	const credentialType = module.credential.type;
	const credential = await context.getCredentials(credentialType);
	const client = createApiClient({
		profile: module.profile(credential),
		port: createN8nHttpPort({ context, credentialType }),
	});
	return { module, credential, client };
}

/**
 * Asks the provider of the panel for a list.
 * @throws NodeOperationError, which the editor shows in the list's place
 */
export async function askInPanel<T>(
	context: ILoadOptionsFunctions,
	ask: (provider: PrintProvider) => Promise<Result<T>>,
): Promise<T> {
	const { module, credential, client } = await connectInPanel(context);
	const storeId = chosenInPanel(context, 'storeId');
	const provider = orThrow(
		context,
		openProvider(module, { client, credential, storeId, now: Date.now }),
	);
	return orThrow(context, await ask(provider));
}

/** The entries that hold all the words typed, by the alphabet. */
export function toList(
	entries: ReadonlyArray<{ name: string; value: string }>,
	filter: string | undefined,
): INodeListSearchResult {
	const words = (filter ?? '').toLowerCase().split(/\s+/).filter(Boolean);
	const results = entries
		.filter(({ name, value }) => {
			const text = `${name} ${value}`.toLowerCase();
			return words.every((word) => text.includes(word));
		})
		.sort((a, b) => a.name.localeCompare(b.name))
		.slice(0, MOST);
	return { results };
}
