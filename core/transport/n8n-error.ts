import { entryOf } from '../domain/entry-of';
import type { CredentialTrouble, HttpResponse, NoAnswer, SendOutcome } from './http';
import { parseBody } from './parse-body';

/** The connection was never made: nothing was sent. */
const NOT_SENT = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EAI_FAIL',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'EADDRNOTAVAIL',
	'ERR_INVALID_URL',
	'ERR_TLS_CERT_ALTNAME_INVALID',
	'CERT_HAS_EXPIRED',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
]);
const TIMED_OUT = new Set(['ETIMEDOUT', 'ECONNABORTED', 'ESOCKETTIMEDOUT']);
const UNREACHED_BY_TEXT = /not allowed|blocked|invalid url|unsupported protocol/i;

type Bag = Record<string, unknown>;

function isBag(value: unknown): value is Bag {
	return typeof value === 'object' && value !== null;
}

/** How deep n8n and Axios wrap an error: NodeApiError, NodeOperationError, AxiosError, system. */
const MAX_CAUSES = 6;

/** The error and what caused it, outermost first. */
function chainOf(error: unknown): Bag[] {
	const chain: Bag[] = [];
	let next = error;
	while (isBag(next) && chain.length < MAX_CAUSES && !chain.includes(next)) {
		chain.push(next);
		next = next.cause ?? next.errorResponse;
	}
	return chain;
}

/**
 * Makes an outcome of what n8n's request helper threw. Errors are told by their shape, never by
 * `instanceof`: host and pack have their own copies of the classes. Texts are used only where
 * there is no code, because n8n replaces texts that hold an error code.
 *
 * Errors of n8n's own token refresh look like errors of the call but belong to another address;
 * the call itself was refused with 401 before, so nothing happened.
 * @param url the address that was called, with its query
 */
export function outcomeOfError(error: unknown, url: string): SendOutcome {
	const chain = chainOf(error);
	const request = chain.find((link) => isBag(link.config));
	if (request === undefined) return outcomeWithoutRequest(chain);

	const code = codeOf(chain);
	if (!isSameAddress(request.config, url)) return outcomeOfRefresh(request, code);
	const answer = answerOf(chain);
	// Only a 401 is ever thrown as such; with another status the body was cut off on the way.
	if (answer?.status === 401) return { kind: 'answer', response: answer };
	return none(reasonOf(code), describe(code, 'no complete answer'));
}

function outcomeWithoutRequest(chain: Bag[]): SendOutcome {
	const answer = answerOf(chain);
	if (answer?.status === 401) return { kind: 'answer', response: answer };
	const text = textOf(chain);
	const code = codeOf(chain);
	if (code !== undefined && (NOT_SENT.has(code) || TIMED_OUT.has(code) || isCut(code))) {
		return none(reasonOf(code), describe(code, text));
	}
	if (UNREACHED_BY_TEXT.test(text)) return none('not_sent', text);
	// Whatever else happens before a request exists has to do with the credential: it is missing,
	// not connected, revoked, or cannot be decrypted.
	return credentialOutcome(chain, text);
}

const TOKEN_REFUSED = 'its access token could not be renewed';

/** The token endpoint said no (`credential`), or was itself in trouble (worth another try). */
function outcomeOfRefresh(request: Bag, code: string | undefined): SendOutcome {
	const status = isBag(request.response) ? Number(request.response.status) : undefined;
	if (status !== undefined && status >= 400 && status < 500) {
		return unusable('token_refused', TOKEN_REFUSED);
	}
	return none(
		'not_sent',
		`the access token could not be renewed: ${describe(code, `status ${status ?? 'unknown'}`)}`,
	);
}

function isSameAddress(config: unknown, url: string): boolean {
	const called = isBag(config) ? config.url : undefined;
	return typeof called !== 'string' || withoutQuery(called) === withoutQuery(url);
}

function withoutQuery(url: string): string {
	return url.split('?')[0] ?? url;
}

function answerOf(chain: Bag[]): HttpResponse | undefined {
	for (const link of chain) {
		if (isBag(link.response) && typeof link.response.status === 'number') {
			const { status, headers, data } = link.response;
			return { status, headers: plainHeaders(headers), body: parseBody(data) };
		}
	}
	const outer = chain[0];
	if (outer?.httpCode !== '401') return undefined;
	const data = isBag(outer.context) ? outer.context.data : undefined;
	return { status: 401, headers: {}, body: data };
}

/** Header names in lower case; a repeated header as one value with commas. */
export function plainHeaders(headers: unknown): Record<string, string> {
	if (!isBag(headers)) return {};
	return Object.fromEntries(
		Object.entries(headers)
			.filter(([, value]) => ['string', 'number'].includes(typeof value) || Array.isArray(value))
			.map(([name, value]) => [name.toLowerCase(), String(value)]),
	);
}

function codeOf(chain: Bag[]): string | undefined {
	const codes = chain.map((link) => link.code).filter((code) => typeof code === 'string');
	// The innermost is the system's own; Axios puts its general codes around it.
	const known = codes.reverse().find((code) => NOT_SENT.has(code) || TIMED_OUT.has(code));
	return known ?? codes[0];
}

function isCut(code: string): boolean {
	return ['ECONNRESET', 'EPIPE', 'ERR_BAD_RESPONSE', 'ERR_CANCELED'].includes(code);
}

function reasonOf(code: string | undefined): NoAnswer {
	if (code === undefined) return 'cut';
	if (NOT_SENT.has(code)) return 'not_sent';
	// What is not known may have been sent: `cut` is the careful reading.
	return TIMED_OUT.has(code) ? 'timeout' : 'cut';
}

function textOf(chain: Bag[]): string {
	const inner = chain.at(-1)?.message;
	return typeof inner === 'string' && inner !== '' ? inner : 'no reason given';
}

function credentialOutcome(chain: Bag[], text: string): SendOutcome {
	const isRevoked = chain.some(
		(link) => isBag(link.failure) && link.failure.cause === 'credential-invalid',
	);
	if (isRevoked || /invalid_grant/.test(text)) {
		return unusable(
			'connection_ended',
			'the connection was revoked or has run out, and must be made again',
		);
	}
	// What n8n's OAuth client throws: the token endpoint's answer, read as far as it is standard.
	if (chain.some((link) => isBag(link.body) && typeof link.body.error === 'string')) {
		return unusable('token_refused', `${TOKEN_REFUSED} (${text})`);
	}
	// What n8n runs into when an OAuth2 credential was saved but never connected.
	if (/access ?token|not connected/i.test(text)) {
		return unusable('not_connected', 'it is not connected yet');
	}
	return none('credential', text);
}

function unusable(code: CredentialTrouble, detail: string): SendOutcome {
	return { kind: 'none', reason: 'credential', detail, code };
}

/** In words that hold no error code in capitals, which n8n would replace by its own text. */
function describe(code: string | undefined, otherwise: string): string {
	const words: Readonly<Record<string, string>> = {
		ECONNREFUSED: 'the connection was refused',
		ENOTFOUND: 'there is no such host',
		EAI_AGAIN: 'the host name could not be looked up',
		EHOSTUNREACH: 'the host cannot be reached',
		ENETUNREACH: 'the network cannot be reached',
		ECONNRESET: 'the connection was cut',
		ETIMEDOUT: 'the time ran out',
		ECONNABORTED: 'the time ran out',
	};
	if (code === undefined) return otherwise;
	return entryOf(words, code) ?? code.toLowerCase().replaceAll('_', ' ');
}

function none(reason: NoAnswer, detail: string): SendOutcome {
	return { kind: 'none', reason, detail };
}
