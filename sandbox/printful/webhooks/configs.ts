import type { Store, Token } from '../model';
import type { State } from '../state';

/** v1: one for each store. */
export interface StoreConfig {
	url: string;
	types: string[];
	params: Record<string, unknown>;
}

/** An event that a configuration of v2 asks for. */
export interface EventConfig {
	type: string;
	url: string | null;
	params: Array<{ name: string; value: unknown }>;
}

/** v2: one for each token. */
export interface TokenConfig {
	token: Token;
	defaultUrl: string | null;
	/** Epoch milliseconds; null: never. */
	expiresAt: number | null;
	events: EventConfig[];
	/** Base64. */
	publicKey: string;
	/** Hexadecimal; told once. */
	secretKey: string;
}

/** Who wants to hear what, in both versions. */
export class Configs {
	readonly byStore = new Map<Store, StoreConfig>();
	readonly byToken = new Map<Token, TokenConfig>();

	constructor(private readonly state: State) {}

	reset(): void {
		this.byStore.clear();
		this.byToken.clear();
	}

	/** A configuration of v2 that replaces the token's former one, with new keys. */
	replace(
		token: Token,
		given: Pick<TokenConfig, 'defaultUrl' | 'expiresAt' | 'events'>,
	): TokenConfig {
		const { random } = this.state;
		const config = {
			...given,
			token,
			publicKey: Buffer.from(random.hex(18), 'hex').toString('base64'),
			secretKey: random.hex(64),
		};
		this.byToken.set(token, config);
		return config;
	}

	/** Those of v2 that still hold and open a store. */
	listening(store: Store): TokenConfig[] {
		return [...this.byToken.values()].filter(
			({ token, expiresAt }) =>
				(expiresAt === null || expiresAt > this.state.now) &&
				token.account === store.account &&
				(token.store ?? store) === store,
		);
	}
}
