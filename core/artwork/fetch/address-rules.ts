import { fail, ok, type Result } from '../../domain/result';
import { kindOfAddress } from '../vendor/ip-address';
import { refusal } from './refusal';
import type { FetchRules } from './types';

/** An address that may be fetched as far as its text tells. */
export interface CheckedUrl {
	url: URL;
	/** As it is resolved and connected to: lower case, no brackets, no dot at the end. */
	host: string;
	/** Whether the host is an address itself, which needs no resolving. */
	isLiteral: boolean;
	/** Whether it is the sandbox of a credential, for which the rules do not hold. */
	isSandbox: boolean;
}

/** Longer ones are no addresses of files; Etsy's signed ones have some 500 characters. */
const MAX_URL = 4096;
/** URL parsers leave these out or read them as something else. */
const ODD = /[\s\p{Cc}\\]/u;
/** Names that never lead to the internet (RFC 6761, 6762, 8375, 9476; ICANN's reserved ones). */
const INWARD = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|home\.arpa|onion|alt)$/;

const ELSEWHERE =
	'Put the file where everybody on the internet can fetch it, and give that address';

/** Whether an address, as a resolver gives it, may be connected to. */
export function mayConnectTo(address: string, isSandbox: boolean): boolean {
	return kindOfAddress(address) === (isSandbox ? 'loopback' : 'unicast');
}

/**
 * The host of a credential's base address if that is on this machine, which only a sandbox is.
 * @returns undefined for a credential of a real service
 */
export function sandboxHostOf(baseUrl: string): string | undefined {
	if (!URL.canParse(baseUrl)) return undefined;
	const host = hostOf(new URL(baseUrl));
	return host === 'localhost' || mayConnectTo(host, true) ? host : undefined;
}

function hostOf({ hostname }: URL): string {
	return hostname.replace(/^\[|\]$|\.$/g, '').toLowerCase();
}

/** Says that a host is within a private network or this machine. */
export function refusePrivate(host: string): Result<never> {
	return fail(
		refusal(
			'address_private',
			`The file address leads into a private network or to n8n itself (${host}), where nothing is fetched from`,
			ELSEWHERE,
		),
	);
}

/**
 * Checks what the text of an address tells. The parser of the platform does the reading, so that
 * `2130706433`, `0x7f.1`, `127.1` and digits of other scripts are seen as the address they mean.
 * @param text a URL as it came in data
 */
export function checkUrl(text: string, { sandboxHost }: FetchRules): Result<CheckedUrl> {
	const trimmed = text.trim();
	if (trimmed.length > MAX_URL || ODD.test(trimmed) || !URL.canParse(trimmed)) {
		return fail(
			refusal(
				'address_unreadable',
				'The file address is not a web address',
				'Give an address that begins with https:// and has no blanks in it',
			),
		);
	}
	const url = new URL(trimmed);
	const host = hostOf(url);
	const isSandbox = sandboxHost !== undefined && host === sandboxHost;
	if (url.protocol !== 'https:' && !(isSandbox && url.protocol === 'http:')) {
		return fail(
			refusal(
				'address_not_https',
				`The file address begins with ${url.protocol}, and only https: is fetched`,
				'Give an address that begins with https://',
			),
		);
	}
	if (url.username !== '' || url.password !== '') {
		return fail(
			refusal(
				'address_with_login',
				'The file address has a user name or a password in it',
				'Give an address that needs none, such as a shared link',
			),
		);
	}
	const kind = kindOfAddress(host);
	const checked = { url, host, isLiteral: kind !== undefined, isSandbox };
	if (isSandbox) return ok(checked);
	if (kind !== undefined) return kind === 'unicast' ? ok(checked) : refusePrivate(host);
	if (INWARD.test(host) || !host.includes('.')) return refusePrivate(host);
	return ok(checked);
}
