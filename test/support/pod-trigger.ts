import { randomUUID } from 'node:crypto';
import type { IDataObject, INodeExecutionData, INodeType } from 'n8n-workflow';
import { offeredEvents } from '../../nodes/PrintOnDemandTrigger/events';
import { PrintOnDemandTrigger } from '../../nodes/PrintOnDemandTrigger/PrintOnDemandTrigger.node';
import { providerModules } from '../../core/providers/registry';
import type { ProviderModule } from '../../core/providers/module';
import type { Sandbox } from '../../sandbox';
import type { ProviderCase } from './conformance/provider-case';
import { hooksOf, listen, type TestHooks, type TestWebhook } from './engine';

/** As n8n gives it to a node; a part of the address. */
export const WEBHOOK_ID = '0d5c2c9e-7d55-4a39-9d0a-3a7c1b9e4d21';

/** What a test changes about the trigger. */
export interface PodTriggerSettings {
	/** A copy of the node that remembers nothing, as after a restart. */
	node?: INodeType;
	parameters?: object;
	/** Over the fields of the credential; null: none is chosen. */
	credential?: object | null;
	/** What n8n saved; shared by all that stand for the same workflow. */
	saved?: { data: IDataObject };
	start?: (items: INodeExecutionData[]) => Promise<void>;
	/** Another workflow than the first. */
	webhookId?: string | null;
	port?: number;
	isTest?: boolean;
	/** Where n8n says that it is; default: where it listens. */
	webhookBaseUrl?: string;
}

/** The trigger of a seller, listening on localhost. */
export interface TestPodTrigger extends TestWebhook, TestHooks {
	saved: { data: IDataObject };
	/** The address as it is told to the provider. */
	address: string;
	port: number;
	/** The JSON of every item so far. */
	items(): Array<Record<string, unknown>>;
	/** Type and order of every item so far, such as `shipment.sent 123`. */
	told(): string[];
}

/** The provider's part in the registry. */
export function moduleOf({ provider }: ProviderCase): ProviderModule {
	const module = providerModules().find(({ name }) => name === provider);
	if (!module) throw new Error(`${provider} is not on offer`);
	return module;
}

/** Lets the node listen for a provider of the sandbox; every event on offer is chosen. */
export async function openPodTrigger(
	one: ProviderCase,
	sandbox: Sandbox,
	settings: PodTriggerSettings = {},
): Promise<TestPodTrigger> {
	const { node = new PrintOnDemandTrigger(), credential = {}, isTest = false } = settings;
	const saved = settings.saved ?? { data: {} };
	const webhookId = settings.webhookId === undefined ? WEBHOOK_ID : settings.webhookId;
	const common = {
		node,
		// What one trigger has let through is no business of another's.
		nodeId: randomUUID(),
		parameters: {
			provider: one.provider,
			...(one.storeId === undefined
				? {}
				: { storeId: { __rl: true, mode: 'id', value: one.storeId } }),
			events: offeredEvents(moduleOf(one)),
			...settings.parameters,
		} as never,
		credentials:
			credential === null
				? {}
				: { [one.credentialType.name]: { ...one.credential(sandbox), ...credential } },
		credentialTypes: [one.credentialType],
		saved,
		start: settings.start,
		port: settings.port,
		...(webhookId === null ? {} : { webhookId }),
		...(isTest ? { mode: 'manual' as const } : {}),
	};
	const listening = await listen(common);
	const base = settings.webhookBaseUrl ?? listening.url;
	const hooks = hooksOf({ ...common, webhookBaseUrl: base });
	const items = () => listening.executions.flat().map(({ json }) => json);
	return {
		...listening,
		...hooks,
		saved,
		address: `${base}${isTest ? '-test' : ''}/${webhookId ?? 'test-workflow/under%20test'}/webhook`,
		port: Number(new URL(listening.url).port),
		items,
		told: () =>
			items().map(({ event }) => {
				const { type, providerOrderId } = event as Record<string, string | undefined>;
				return [type, providerOrderId].join(' ').trim();
			}),
	};
}

/** What n8n has saved after a registration with this secret, without any call. */
export function registeredWith(one: ProviderCase): { data: IDataObject } {
	if (!moduleOf(one).capabilities.signsWebhooks) return { data: {} };
	const registration: IDataObject = {
		provider: one.provider,
		storeId: one.storeId ?? '',
		url: 'http://localhost:5678/webhook',
		topics: [],
		registered: { webhooks: [], before: [], secret: one.newsSecret ?? '' },
	};
	return { data: { registrations: { production: registration, test: registration } } };
}
