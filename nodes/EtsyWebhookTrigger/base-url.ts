import type { IWebhookFunctions } from 'n8n-workflow';
import { readCredential } from '../shared/credential';

/**
 * The base address of the credential that will read the order; empty where the credential cannot
 * be read, which is told when it is used.
 */
export async function baseUrlOf(context: IWebhookFunctions): Promise<string> {
	const name = { type: 'etsyOAuth2Api', displayName: 'Etsy OAuth2 API', service: 'etsy' } as const;
	const credential = await readCredential(context, name, 0);
	const baseUrl: unknown = credential.ok ? credential.value.baseUrl : undefined;
	return typeof baseUrl === 'string' ? baseUrl.trim() : '';
}
