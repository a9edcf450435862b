import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { failure } from '../../core/domain/failure';
import { serviceLabel } from '../../core/domain/provider';
import type { ProviderEventType } from '../../core/domain/provider-event';
import { fail, ok, type Result } from '../../core/domain/result';
import type { ProviderModule, ProviderNews } from '../../core/providers/module';
import { openProvider, providerModule } from '../../core/providers/registry';
import type { PrintProvider } from '../../core/providers/types';
import { connectTo, type ConnectedProvider } from '../shared/open-provider';
import { offeredEvents } from './events';

/** n8n's `this` when a trigger is switched on or off, and when a request comes in. */
export type TriggerContext = IHookFunctions | IWebhookFunctions;

/** What the panel of the trigger says. */
export interface Setup {
	module: ProviderModule;
	news: ProviderNews;
	/** As chosen; empty means the store of the credential. */
	storeId: string;
	/** Of those that the provider can bring. */
	events: ProviderEventType[];
}

/** A provider that can be asked. */
export interface OpenedProvider extends ConnectedProvider {
	provider: PrintProvider;
	/** The store that is meant, whether chosen or named by the credential. */
	storeId: string;
}

/** The store chosen in the panel; n8n throws for a value that this provider does not show. */
function chosenStore(context: TriggerContext, module: ProviderModule): string {
	if (!module.capabilities.hasStores) return '';
	const value: unknown = context.getNodeParameter('storeId', '', { extractValue: true });
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** Reads the panel. @returns a failure that says what is to be chosen */
export function readSetup(context: TriggerContext): Result<Setup> {
	const module = providerModule(context.getNodeParameter('provider', ''));
	if (!module.ok) return module;
	const { name, news } = module.value;
	const offered = offeredEvents(module.value);
	const chosen: unknown = context.getNodeParameter('events', []);
	const events = offered.filter((type) => Array.isArray(chosen) && chosen.includes(type));
	if (news === undefined || events.length === 0) {
		return fail(
			failure({
				category: news === undefined ? 'capability' : 'validation',
				provider: name,
				operation: 'events',
				message:
					news === undefined
						? `${serviceLabel(name)} sends no news`
						: `No event of ${serviceLabel(name)} is chosen`,
				hint:
					news === undefined
						? 'Read the changed orders on a schedule instead: Print on Demand > Order > Get Changed'
						: "Open the node and choose at least one of 'Events'",
				fields: ['events'],
			}),
		);
	}
	return ok({ module: module.value, news, storeId: chosenStore(context, module.value), events });
}

/**
 * Opens a provider with the credential that the node has for it. No call.
 * @param storeId empty: the store of the credential
 */
export async function openFor(
	context: TriggerContext,
	provider: string,
	storeId: string,
): Promise<Result<OpenedProvider>> {
	const connected = await connectTo(context, provider, 0);
	if (!connected.ok) return connected;
	const { module, client, credential } = connected.value;
	const opened = openProvider(module, { client, credential, storeId, now: Date.now });
	if (!opened.ok) return opened;
	const meant = storeId || module.storeOf(credential);
	return ok({ ...connected.value, provider: opened.value, storeId: meant });
}
