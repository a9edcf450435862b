import { z } from 'zod';
import type { HttpResponse } from '../../transport/http';
import type { ServiceError, ServiceProfile } from '../../transport/service';
import { accountOf } from '../shared/account-of';

/** The hosts of Gelato (facts/gelato.md 1), and what each is called below one sandbox address. */
const HOSTS = ['order', 'product', 'shipment', 'ecommerce'] as const;
/** One of Gelato's hosts. */
export type GelatoHost = (typeof HOSTS)[number];

/** What stands in the credential where Gelato itself is meant. */
export const GELATO_URL = 'https://order.gelatoapis.com';

/** The addresses of one account, without a slash at the end. */
export type GelatoAddresses = Readonly<Record<GelatoHost, string>>;

/**
 * The addresses that belong to a base address: Gelato's four hosts, or, for the sandbox, one host
 * under which all paths lie; they do not collide.
 */
export function gelatoAddresses(baseUrl: string): GelatoAddresses {
	const base = baseUrl.trim().replace(/\/+$/, '') || GELATO_URL;
	const isGelato = /^https:\/\/\w+\.gelatoapis\.com$/i.test(base);
	const entries = HOSTS.map((host) => [host, isGelato ? `https://${host}.gelatoapis.com` : base]);
	return Object.fromEntries(entries) as GelatoAddresses;
}

/** What the credential holds that the transport needs. */
export interface GelatoAccess {
	baseUrl: string;
	apiKey: string;
}

/**
 * Gelato as far as the transport is concerned. It publishes no limits (facts/gelato.md 1), so a
 * modest pace is kept; n8n adds the key.
 */
export function gelatoProfile({ baseUrl, apiKey }: GelatoAccess): ServiceProfile {
	const addresses = gelatoAddresses(baseUrl);
	const account = accountOf(addresses.order, apiKey);
	return {
		service: 'gelato',
		baseUrl: addresses.order,
		headers: {},
		limiterKey: `gelato:${account}`,
		limits: [{ class: 'all', limit: 10, windowMs: 1000 }],
		readError: readGelatoError,
		secrets: apiKey === '' ? [] : [apiKey],
	};
}

const words = z.string().nullish().catch(undefined);
const detail = z.object({ message: words, reference: words, field: words });
const errorBody = z.object({
	code: z
		.union([z.string(), z.number().transform(String)])
		.nullish()
		.catch(undefined),
	message: words,
	error: words,
	details: z.array(detail).nullish().catch(undefined),
});

/** Understands `{ code, message, details }`; anything else is not quoted (facts/gelato.md 2). */
export function readGelatoError({ body, status, headers }: HttpResponse): ServiceError {
	const read = errorBody.safeParse(body);
	if (!read.success) return { message: `HTTP ${status}` };
	const { code, message, error, details } = read.data;
	const said = (details ?? []).map((entry) => entry.message).filter((text) => text);
	const fields = (details ?? []).flatMap(({ reference, field }) => reference ?? field ?? []);
	return {
		message: [message ?? error ?? `HTTP ${status}`, ...new Set(said)].join(' '),
		...(code ? { code } : {}),
		...(fields.length > 0 ? { fields } : {}),
		...(headers['x-request-id'] ? { requestId: headers['x-request-id'] } : {}),
	};
}
