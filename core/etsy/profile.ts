import { createHash } from 'node:crypto';
import type { LimitReading, LimitRule } from '../transport/rate-limiter';
import type { ServiceProfile } from '../transport/service';
import { readEtsyLimits } from './limits';
import { readEtsyError } from './read-error';

/** What a call to Etsy needs besides the bearer token, which n8n adds. */
export interface EtsyAccess {
	keystring: string;
	sharedSecret: string;
	/** `https://openapi.etsy.com`, or the sandbox. */
	baseUrl: string;
	/** Further secrets that must not appear in a message, such as the tokens in use. */
	secrets?: string[];
}

/** Until Etsy tells its own: newer keys get 5 calls a second (facts/etsy.md 3). */
const FIRST_LIMITS: LimitRule[] = [{ class: 'all', limit: 5, windowMs: 1000 }];

/** Etsy counts calls per API key, whoever uses it; the key itself is not to be seen. */
function limiterKey(baseUrl: string, keystring: string): string {
	const hash = createHash('sha256').update(`${baseUrl}\n${keystring}`).digest('hex');
	return `etsy-${hash.slice(0, 24)}`;
}

/**
 * Everything about Etsy that the transport must know.
 * @param onLimits told what each answer's headers say about the limits
 */
export function etsyProfile(
	access: EtsyAccess,
	onLimits?: (readings: LimitReading[]) => void,
): ServiceProfile {
	const baseUrl = access.baseUrl.trim().replace(/\/+$/, '');
	const apiKey = `${access.keystring}:${access.sharedSecret}`;
	return {
		service: 'etsy',
		baseUrl,
		headers: { 'x-api-key': apiKey },
		limiterKey: limiterKey(baseUrl, access.keystring),
		limits: FIRST_LIMITS,
		readLimits: (headers) => {
			const readings = readEtsyLimits(headers);
			if (readings.length > 0) onLimits?.(readings);
			return readings;
		},
		readError: readEtsyError,
		secrets: [apiKey, access.keystring, access.sharedSecret, ...(access.secrets ?? [])].filter(
			(secret) => secret !== '',
		),
	};
}
