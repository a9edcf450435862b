import type { IAllExecuteFunctions, ICredentialDataDecryptedObject } from 'n8n-workflow';
import { failure } from '../../../core/domain/failure';
import { fail, ok, type Result } from '../../../core/domain/result';
import { etsyCaller, type EtsyCall } from '../../../core/etsy/caller';
import { etsyApi, type EtsyApi } from '../../../core/etsy/client';
import { etsyProfile } from '../../../core/etsy/profile';
import { createApiClient } from '../../../core/transport/api-client';
import { createN8nHttpPort } from '../../../core/transport/n8n-http-port';
import type { LimitReading } from '../../../core/transport/rate-limiter';
import { readCredential, type CredentialName } from '../credential';
import { noteLimits } from './day-left';

/** The credential of the node Etsy. */
const CREDENTIAL: CredentialName = {
	type: 'etsyOAuth2Api',
	displayName: 'Etsy OAuth2 API',
	service: 'etsy',
};

/** What a session needs of n8n; every kind of node function has it. */
export type SessionContext = Pick<IAllExecuteFunctions, 'getCredentials' | 'getNode' | 'helpers'>;

/** Etsy with the credential of one item. */
export interface EtsySession {
	api: EtsyApi;
	/** For the calls that `api` does not name. */
	call: EtsyCall;
	/** The limits that the latest answer told; empty before the first. */
	limits(): LimitReading[];
	/** Where this Etsy is; a sandbox's is on this machine. */
	baseUrl: string;
}

function text(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

function tokenOf(credential: ICredentialDataDecryptedObject, name: string): string {
	const tokens: unknown = credential.oauthTokenData;
	return typeof tokens === 'object' && tokens !== null ? text(Reflect.get(tokens, name)) : '';
}

/** What a seller has to fill in or do in the credential, or nothing. */
function lack(credential: ICredentialDataDecryptedObject): string | undefined {
	if (text(credential.clientId) === '') return 'has no keystring';
	if (text(credential.sharedSecret) === '') return 'has no shared secret';
	if (text(credential.baseUrl) === '') return 'has no base address';
	if (tokenOf(credential, 'access_token') === '') return 'is not connected to a shop yet';
	return undefined;
}

/** Reads the credential; one that is not complete is a failure that says what is missing. */
async function readEtsyCredential(
	context: SessionContext,
	itemIndex: number,
): Promise<Result<ICredentialDataDecryptedObject>> {
	const credential = await readCredential(context, CREDENTIAL, itemIndex);
	if (!credential.ok) return credential;
	const missing = lack(credential.value);
	if (missing === undefined) return credential;
	return fail(
		failure({
			category: 'auth',
			provider: 'etsy',
			operation: 'credential',
			message: `The Etsy credential ${missing}.`,
			hint: 'Open the Etsy credential in n8n, fill in "Keystring" and "Shared Secret", press "Connect" and allow access.',
		}),
	);
}

/** Opens Etsy with the credential chosen in the node. Makes no call. */
export async function openEtsy(
	context: SessionContext,
	itemIndex: number,
): Promise<Result<EtsySession>> {
	const credential = await readEtsyCredential(context, itemIndex);
	if (!credential.ok) return credential;
	const fields = credential.value;
	let readings: LimitReading[] = [];
	const profile = etsyProfile(
		{
			keystring: text(fields.clientId),
			sharedSecret: text(fields.sharedSecret),
			baseUrl: text(fields.baseUrl),
			secrets: [tokenOf(fields, 'access_token'), tokenOf(fields, 'refresh_token')],
		},
		(latest) => {
			readings = latest;
			noteLimits(context, latest);
		},
	);
	const port = createN8nHttpPort({ context, credentialType: CREDENTIAL.type });
	const call = etsyCaller(createApiClient({ profile, port }));
	return ok({
		api: etsyApi(call),
		call,
		limits: () => readings,
		baseUrl: profile.baseUrl,
	});
}

/**
 * The access token as it is now. n8n may have renewed it since the node began, so it is read from
 * the credential again.
 */
export async function readAccessToken(
	context: SessionContext,
	itemIndex: number,
): Promise<Result<string>> {
	const credential = await readEtsyCredential(context, itemIndex);
	return credential.ok ? ok(tokenOf(credential.value, 'access_token')) : credential;
}
