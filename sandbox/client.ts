import axios, { type AxiosInstance } from 'axios';

import type { CountsSnapshot } from './core/counts';
import type { FaultRule } from './core/faults';
import type { ReceiptChange } from './etsy/receipt-life';
import type { Scenario, ScenarioListing, ScenarioReceipt, ScenarioReview } from './scenario/types';

export type { CountsSnapshot } from './core/counts';
export type { FaultRule } from './core/faults';

/** The sandbox's time, as the control interface tells it. */
export interface ClockView {
	/** ISO 8601, UTC. */
	now: string;
	nowMs: number;
	/** How far ahead of real time, in milliseconds. */
	offsetMs: number;
}

/** What a user pastes into n8n for each service. */
export type Credentials = Record<string, { baseUrl: string } & Record<string, unknown>>;

/** An Etsy token made without a browser. */
export interface MintedToken {
	access_token: string;
	refresh_token: string;
	token_type: 'Bearer';
	expires_in: number;
}

/**
 * Drives a running sandbox through its control interface (`/__sandbox__/*`). Any port's address
 * will do. A refused input is thrown as an Error that carries the paths of what is wrong.
 */
export class SandboxClient {
	private readonly http: AxiosInstance;

	constructor(readonly baseUrl: string) {
		this.http = axios.create({
			baseURL: `${baseUrl}/__sandbox__`,
			proxy: false,
			timeout: 30_000,
			maxBodyLength: Infinity,
			validateStatus: () => true,
		});
	}

	/** Back to the state of the start: starting scenario, no faults, counts zero, real time. */
	async reset(): Promise<void> {
		await this.call('POST', '/reset');
	}

	/** Replaces the world by a scenario; its times count from now. Counts and faults stay. */
	async scenario(scenario: Scenario): Promise<void> {
		await this.call('POST', '/scenario', scenario);
	}

	/** Replaces all fault rules; an empty list ends all faults. */
	async faults(rules: readonly FaultRule[]): Promise<void> {
		await this.call('POST', '/faults', rules);
	}

	/** Turns the clock forward. */
	async advance(by: { ms: number } | { seconds: number }): Promise<ClockView> {
		const body = 'ms' in by ? { advanceMs: by.ms } : { advanceSeconds: by.seconds };
		return await this.call<ClockView>('POST', '/clock', body);
	}

	/** What time it is for the services, without turning anything. */
	async clock(): Promise<ClockView> {
		return await this.call<ClockView>('GET', '/clock');
	}

	/** What really happened so far: calls, orders made, e-mails to buyers. */
	async counts(): Promise<CountsSnapshot> {
		return await this.call<CountsSnapshot>('GET', '/counts');
	}

	/** Everything that the services hold. The caller knows the shape it asks for. */
	async state<T = Record<string, unknown>>(): Promise<T> {
		return await this.call<T>('GET', '/state');
	}

	/** What is to be pasted into n8n, by service. */
	async credentials(): Promise<Credentials> {
		return await this.call<Credentials>('GET', '/credentials');
	}

	/** Where the services listen, and errors of the sandbox itself, of which a test wants none. */
	async health(): Promise<{ ok: boolean; internalErrors: string[]; urls: Record<string, string> }> {
		return await this.call('GET', '/health');
	}

	/** Makes an Etsy token without a browser. Default: first shop's user, all the pack's scopes. */
	async mintEtsyToken(
		options: { userId?: number; scopes?: string[]; keystring?: string } = {},
	): Promise<MintedToken> {
		return await this.call<MintedToken>('POST', '/etsy/token', options);
	}

	/** Every Etsy token ever issued, so that a test can search where they must not be. */
	async issuedEtsyTokens(): Promise<string[]> {
		const { tokens } = await this.call<{ tokens: string[] }>('GET', '/etsy/token');
		return tokens;
	}

	/** Ends Etsy access tokens early (all, or those of one user), as time would. */
	async expireEtsyTokens(options: { userId?: number } = {}): Promise<{ affected: number }> {
		return await this.call('POST', '/etsy/token/expire', options);
	}

	/** Revokes Etsy grants (all, or those of one user), as a password change does. */
	async revokeEtsyTokens(options: { userId?: number } = {}): Promise<{ affected: number }> {
		return await this.call('POST', '/etsy/token/revoke', options);
	}

	/**
	 * Adds Etsy orders, whose times count from now less `behindSeconds`, and lets things befall
	 * those that are there: `behindSeconds` is by how much the clock of Etsy's server is late.
	 */
	async etsyReceipts(what: {
		add?: readonly ScenarioReceipt[];
		behindSeconds?: number;
		change?: ReadonlyArray<ReceiptChange & { receiptId: number }>;
	}): Promise<{ added: number; changed: number }> {
		return await this.call('POST', '/etsy/receipts', what);
	}

	/** Brings Etsy listings into a state, now. */
	async etsyListings(
		change: ReadonlyArray<{ listingId: number; state: NonNullable<ScenarioListing['state']> }>,
	): Promise<{ changed: number }> {
		return await this.call('POST', '/etsy/listings', { change });
	}

	/** Copies an Etsy listing under a number of its own, as a seller does in Shop Manager. */
	async copyEtsyListing(listingId: number, as: number): Promise<void> {
		await this.call('POST', '/etsy/listings', { copy: [{ listingId, as }] });
	}

	/** Adds reviews, whose times count from now. */
	async etsyReviews(add: readonly ScenarioReview[]): Promise<{ added: number }> {
		return await this.call('POST', '/etsy/reviews', { add });
	}

	private async call<T>(method: 'GET' | 'POST', url: string, data?: unknown): Promise<T> {
		const response = await this.http.request<T & { error?: string }>({ method, url, data });
		if (response.status >= 400) {
			throw new Error(`${method} ${url}: ${response.status}\n${response.data.error ?? ''}`);
		}
		return response.data;
	}
}
