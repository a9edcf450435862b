import { createHash } from 'node:crypto';

import { isLoopback } from '../core/webhook-post';
import type { Asset } from './model';

const TIMEOUT_MS = 10_000;

/**
 * Whether a picture can be fetched and is the one that its MD5 says. On this machine it really is
 * fetched; any other host is taken to have it, but those ending in `.invalid`, which no network
 * has.
 */
export async function canFetch({ url, md5Hash }: Asset): Promise<boolean> {
	if (!isLoopback(url)) return !new URL(url).hostname.endsWith('.invalid');
	const response = await fetch(url, {
		redirect: 'manual',
		signal: AbortSignal.timeout(TIMEOUT_MS),
	}).catch(() => undefined);
	if (!response?.ok) return false;
	const content = Buffer.from(await response.arrayBuffer());
	return !md5Hash || createHash('md5').update(content).digest('hex') === md5Hash.toLowerCase();
}
