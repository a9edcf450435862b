import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IHookFunctions,
	INodeCredentialTestResult,
	IWebhookFunctions,
} from 'n8n-workflow';
import { readSigningKey } from '../../core/etsy/webhooks/verify-signature';
import type { Result } from '../../core/domain/result';
import { readCredential, type CredentialName } from '../shared/credential';
import { failureToError } from '../shared/failure-to-error';

const CREDENTIAL: CredentialName = {
	type: 'etsyWebhookApi',
	displayName: 'Etsy Webhook API',
	service: 'etsy',
};

function secretOf(fields: unknown): string {
	const secret: unknown =
		typeof fields === 'object' && fields !== null
			? Reflect.get(fields, 'signingSecret')
			: undefined;
	return typeof secret === 'string' ? secret : '';
}

/** The key that Etsy signs with, or why there is none. */
export async function signingKey(
	context: IHookFunctions | IWebhookFunctions,
): Promise<Result<Uint8Array>> {
	const credential = await readCredential(context, CREDENTIAL, 0);
	return credential.ok ? readSigningKey(secretOf(credential.value)) : credential;
}

/** Stops the activation where there is no usable secret. @throws NodeOperationError */
export async function requireSigningKey(context: IHookFunctions): Promise<void> {
	const key = await signingKey(context);
	if (!key.ok) throw failureToError(context.getNode(), key.failure, 0);
}

/** The test of the credential: whether the secret was pasted whole. Calls nobody. */
export async function isSigningSecretWhole(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const key = readSigningKey(secretOf(credential.data));
	return key.ok
		? { status: 'OK', message: 'The secret is whole. Etsy offers no way to test it further.' }
		: { status: 'Error', message: `${key.failure.message} ${key.failure.hint}` };
}
