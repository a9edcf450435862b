import type { IExecuteFunctions } from 'n8n-workflow';
import { fail, ok, type Result } from '../../../core/domain/result';
import type { CredentialData, ProviderModule } from '../../../core/providers/module';
import { providerModule } from '../../../core/providers/registry';
import type { PrintProvider } from '../../../core/providers/types';
import { createApiClient, type ApiClient } from '../../../core/transport/api-client';
import { createN8nHttpPort } from '../../../core/transport/n8n-http-port';
import type { ServiceProfile } from '../../../core/transport/service';
import { readCredential } from '../../shared/credential';

/** A provider with its credential opened, before any shop is chosen. */
export interface ConnectedProvider {
	module: ProviderModule;
	credential: CredentialData;
	profile: ServiceProfile;
	client: ApiClient;
}

/**
 * Opens the credential of the provider that this item is for. No call.
 * @returns a failure that says what to choose when provider or credential is missing
 */
export async function connectProvider(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<ConnectedProvider>> {
	const module = providerModule(context.getNodeParameter('provider', itemIndex, ''));
	if (!module.ok) return module;
	const { name, credential: type } = module.value;
	const credential = await readCredential(context, { ...type, service: name }, itemIndex);
	if (!credential.ok) return credential;
	const profile = module.value.profile(credential.value);
	const port = createN8nHttpPort({ context, credentialType: type.type });
	const client = createApiClient({ profile, port });
	return ok({ module: module.value, credential: credential.value, profile, client });
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
	const storeId = chosenStore(context, module.name, itemIndex);

	const known = opened.get(context) ?? new Map<string, PrintProvider>();
	opened.set(context, known);
	const key = `${profile.limiterKey} ${storeId}`;
	const existing = known.get(key);
	if (existing) return ok(existing);

	const made = module.open({ client, credential, storeId, now: Date.now });
	if (!made.ok) return fail(made.failure);
	known.set(key, made.value);
	return made;
}

/** The shop or store chosen in the node; empty where the credential's own is meant. */
function chosenStore(context: IExecuteFunctions, provider: string, itemIndex: number): string {
	if (provider !== 'printify') return '';
	const chosen: unknown = context.getNodeParameter('printifyShop', itemIndex, '', {
		extractValue: true,
	});
	return typeof chosen === 'string' || typeof chosen === 'number' ? String(chosen).trim() : '';
}
