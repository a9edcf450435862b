import { runNode } from './engine';
import nock from 'nock';
import type { ICredentialType, INodeExecutionData } from 'n8n-workflow';
import { DummyNode } from './dummy-node';
import type { DummyCall } from './dummy-node';

/** The name of the OAuth2 credential. */
export const OAUTH = 'dummyOAuth2Api';
/** Where its tokens are renewed. */
export const TOKEN_HOST = 'https://token.test';

/** A connected OAuth2 credential. */
export function oauthCredential() {
	return {
		grantType: 'pkce',
		clientId: 'the-key',
		clientSecret: '',
		accessTokenUrl: `${TOKEN_HOST}/token`,
		authentication: 'body',
		oauthTokenData: { access_token: 'old-token', refresh_token: 'old-refresh', expires_in: 3600 },
	};
}

/** A token credential that signs as n8n's generic credentials do. */
export class DummyApi implements ICredentialType {
	name = 'dummyApi';
	displayName = 'Dummy API';
	properties: ICredentialType['properties'] = [
		{ displayName: 'Base', name: 'base', type: 'string', default: 'def' },
		{ displayName: 'Pass', name: 'pass', type: 'hidden', default: '={{ $self["base"] }}-token' },
	];
	authenticate: ICredentialType['authenticate'] = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.pass}}' } },
	};
}

/** Runs the dummy node once, with one item per call. */
export async function runCalls(calls: DummyCall[], credential = OAUTH) {
	return await runNode({
		node: new DummyNode(),
		parameters: { credential, greeting: '={{ "hello " + $itemIndex }}' },
		credentials: { [OAUTH]: oauthCredential(), dummyApi: {} },
		credentialTypes: [new DummyApi()],
		inputs: [calls.map((json) => ({ json: json as INodeExecutionData['json'] }))],
		onError: 'continueErrorOutput',
	});
}

/** The failure of the only item, which must have left through the error output. */
export async function failureOf(call: DummyCall, credential = OAUTH) {
	const { outputs } = await runCalls([call], credential);
	expect(outputs[0]).toEqual([]);
	return outputs[1]?.[0]?.json.details as Record<string, unknown>;
}

/** No test of a file reaches the network, and every fake answer that was set up is used. */
export function fakeTheNetwork(): void {
	beforeEach(() => {
		nock.disableNetConnect();
	});
	afterEach(() => {
		const neverCalled = nock.pendingMocks();
		nock.cleanAll();
		nock.enableNetConnect();
		expect(neverCalled).toEqual([]);
	});
}

/** A network error as Node.js makes it. */
export function coded(code: string, message: string): Error {
	return Object.assign(new Error(message), { code });
}
