import type { IAuthenticateGeneric, IHttpRequestOptions } from 'n8n-workflow';
import type { CredentialData, ProviderModule } from '../../../core/providers/module';
import { openProvider } from '../../../core/providers/registry';
import type { PrintProvider } from '../../../core/providers/types';
import { createApiClient } from '../../../core/transport/api-client';
import type { FieldValue, HttpPort, HttpRequest } from '../../../core/transport/http';
import type { ProviderCase } from '../conformance/provider-case';
import { skippingClock } from '../clock';
import { valueOf } from '../result';

const CREDENTIAL = /\{\{ \$credentials\.(\w+)(?:\.trim\(\))? \}\}/;

function signedBy(generic: IAuthenticateGeneric, credential: Record<string, string>) {
	const headers = Object.entries(generic.properties.headers ?? {});
	return Object.fromEntries(
		headers.map(([name, text]) => [
			name,
			String(text)
				.replace(/^=/, '')
				.replace(CREDENTIAL, (_, field: string) => credential[field] ?? ''),
		]),
	);
}

/** Adds to each call what n8n would add from the credential. */
export function signing(one: ProviderCase, credential: Record<string, string>, port: HttpPort) {
	const { authenticate } = one.credentialType;
	const sign = async (request: HttpRequest): Promise<HttpRequest> => {
		if (typeof authenticate === 'function') {
			const { qs = {} }: IHttpRequestOptions = await authenticate(credential, { url: request.url });
			return { ...request, query: { ...request.query, ...(qs as Record<string, FieldValue>) } };
		}
		if (!authenticate) return request;
		return { ...request, headers: { ...request.headers, ...signedBy(authenticate, credential) } };
	};
	return { send: async (request: HttpRequest) => await port.send(await sign(request)) };
}

/** One for all, so that what limits remember never lies in the future. */
const CLOCK = skippingClock();

/** The adapter of a seller, over any way out; it waits for nothing. */
export function sellerAt(
	module: ProviderModule,
	{ credential, storeId }: { credential: CredentialData; storeId?: string | undefined },
	port: HttpPort,
): PrintProvider {
	const profile = module.profile(credential);
	// The pace that is kept at a provider would only move the clock.
	const limits = profile.limits.map((rule) => ({ ...rule, limit: 1_000_000 }));
	const client = createApiClient({
		profile: { ...profile, limits },
		port,
		...CLOCK,
		random: () => 0,
	});
	return valueOf(
		openProvider(module, { client, credential, now: CLOCK.now, ...(storeId ? { storeId } : {}) }),
	);
}
