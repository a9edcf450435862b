import type { ArtworkRules } from '../domain/artwork/types';
import type { Provider } from '../domain/provider';
import type { ProviderEvent, ProviderEventType, WebhookRequest } from '../domain/provider-event';
import type { Result } from '../domain/result';
import type { ApiClient } from '../transport/api-client';
import type { ServiceProfile } from '../transport/service';
import type { AdapterMethods, ProviderCapabilities } from './types';

/** A credential as n8n hands it out; what is in it is checked by the module. */
export type CredentialData = Readonly<Record<string, unknown>>;

/** What a provider is made of for one node execution. */
export interface ProviderDeps {
	client: ApiClient;
	credential: CredentialData;
	/** The shop or store chosen in the node; empty or absent means the credential's own. */
	storeId?: string;
	/** Milliseconds since 1970. */
	now(): number;
}

/** A shop or store in the seller's account at a provider. */
export interface ProviderStore {
	id: string;
	title: string;
	/** What it is connected to, in the provider's words, such as `etsy`. */
	channel: string;
}

/** How a provider's news comes in. Pure: no call is made here. */
export interface ProviderNews {
	/** The provider's topics that bring each kind of news; a kind that is not here never comes. */
	topics: Readonly<Partial<Record<ProviderEventType, readonly string[]>>>;
	/**
	 * Whether the signature is right, compared in constant time. Absent where the provider signs
	 * nothing: then a secret in the address and a second look at the order must do.
	 */
	verify?(request: WebhookRequest, secret: string): boolean;
	/**
	 * Where a person pastes the address after copying it, in one or two sentences; for a provider
	 * that has no call to register it.
	 */
	setUpByHand?: string;
	/** Understands a body; what is not known becomes an event of the type `unknown`. */
	parse(request: WebhookRequest): Result<ProviderEvent[]>;
}

/** What one provider's folder offers to the rest: all that the node needs to know of it. */
export interface ProviderModule {
	name: Provider;
	capabilities: ProviderCapabilities;
	/** What it prints from. */
	artwork: ArtworkRules;
	/** The credential type's name in n8n and in the editor. */
	credential: { type: string; displayName: string };
	/** The provider as far as the transport is concerned. */
	profile(credential: CredentialData): ServiceProfile;
	/** Reads the shops of the account; a good answer proves that the credential works. One call. */
	listStores(client: ApiClient): Promise<Result<ProviderStore[]>>;
	/** The shop that the credential names; empty when it names none. */
	storeOf(credential: CredentialData): string;
	/** Absent for a provider without webhooks. */
	news?: ProviderNews;
	/** @returns a failure when something must be chosen first, such as the shop */
	open(deps: ProviderDeps): Result<AdapterMethods>;
}
