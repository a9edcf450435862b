import type { Provider } from '../domain/provider';
import type {
	CreatedOrder,
	EarlierTry,
	LineSource,
	ProviderOrder,
	ProviderOrderRequest,
} from '../domain/provider-order';
import type { Result } from '../domain/result';

/** What a provider can and cannot do, as data: read by the node, the planner and the docs. */
export interface ProviderCapabilities {
	/** How an order line may name what to print. */
	lineSources: ReadonlyArray<LineSource['kind']>;
	/** Whether the provider itself refuses a second order with the same externalId. */
	refusesDuplicates: boolean;
	/** Whether an order can rest before production until the seller approves it. */
	holdsOrders: boolean;
}

/**
 * One printing provider behind the interface that all share. Every method returns a `Result`;
 * none throws for what the outside world can cause.
 */
export interface PrintProvider {
	readonly name: Provider;
	readonly capabilities: ProviderCapabilities;
	/**
	 * Creates the order without starting production, never twice: with an earlier try in doubt the
	 * externalId is looked up first, and when this call itself ends unclear it is looked up after.
	 */
	createOrder(request: ProviderOrderRequest, earlier: EarlierTry): Promise<Result<CreatedOrder>>;
	/** Reads one order by the provider's own id. */
	getOrder(providerOrderId: string): Promise<Result<ProviderOrder>>;
	/**
	 * Finds an order by our externalId; null when there is none.
	 * @param since ISO 8601; orders made before it need not be searched
	 */
	findOrder(externalId: string, since?: string): Promise<Result<ProviderOrder | null>>;
}
