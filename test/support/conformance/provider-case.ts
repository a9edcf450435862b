import type { ICredentialType } from 'n8n-workflow';
import type { ArtworkPosition } from '../../../core/domain/print-file';
import type { Provider } from '../../../core/domain/provider';
import type { ProviderEventType, WebhookRequest } from '../../../core/domain/provider-event';
import type {
	ProviderOrderCosts,
	ProviderOrderRequestLine,
} from '../../../core/domain/provider-order';
import type { ProviderProductRequest } from '../../../core/domain/provider-product';
import type { OrderStatus } from '../../../core/domain/status';
import type { Sandbox, Scenario } from '../../../sandbox';

/** A piece of news as the provider would send it, and what it must be understood as. */
export interface NewsExample {
	type: ProviderEventType;
	/** The request as it comes, signed with the secret where the provider signs. */
	request: WebhookRequest;
	providerOrderId?: string;
}

/**
 * What the one conformance suite must know of a provider to run unchanged against it. Everything
 * else it finds out through the interface and the capabilities. What a provider does not have is
 * left out here and shows as skipped by capability, never silently.
 */
export interface ProviderCase {
	provider: Provider;
	/** A world in which `line` can be ordered. */
	scenario: Scenario;
	credentialType: ICredentialType;
	/** The fields of the credential, pointing at the sandbox. */
	credential(sandbox: Sandbox): Record<string, string>;
	/** The shop or store to work in, where the account has several. */
	storeId?: string;
	/** A line that can be ordered in any quantity. */
	line(lineId: string, quantity: number): ProviderOrderRequestLine;
	/** A second product that is made elsewhere, so that an order of both goes in two parcels. */
	otherLine?(lineId: string, quantity: number): ProviderOrderRequestLine;
	/** A line with artwork at a position; absent where artwork lies as the file is. */
	placedLine?(lineId: string, position: ArtworkPosition): ProviderOrderRequestLine;
	/** Where the sandbox holds the artwork of an order's first line, in fractions again. */
	placedAt?(sandbox: Sandbox, providerOrderId: string): ArtworkPosition;
	/** What so many pieces of `line` to the United States cost in the sandbox, to the cent. */
	costs?(quantity: number): ProviderOrderCosts;
	/** Every state that the provider documents, and ours for it. */
	statuses: ReadonlyArray<readonly [raw: string, status: OrderStatus]>;
	/** The state in which an order can be stopped, where a new one must be checked first. */
	stoppable?: string;
	/** The word for one line that was cancelled; absent where lines do not end alone. */
	cancelledLine?: string;
	/** False where the provider does not say which lines are in a parcel. */
	tellsParcelLines?: boolean;
	/** So many orders are on a page of its largest list. Default 100. */
	pageSize?: number;
	/** The longest texts that the provider takes in an address. */
	addressLimits?: Readonly<Record<string, number>>;
	/** Something that the catalog has, where there is one. */
	catalog?: { search: string; productId: string; makerId?: string; variantId: string };
	/** A product that can be saved, where the provider saves products. */
	product?: ProviderProductRequest;
	/** The secret that `news` is signed with; empty where nobody signs. */
	newsSecret?: string;
	/** One example of each kind of news that the provider sends. */
	news?(providerOrderId: string): NewsExample[];
}
