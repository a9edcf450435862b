import nock from 'nock';
import { answerReceipts, type EtsyJson } from '../fixtures/etsy';

/** Etsy's two hosts, faked at the socket. */
export const ETSY_HOST = 'https://openapi.etsy.com';
const TOKEN_HOST = 'https://api.etsy.com';
const ROOT = '/v3/application';

/** The shop of the fake. */
export const SHOP_ID = 555;
/** The access token that the fake takes. */
export const TOKEN = `901.${'a'.repeat(40)}`;

/** Every request that arrived, as a contract test wants it. */
export interface SeenRequest {
	method: string;
	path: string;
	query: Record<string, string>;
	headers: Record<string, string>;
	body: string;
}

/** What the fake holds, and how it behaves. */
export interface FakeEtsyOptions {
	receipts?: EtsyJson[];
	scopes?: unknown;
	/** The token that counts at the moment; another one is answered with 401. */
	token?: string;
	headers?: Record<string, string>;
}

/** A fake Etsy: the endpoints that the node Etsy calls, with key and token checked. */
export function fakeEtsy(options: FakeEtsyOptions = {}): SeenRequest[] {
	const { receipts = [], token = TOKEN } = options;
	const seen: SeenRequest[] = [];
	const headers = {
		'x-limit-per-second': '500',
		'x-remaining-this-second': '499',
		'x-limit-per-day': '10000',
		'x-remaining-today': '9990',
		'x-etsy-request-uuid': 'uuid-of-the-answer',
		...options.headers,
	};
	const answer = (path: string, query: URLSearchParams): [number, unknown] => {
		if (path === '/users/me') return [200, { user_id: 901, shop_id: SHOP_ID }];
		if (path === '/scopes') return [200, options.scopes ?? { scopes: ['transactions_r'] }];
		if (path === `/shops/${SHOP_ID}`) {
			return [200, { shop_id: SHOP_ID, shop_name: 'MugShop', currency_code: 'USD' }];
		}
		if (path === `/shops/${SHOP_ID}/listings`) return [200, { count: 3, results: [] }];
		if (path === `/shops/${SHOP_ID}/receipts`) return [200, answerReceipts(receipts, query)];
		const id = new RegExp(`^/shops/${SHOP_ID}/receipts/(\\d+)$`).exec(path)?.[1];
		const receipt = receipts.find((one) => String(one.receipt_id) === id);
		return receipt ? [200, receipt] : [404, { error: 'Resource not found' }];
	};
	function reply(
		this: nock.ReplyFnContext,
		uri: string,
		body: nock.Body,
	): [number, string, Record<string, string>] {
		const url = new URL(uri, ETSY_HOST);
		const sent = this.req.headers as Record<string, string>;
		seen.push({
			method: this.req.method,
			path: url.pathname,
			query: Object.fromEntries(url.searchParams),
			headers: sent,
			body: typeof body === 'string' ? body : new URLSearchParams(body as never).toString(),
		});
		const isKnown = String(sent.authorization) === `Bearer ${token}`;
		const [status, json] = isKnown
			? answer(url.pathname.slice(ROOT.length), url.searchParams)
			: [401, { error: 'invalid_token', error_description: 'access token is expired' }];
		return [status, JSON.stringify(json), { ...headers, 'content-type': 'application/json' }];
	}
	const scope = nock(ETSY_HOST).persist();
	scope.get(/.*/).reply(reply);
	scope.post(/.*/).reply(reply);
	return seen;
}

/** Etsy's token endpoint, once. Returns the form that arrived. */
export function fakeTokenEndpoint(answer: EtsyJson): Array<Record<string, string>> {
	const forms: Array<Record<string, string>> = [];
	nock(TOKEN_HOST)
		.post('/v3/public/oauth/token')
		.reply(function (this: nock.ReplyFnContext, _uri: string, body: nock.Body) {
			const form = typeof body === 'string' ? new URLSearchParams(body) : undefined;
			const fields = form ? Object.fromEntries(form) : (body as unknown as Record<string, string>);
			const authorization = this.req.headers.authorization as string | undefined;
			forms.push({ ...fields, ...(authorization ? { authorization } : {}) });
			return [200, answer];
		});
	return forms;
}
