import dns from 'node:dns';
import { setTimeout as sleep } from 'node:timers/promises';
import { createFetchPort } from '../../../core/artwork/fetch/n8n-fetch-port';
import { openUrl } from '../../../core/artwork/fetch/open';
import { readThrough } from '../../../core/artwork/fetch/read-through';
import { DEFAULT_LIMITS, type FetchLimits } from '../../../core/artwork/fetch/types';
import { ArtworkTransfer } from '../../../nodes/ArtworkTransfer/ArtworkTransfer.node';
import { loadOptionsContext } from '../engine';

const time = { now: Date.now, sleep: async (ms: number) => await sleep(ms) };

/** n8n's own request helper, over real sockets. */
export const fetchPort = () => createFetchPort(loadOptionsContext({ node: new ArtworkTransfer() }));

/** What became of a download: how many bytes came, or the failure. */
export async function fetched(
	url: string,
	rules: { sandboxHost?: string; trustedHosts?: string[]; limits?: Partial<FetchLimits> } = {},
	port = fetchPort(),
): Promise<{ bytes: number } | { code?: string; message: string; hint: string }> {
	const limits = { ...DEFAULT_LIMITS, ...rules.limits };
	const opened = await openUrl(port, url, { ...rules, limits }, time);
	if (!opened.ok) return opened.failure;
	let bytes = 0;
	const read = await readThrough(opened.value.read(), (chunk) => (bytes += chunk.byteLength));
	return read.ok ? { bytes } : read.failure;
}

/** Makes names lead where a test wants: to the first list at the first look, then to the next. */
export function fakeNames(names: Readonly<Record<string, string[][]>>): { looks: string[] } {
	const looks: string[] = [];
	const counts = new Map<string, number>();
	const lookup = (host: string, options: unknown, done?: unknown) => {
		const callback = (typeof options === 'function' ? options : done) as (
			error: Error | null,
			addresses: unknown,
			family?: number,
		) => void;
		const all = (options as { all?: boolean }).all === true;
		looks.push(host);
		const answers = names[host];
		const at = counts.get(host) ?? 0;
		counts.set(host, at + 1);
		const found = answers?.[Math.min(at, answers.length - 1)] ?? [];
		if (found.length === 0) return callback(new Error(`getaddrinfo ENOTFOUND ${host}`), []);
		const list = found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
		if (all) return callback(null, list);
		return callback(null, list[0]?.address, list[0]?.family);
	};
	jest.spyOn(dns, 'lookup').mockImplementation(lookup as never);
	return { looks };
}
