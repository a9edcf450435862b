import { fail, ok, type Result } from '../../domain/result';
import { mayConnectTo, refusePrivate, type CheckedUrl } from './address-rules';
import { refusal } from './refusal';
import type { FetchPort, FetchRules } from './types';

/** How many of a host's addresses are tried. */
const MAX_ADDRESSES = 3;

/** Where to connect; empty: by name, because the seller vouches for it and n8n cannot look. */
export type Targets = string[];

/**
 * Finds out where an address leads, so that the connection can be made to exactly that: a name
 * that leads elsewhere a moment later does not help. One address that is not of the open internet
 * among several is enough to refuse them all.
 */
export async function connectTargets(
	port: FetchPort,
	{ host, isLiteral, isSandbox }: CheckedUrl,
	{ trustedHosts = [] }: FetchRules,
): Promise<Result<Targets>> {
	if (isLiteral) return ok([host]);
	const isTrusted = isSandbox || trustedHosts.includes(host);
	if (port.resolve === undefined) return isTrusted ? ok([]) : refuseUncheckable(host);
	const answer = await port.resolve(host);
	if ('problem' in answer) {
		// Behind a proxy only the proxy may know names.
		return isTrusted ? ok([]) : refuseUnresolved(host);
	}
	const { addresses } = answer;
	if (addresses.length === 0) return refuseUnresolved(host);
	if (!addresses.every((one) => mayConnectTo(one, isSandbox))) return refusePrivate(host);
	// IPv4 first: many networks announce IPv6 and do not have it.
	const sorted = [...addresses].sort(
		(one, other) => Number(one.includes(':')) - Number(other.includes(':')),
	);
	return ok(sorted.slice(0, MAX_ADDRESSES));
}

function refuseUnresolved(host: string): Result<never> {
	return fail(
		refusal(
			'address_unresolved',
			`The name in the file address (${host}) cannot be found`,
			"Check the address. If n8n reaches the internet through a proxy only, enter the name in 'Trusted Hosts'",
		),
	);
}

function refuseUncheckable(host: string): Result<never> {
	return fail(
		refusal(
			'address_uncheckable',
			`This version of n8n cannot tell where ${host} leads before it connects, so nothing is fetched from there`,
			"Update n8n to 2.30 or later, or enter the name in 'Trusted Hosts' if you know whose it is",
		),
	);
}
