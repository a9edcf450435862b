import { N8nCallError } from './rest';
import type { Rest } from './rest';

/** A credential as nodes refer to it. */
export interface CredentialRef {
	id: string;
	name: string;
}

/** Goes through the provider's consent page and returns the address it sends the browser to. */
export type Approve = (authorizeUrl: string) => Promise<string>;

/** Stores a credential as a user would with its form. */
export async function createCredential(
	rest: Rest,
	name: string,
	type: string,
	data: Record<string, unknown>,
): Promise<CredentialRef> {
	const body = { name, type, data };
	const created = await rest.call<CredentialRef>('POST', '/credentials', { body });
	return { id: created.id, name: created.name };
}

/** Does what the button "Connect my account" does, the consent page included. */
export async function connectOAuth2(
	rest: Rest,
	credentialId: string,
	approve: Approve,
): Promise<void> {
	const authorizeUrl = await rest.call<string>('GET', '/oauth2-credential/auth', {
		query: { id: credentialId },
	});
	const callback = new URL(await approve(authorizeUrl));
	const expected = `${rest.baseUrl}/rest/oauth2-credential/callback`;
	if (callback.origin + callback.pathname !== expected) {
		throw new Error(`The consent page leads to ${callback.href}, not to ${expected}`);
	}
	const page = await rest.send('GET', callback.pathname + callback.search);
	if (page.status !== 200 || !isSuccessPage(page.data)) {
		const call = `GET ${callback.pathname} (OAuth2 callback)`;
		throw new N8nCallError(call, page.status, textOf(page.data));
	}
}

/** n8n answers 200 also when the connection failed; the page tells its opener which it was. */
function isSuccessPage(page: unknown): boolean {
	return typeof page === 'string' && page.includes("postMessage('success'");
}

function textOf(page: unknown): string {
	return String(page)
		.replace(/<(style|script)[\s\S]*?<\/\1>/gi, ' ')
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}
