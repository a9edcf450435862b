import type { IAllExecuteFunctions, IExecuteFunctions } from 'n8n-workflow';
import { fail, ok, type Result } from '../../core/domain/result';
import type { CredentialData, ProviderModule } from '../../core/providers/module';
import { openProvider as openModule, providerModule } from '../../core/providers/registry';
import type { PrintProvider } from '../../core/providers/types';
import { createApiClient, type ApiClient } from '../../core/transport/api-client';
import { createN8nHttpPort } from '../../core/transport/n8n-http-port';
import type { ServiceProfile } from '../../core/transport/service';
import { readCredential } from './credential';
import { providerParameter } from './provider-of-item';
import { chosenText } from './required-text';

/** A provider with its credential opened, before any shop is chosen. */
export interface ConnectedProvider {
	module: ProviderModule;
	credential: CredentialData;
	profile: ServiceProfile;
	client: ApiClient;
}

/**
 * Opens the credential that a node has for a provider. No call. Works while running, while a
 * trigger is switched on or off, and while it receives.
 * @param name the provider's name
 * @returns a failure that says what to choose when provider or credential is missing
 */
export async function connectTo(
	context: Pick<IAllExecuteFunctions, 'getCredentials' | 'getNode' | 'helpers'>,
	name: unknown,
	itemIndex: number,
): Promise<Result<ConnectedProvider>> {
	const module = providerModule(name);
	if (!module.ok) return module;
	const { name: service, credential: type } = module.value;
	const credential = await readCredential(context, { ...type, service }, itemIndex);
	if (!credential.ok) return credential;
	const profile = module.value.profile(credential.value);
	const port = createN8nHttpPort({ context, credentialType: type.type });
	const client = createApiClient({ profile, port });
	return ok({ module: module.value, credential: credential.value, profile, client });
}

/** The credentials opened so far in each node execution. */
const connections = new WeakMap<
	IExecuteFunctions,
	Map<unknown, Promise<Result<ConnectedProvider>>>
>();

/**
 * Opens the credential of the provider that this item is for; see {@link connectTo}. Once a node
 * execution: n8n reads and decrypts it each time it is asked, which of a thousand orders took half
 * a second, and sends with that of the first item whatever the others say.
 */
export async function connectProvider(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<ConnectedProvider>> {
	const name = providerParameter(context, itemIndex);
	const known = connections.get(context) ?? new Map<unknown, Promise<Result<ConnectedProvider>>>();
	connections.set(context, known);
	const connection = known.get(name) ?? connectTo(context, name, itemIndex);
	known.set(name, connection);
	return await connection;
}

/**
 * The providers opened so far in each node execution. Items share them, so that look-ups share
 * what was read; nothing outlives the execution.
 */
const opened = new WeakMap<IExecuteFunctions, Map<string, PrintProvider>>();

/**
 * The provider that this item is for, with the credential and the shop that the node gives.
 * @returns a failure that says what to choose when provider, credential or shop is missing
 */
export async function openProvider(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<PrintProvider>> {
	const connected = await connectProvider(context, itemIndex);
	if (!connected.ok) return connected;
	const { module, credential, profile, client } = connected.value;
	// n8n throws for a value that this provider does not show.
	const hasStores = module.capabilities.hasStores;
	const storeId = hasStores ? chosenText(context, 'storeId', itemIndex) : '';

	const known = opened.get(context) ?? new Map<string, PrintProvider>();
	opened.set(context, known);
	const key = `${profile.limiterKey} ${storeId}`;
	const existing = known.get(key);
	if (existing) return ok(existing);

	const made = openModule(module, { client, credential, storeId, now: Date.now });
	if (!made.ok) return fail(made.failure);
	known.set(key, made.value);
	return made;
}
