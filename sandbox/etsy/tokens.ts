import { createHash } from 'node:crypto';

import type { SandboxClock } from '../core/clock';
import type { SeededRandom } from '../core/random';
import { ACCESS_TOKEN_SECONDS, CODE_SECONDS, PACK_SCOPES, REFRESH_TOKEN_SECONDS } from './defaults';
import { oauthError } from './errors';

/** What a user allowed an app. All tokens that come of one consent belong to one grant. */
export interface Grant {
	keystring: string;
	userId: number;
	scopes: string[];
	revoked: boolean;
}

interface Token {
	value: string;
	grant: Grant;
	expiresAt: number;
	/** A refresh token that was already used. */
	spent: boolean;
	/** An access token that was renewed, and that nobody has used yet. */
	unused?: boolean;
}

interface Code extends Omit<Token, 'value'> {
	redirectUri: string;
	challenge: string;
}

/** The token endpoint's answer (Etsy's authentication page). */
export interface TokenAnswer {
	access_token: string;
	token_type: 'Bearer';
	expires_in: number;
	refresh_token: string;
}

/** Authorization codes, access tokens and refresh tokens, on the sandbox clock. */
export class TokenStore {
	private codes = new Map<string, Code>();

	private access = new Map<string, Token>();

	private refresh = new Map<string, Token>();

	constructor(
		private readonly clock: SandboxClock,
		private readonly random: SeededRandom,
	) {}

	/** Makes the code that the consent page hands to the app. */
	issueCode(grant: Omit<Grant, 'revoked'>, redirectUri: string, challenge: string): string {
		const code = this.random.hex(64);
		this.codes.set(code, {
			grant: { ...grant, revoked: false },
			expiresAt: this.inSeconds(CODE_SECONDS),
			spent: false,
			redirectUri,
			challenge,
		});
		return code;
	}

	/** Exchanges a code for tokens; checks the client, the callback and the PKCE verifier. */
	redeemCode(client: string, code: string, redirectUri: string, verifier: string): TokenAnswer {
		const known = this.codes.get(code);
		if (!known || known.spent || known.grant.keystring !== client) {
			throw oauthError(400, 'invalid_grant', 'code is invalid');
		}
		if (known.expiresAt <= this.clock.now()) {
			throw oauthError(400, 'invalid_grant', 'code is expired');
		}
		if (known.redirectUri !== redirectUri) {
			throw oauthError(400, 'invalid_grant', 'redirect_uri does not match');
		}
		if (createHash('sha256').update(verifier).digest('base64url') !== known.challenge) {
			throw oauthError(400, 'invalid_grant', 'code_verifier is invalid');
		}
		known.spent = true;
		return this.issue(known.grant);
	}

	/**
	 * Exchanges a refresh token for new tokens. The old refresh token dies at once; whether Etsy
	 * gives it a grace period is not known (facts/etsy.md 2), so a client must not count on one.
	 */
	redeemRefresh(client: string, value: string): TokenAnswer {
		const token = this.refresh.get(value);
		if (!token || token.grant.keystring !== client) {
			throw oauthError(400, 'invalid_grant', 'refresh_token is invalid');
		}
		if (token.grant.revoked || token.spent) {
			throw oauthError(400, 'invalid_grant', 'refresh_token is revoked');
		}
		if (token.expiresAt <= this.clock.now()) {
			throw oauthError(400, 'invalid_grant', 'refresh_token is expired');
		}
		token.spent = true;
		const answer = this.issue(token.grant);
		const renewed = this.access.get(answer.access_token);
		if (renewed) renewed.unused = true;
		return answer;
	}

	/**
	 * The grant behind an access token.
	 * @throws 401; wording for expiry of etsy/open-api#519.
	 */
	grantOf(value: string): Grant {
		const token = this.access.get(value);
		if (!token || token.grant.revoked) {
			throw oauthError(401, 'invalid_token', 'access token is invalid');
		}
		if (token.expiresAt <= this.clock.now()) {
			throw oauthError(401, 'invalid_token', 'access token is expired');
		}
		token.unused = false;
		return token.grant;
	}

	/** Makes tokens for a new grant, without a consent page. */
	mint(keystring: string, userId: number, scopes: readonly string[] = PACK_SCOPES): TokenAnswer {
		return this.issue({ keystring, userId, scopes: [...scopes], revoked: false });
	}

	/** Puts given tokens in; for scenarios. */
	insert(
		grant: Omit<Grant, 'revoked'>,
		accessToken: string,
		refreshToken: string | undefined,
		lifeSeconds = ACCESS_TOKEN_SECONDS,
	): void {
		const full = { ...grant, revoked: false };
		this.put(this.access, accessToken, full, lifeSeconds);
		if (refreshToken) this.put(this.refresh, refreshToken, full, REFRESH_TOKEN_SECONDS);
	}

	/** Ends access tokens now. Returns how many. */
	expire(userId?: number): number {
		const tokens = [...this.access.values()].filter(
			({ grant, expiresAt }) =>
				(userId === undefined || grant.userId === userId) && expiresAt > this.clock.now(),
		);
		for (const token of tokens) token.expiresAt = this.clock.now();
		return tokens.length;
	}

	/** Revokes grants, as a change of password does (etsy/open-api#519). Returns how many. */
	revoke(userId?: number): number {
		const grants = new Set(
			[...this.access.values(), ...this.refresh.values()]
				.map(({ grant }) => grant)
				.filter((grant) => !grant.revoked && (userId === undefined || grant.userId === userId)),
		);
		for (const grant of grants) grant.revoked = true;
		return grants.size;
	}

	/** Every token ever issued, so that a test can search where they must not be. */
	issued(): string[] {
		return [...this.access.keys(), ...this.refresh.keys()];
	}

	/**
	 * How many tokens work now, by user, and how many of them were renewed and not used yet: an app
	 * that dies now may not have kept those. No token values.
	 */
	summary(): Array<{ userId: number; scopes: string[]; accessTokens: number; unused: number }> {
		const now = this.clock.now();
		const live = [...this.access.values()].filter((t) => !t.grant.revoked && t.expiresAt > now);
		const byGrant = new Map<Grant, Token[]>();
		for (const token of live) {
			byGrant.set(token.grant, [...(byGrant.get(token.grant) ?? []), token]);
		}
		return [...byGrant].map(([{ userId, scopes }, tokens]) => ({
			...{ userId, scopes, accessTokens: tokens.length },
			unused: tokens.filter(({ unused }) => unused === true).length,
		}));
	}

	reset(): void {
		this.codes.clear();
		this.access.clear();
		this.refresh.clear();
	}

	/** Tokens begin with the numeric user id (Etsy's authentication page). */
	private issue(grant: Grant): TokenAnswer {
		const accessToken = `${grant.userId}.${this.random.hex(64)}`;
		const refreshToken = `${grant.userId}.${this.random.hex(64)}`;
		this.put(this.access, accessToken, grant, ACCESS_TOKEN_SECONDS);
		this.put(this.refresh, refreshToken, grant, REFRESH_TOKEN_SECONDS);
		return {
			access_token: accessToken,
			token_type: 'Bearer',
			expires_in: ACCESS_TOKEN_SECONDS,
			refresh_token: refreshToken,
		};
	}

	private put(into: Map<string, Token>, value: string, grant: Grant, seconds: number): void {
		into.set(value, { value, grant, expiresAt: this.inSeconds(seconds), spent: false });
	}

	private inSeconds(seconds: number): number {
		return this.clock.now() + seconds * 1000;
	}
}
