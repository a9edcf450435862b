import type { Failure } from '../../domain/failure';
import { fail, ok, type Result } from '../../domain/result';
import { checkUrl, type CheckedUrl } from './address-rules';
import { boundedBody } from './bounded-body';
import { connectTargets } from './connect-to';
import type { BodyStream, FetchPort, FetchRules, FetchTime, FileAnswer, FileGet } from './types';
import { Watch } from './watch';
import { cutOff, lostRedirect, notThere, tooLarge, tooSlow, unreachable } from './words';

/** A file that is about to come in. */
export interface OpenedFile {
	/** Where it really is, after all redirects. */
	url: string;
	host: string;
	/** As the host announces it; what comes in is held against it. */
	bytes?: number;
	/** As the host says, which need not be so. */
	mimeType?: string;
	etag?: string;
	/** Where a host sends only a part: its first byte, and the size of the whole if it says so. */
	part?: { from: number; total?: number };
	/**
	 * The bytes, once, piece by piece; leaving early ends the connection.
	 * @throws FetchError with the failure, where they do not come to their end
	 */
	read(): AsyncGenerator<Uint8Array, void>;
	/** Ends the connection of a file that is not read. */
	close(): void;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

type Answer = Extract<FileAnswer, { kind: 'answer' }>;

interface Hop {
	checked: CheckedUrl;
	answer: Answer;
	watch: Watch;
	/** What the watch ends once the body is being read. */
	body: BodyStream;
}

/**
 * Opens a file at an address that came in data. Every address on the way, the first and each that
 * it leads on to, is checked by its text, resolved, checked again, and connected to by the very
 * address that was checked.
 */
export async function openUrl(
	port: FetchPort,
	address: string,
	rules: FetchRules,
	time: FetchTime,
	range?: FileGet['range'],
): Promise<Result<OpenedFile>> {
	const { limits } = rules;
	let next = address;
	for (let redirects = 0; ; ) {
		const hop = await ask(port, next, { rules, time, range });
		if (!hop.ok) return hop;
		const { checked, answer, watch, body } = hop.value;
		if (!REDIRECTS.has(answer.status)) return openedFile(hop.value, rules, range !== undefined);
		watch.end();
		body.destroy();
		redirects += 1;
		const { location } = answer.headers;
		const isLost = location === undefined || !URL.canParse(location, checked.url.href);
		if (isLost || redirects > limits.maxRedirects) {
			return fail(lostRedirect(checked.host, redirects, limits));
		}
		next = new URL(location, checked.url.href).href;
	}
}

async function ask(
	port: FetchPort,
	address: string,
	{ rules, time, range }: { rules: FetchRules; time: FetchTime; range?: FileGet['range'] },
): Promise<Result<Hop>> {
	const checked = checkUrl(address, rules);
	if (!checked.ok) return checked;
	const { host, url } = checked.value;
	const targets = await connectTargets(port, checked.value, rules);
	if (!targets.ok) return targets;
	let failed: Failure = unreachable(host);
	for (const connectTo of targets.value.length > 0 ? targets.value : [undefined]) {
		const controller = new AbortController();
		const open: { body?: BodyStream } = {};
		const watch = new Watch(rules.limits, time, () => {
			controller.abort();
			open.body?.destroy();
		});
		watch.wait();
		const answer = await port.get({
			url: url.href,
			range,
			connectTo,
			timeoutMs: rules.limits.answerMs,
			signal: controller.signal,
		});
		watch.came(0);
		if (answer.kind === 'answer') {
			open.body = answer.body;
			return ok({ checked: checked.value, answer, watch, body: answer.body });
		}
		watch.end();
		if (watch.overdue !== undefined) return fail(tooSlow(host, watch.overdue, rules.limits));
		if (answer.reason === 'timeout') return fail(tooSlow(host, 'answer', rules.limits));
		if (answer.reason === 'cut') return fail(cutOff(host));
		failed = unreachable(host);
	}
	return fail(failed);
}

function openedFile(hop: Hop, { limits }: FetchRules, mayBePart: boolean): Result<OpenedFile> {
	const { checked, answer, watch, body } = hop;
	const { headers, status } = answer;
	const close = (): void => {
		watch.end();
		body.destroy();
	};
	const refuse = (failure: Failure): Result<never> => {
		close();
		return fail(failure);
	};
	const part = mayBePart && status === 206 ? partOf(headers['content-range']) : undefined;
	if (status !== 200 && part === undefined) return refuse(notThere(checked.host, status));
	const announced = /^\d{1,15}$/.exec(headers['content-length'] ?? '')?.[0];
	const bytes = announced === undefined ? undefined : Number(announced);
	if (bytes !== undefined && bytes > limits.maxBytes) return refuse(tooLarge(checked.host, limits));
	return ok({
		url: checked.url.href,
		host: checked.host,
		bytes,
		mimeType: headers['content-type']?.split(';')[0]?.trim().toLowerCase(),
		etag: headers.etag,
		...(part === undefined ? {} : { part }),
		read: () => boundedBody({ body, bytes, host: checked.host, limits, watch }),
		close,
	});
}

/** Reads `bytes 0-99/1234`; the whole may be unknown (`*`). */
function partOf(header: string | undefined): OpenedFile['part'] {
	const match = /^bytes (\d{1,15})-\d{1,15}\/(\d{1,15}|\*)$/.exec(header ?? '');
	if (match === null) return undefined;
	const total = match[2] === '*' ? {} : { total: Number(match[2]) };
	return { from: Number(match[1]), ...total };
}
