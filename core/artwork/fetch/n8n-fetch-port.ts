import type { IAllExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { outcomeOfError, plainHeaders } from '../../transport/n8n-error';
import type { BodyStream, FetchPort, FileAnswer, FileGet, NameAnswer } from './types';

type Helpers = Pick<IAllExecuteFunctions, 'helpers'>['helpers'];
type Lookup = ReturnType<ReturnType<Helpers['getSecureEgressFilter']>['createSecureLookup']>;

/**
 * Fetches by n8n's own request helper, without any credential.
 *
 * n8n 2.30 and later hand out the look-up of names that n8n itself uses (`getSecureEgressFilter`,
 * with the operator's own rules if there are any) and pass `agentOptions` on to the connection,
 * where `host` counts before the host of the URL; the name still goes into the `Host` header and is
 * what the certificate is checked against. Older ones have neither: `resolve` is absent there.
 */
export function createFetchPort({ helpers }: { helpers: Helpers }): FetchPort {
	// The type is that of the newest n8n; older ones do not have it.
	const { getSecureEgressFilter } = helpers as Partial<Helpers>;
	return {
		...(getSecureEgressFilter === undefined
			? {}
			: {
					resolve: async (host: string) =>
						await lookUp(getSecureEgressFilter().createSecureLookup(), host),
				}),
		get: async (request) => await get(helpers, request),
	};
}

async function lookUp(lookup: Lookup, host: string): Promise<NameAnswer> {
	return await new Promise((resolve) => {
		lookup(host, { all: true }, (error, answer) => {
			const found = Array.isArray(answer) ? answer : [];
			resolve(
				error ? { problem: error.message } : { addresses: found.map(({ address }) => address) },
			);
		});
	});
}

async function get(helpers: Helpers, request: FileGet): Promise<FileAnswer> {
	const { url, range, connectTo, timeoutMs, signal } = request;
	const options: IHttpRequestOptions = {
		method: 'GET',
		url,
		// Compressed answers tell no size; n8n's library would decompress them all the same.
		headers: {
			Accept: '*/*',
			'Accept-Encoding': 'identity',
			...(range === undefined ? {} : { Range: `bytes=${range.from}-${range.to}` }),
		},
		encoding: 'stream',
		returnFullResponse: true,
		disableFollowRedirect: true,
		ignoreHttpStatusErrors: true,
		timeout: timeoutMs,
		abortSignal: signal,
		...(connectTo === undefined ? {} : { agentOptions: { host: connectTo } }),
	};
	try {
		return answerOf(await helpers.httpRequest(options));
	} catch (error) {
		const outcome = outcomeOfError(error, url);
		const reason = outcome.kind === 'none' ? outcome.reason : 'cut';
		const detail = outcome.kind === 'none' ? outcome.detail : 'no answer';
		const isPlain = reason === 'cut' || reason === 'timeout';
		return { kind: 'none', reason: isPlain ? reason : 'not_sent', detail };
	}
}

function answerOf(answer: unknown): FileAnswer {
	const { statusCode, headers, body } = answer as Record<string, unknown>;
	if (typeof statusCode !== 'number' || !isStream(body)) {
		return { kind: 'none', reason: 'cut', detail: 'n8n returned no stream' };
	}
	return { kind: 'answer', status: statusCode, headers: plainHeaders(headers), body };
}

function isStream(body: unknown): body is BodyStream {
	return (
		typeof body === 'object' &&
		body !== null &&
		Symbol.asyncIterator in body &&
		'destroy' in body &&
		typeof body.destroy === 'function'
	);
}
