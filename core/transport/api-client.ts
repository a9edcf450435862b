import type { ZodType, ZodTypeDef } from 'zod';
import type { Result } from '../domain/result';
import type { FieldValue, HttpBody, HttpRequest } from './http';

/**
 * What a call does to the world, which decides on retries (design 5). `read` and `idempotent` may
 * be sent again; `create` is never replayed by the transport: its caller looks first.
 */
export type Effect = 'read' | 'idempotent' | 'create';

/** One call to a service. */
export interface Call<T> {
	/** The operation's name in the service's document, such as `getShopReceipts`. */
	operation: string;
	effect: Effect;
	method: HttpRequest['method'];
	/** Below the base address, starting with a slash, ids already in it (encoded). */
	path: string;
	query?: Record<string, FieldValue>;
	body?: HttpBody;
	/** Checks the answer; tolerates unknown and missing optional fields. */
	schema: ZodType<T, ZodTypeDef, unknown>;
	/**
	 * Statuses outside 2xx that are answers all the same, such as 409 where a service names the
	 * order that is there already. The schema must take their body too.
	 */
	acceptStatuses?: readonly number[];
	/** Further rate-limit classes besides `all`. */
	limitClasses?: string[];
	/** Milliseconds before the call counts as timed out. Default 30,000. */
	timeoutMs?: number;
}

/** The calls of one service with one credential. Never rejects. */
export interface ApiClient {
	call<T>(call: Call<T>): Promise<Result<T>>;
}
