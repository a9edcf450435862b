import type { FastifyInstance } from 'fastify';

import type { Scenario, ScenarioLimits } from '../scenario/types';
import type { SandboxClock } from './clock';
import type { Counts } from './counts';
import type { FaultEngine } from './faults';
import type { SeededRandom } from './random';

/** The vendors that the sandbox speaks for. */
export type ServiceName = 'etsy' | 'printify' | 'printful' | 'gelato' | 'prodigi' | 'gooten';

/** What all services of one sandbox share; handed to each service's factory. */
export interface World {
	readonly clock: SandboxClock;
	/** Fork it by a label of your own in `load` (`world.random.fork('printify')`), so that services
	 * stay apart; a scenario may set another seed. */
	readonly random: SeededRandom;
	readonly counts: Counts;
	readonly faults: FaultEngine;
	readonly config: WorldConfig;
}

/** What is set from outside. */
export interface WorldConfig {
	/** The seed in force: given at the start, else the scenario's. */
	seed: number;
	/**
	 * Rate limits per service: the scenario's, overridden by those given to `startSandbox`.
	 * Filled before `load` is called; read it on each request and fall back to your own default.
	 */
	limits: ScenarioLimits;
}

/** A vendor's answer to a failed call: body (object -> JSON, string -> as it is) and headers. */
export interface VendorErrorBody {
	body: unknown;
	headers?: Record<string, string>;
}

/**
 * What a test can make happen to an order at any printing provider, in the vendor's own words and
 * ids. Webhooks go out for it as the vendor would send them.
 */
export interface OrderLife {
	/** Every state that the vendor documents for an order, or for a line where it has none. */
	readonly statuses: readonly string[];
	/** Puts an order, or one line of it, into a state; one that is not documented is taken too. */
	setStatus(orderId: string, status: string, lineId?: string): void;
	/** Sends a parcel with these lines, or with all that are left. @returns its tracking number */
	ship(orderId: string, lineIds?: readonly string[]): string;
	/** Lets all parcels arrive, where the vendor tells of that. */
	deliver(orderId: string): void;
	/** Sells a variant out, or brings it back. */
	setAvailable?(variantId: string, isAvailable: boolean): void;
}

/**
 * One vendor. The core gives it a fastify app with a port of its own, and does for it: the control
 * interface, faults, call counts, unknown routes (404) and errors. Mark every route with its
 * operation name: `app.get(path, { config: { operation: 'getShopReceipts' } }, handler)`.
 */
export interface SandboxService {
	readonly name: ServiceName;
	/** Adds the vendor's routes, body parsers and hooks (auth, rate limits) to the app. */
	register(app: FastifyInstance): void | Promise<void>;
	/** Forgets everything: all data, tokens and limiter windows. */
	reset(): void;
	/**
	 * Replaces the service's data by a scenario's. Times in a scenario count from this moment.
	 * @param section the scenario's own section (`scenario.printify`), already validated;
	 *   for Etsy the whole scenario, whose top level is Etsy's.
	 */
	load(section: unknown, scenario: Scenario): void;
	/** Everything it holds, as plain JSON, for `GET /__sandbox__/state`. */
	state(): unknown;
	/** The vendor's own error shape for a status. Used by faults, 404s and internal errors. */
	errorBody(status: number, message?: string): VendorErrorBody;
	/**
	 * What a user pastes into n8n to use this service, for `GET /__sandbox__/credentials`.
	 * @param baseUrl where the service listens, without a slash at the end.
	 */
	credentials?(baseUrl: string): Record<string, unknown>;
	/**
	 * Adds control routes of its own below `/__sandbox__/<name>/`; served on every port and not
	 * touched by faults or counts. Register full paths.
	 */
	registerControl?(app: FastifyInstance): void;
	/** Only printing providers have it. Throws InputError for an order that is not there. */
	readonly life?: OrderLife;
}

/** Thrown anywhere in a service's hooks or handlers: answered exactly as it says. */
export class VendorError extends Error {
	constructor(
		readonly status: number,
		readonly body: unknown,
		readonly headers: Record<string, string> = {},
	) {
		super(`Answered with status ${status}`);
	}
}

declare module 'fastify' {
	interface FastifyContextConfig {
		/** The vendor's name of the operation, for counts and fault rules. */
		operation?: string;
	}
}
