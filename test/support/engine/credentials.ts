import { ICredentialsHelper } from 'n8n-workflow';
import type {
	IAuthenticateGeneric,
	IDataObject,
	IWorkflowDataProxyAdditionalKeys,
	ICredentialDataDecryptedObject,
	ICredentialType,
	ICredentials,
	IHttpRequestOptions,
	INode,
	INodeCredentialsDetails,
	INodeProperties,
	Workflow,
} from 'n8n-workflow';

/** The credentials of one test, by the name of their type. */
export type TestCredentialData = Record<string, ICredentialDataDecryptedObject>;

/** A renewed token, as n8n would store it. */
export interface RefreshedToken {
	type: string;
	data: ICredentialDataDecryptedObject;
}

/**
 * Stands in for n8n's credential store: fills in the defaults of the credential's class, signs
 * requests with its `authenticate`, and remembers renewed OAuth tokens. A type whose class is not
 * given counts as OAuth2 when its name says so, and as one without authentication otherwise.
 */
export class TestCredentials extends ICredentialsHelper {
	readonly refreshed: RefreshedToken[] = [];
	private resolve: Resolve = (value) => value;

	constructor(
		private readonly data: TestCredentialData,
		private readonly types: readonly ICredentialType[],
	) {
		super();
	}

	/** Expressions in credentials are worked out by a workflow, which exists only later. */
	attach(workflow: Workflow, node: INode): void {
		this.resolve = (value, given) =>
			typeof value === 'string' && value.startsWith('=')
				? workflow.expression.getSimpleParameterValue(node, value, 'internal', given)
				: value;
	}

	getParentTypes(name: string): string[] {
		const type = this.typeOf(name);
		if (type !== undefined) return type.extends ?? [];
		return /OAuth2/.test(name) ? ['oAuth2Api'] : [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const authenticate = this.typeOf(typeName)?.authenticate;
		if (authenticate === undefined) return request;
		if (typeof authenticate === 'function') return await authenticate(credentials, request);
		return signGenerically(authenticate, credentials, request, this.resolve);
	}

	async preAuthentication(): Promise<undefined> {
		return undefined;
	}

	async runPreAuthentication(): Promise<undefined> {
		return undefined;
	}

	async getCredentials(): Promise<ICredentials> {
		throw new Error('Tests hold no encrypted credentials');
	}

	async getDecrypted(
		_additionalData: unknown,
		_details: INodeCredentialsDetails,
		type: string,
	): Promise<ICredentialDataDecryptedObject> {
		const given = this.data[type];
		if (given === undefined) throw new Error(`The test gives no credential ${type}`);
		const values = { ...defaultsOf(this.getCredentialsProperties(type)), ...given };
		// Hidden fields may be built from others: `={{ $self["baseUrl"] }}/token`.
		const self = { $self: values as IDataObject };
		return resolveAll(values, this.resolve, self) as ICredentialDataDecryptedObject;
	}

	async updateCredentials(): Promise<void> {
		throw new Error('Tests do not save credentials');
	}

	async updateCredentialsOauthTokenData(
		_details: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		const saved = structuredClone(data);
		// The next read gets the new token, as from n8n's database.
		this.data[type] = { ...this.data[type], ...saved };
		this.refreshed.push({ type, data: saved });
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		return this.typeOf(type)?.properties ?? [];
	}

	private typeOf(name: string): ICredentialType | undefined {
		return this.types.find((type) => type.name === name);
	}
}

function defaultsOf(properties: INodeProperties[]): ICredentialDataDecryptedObject {
	return Object.fromEntries(
		properties.map((property) => [property.name, property.default]),
	) as ICredentialDataDecryptedObject;
}

/** Works out an expression with what n8n gives it: `$credentials` or `$self`. */
type Resolve = (value: unknown, given: IWorkflowDataProxyAdditionalKeys) => unknown;

function resolveAll(
	fields: Record<string, unknown> | undefined,
	resolve: Resolve,
	given: IWorkflowDataProxyAdditionalKeys,
): IDataObject {
	return Object.fromEntries(
		Object.entries(fields ?? {}).map(([name, value]) => [name, resolve(value, given)]),
	) as IDataObject;
}

function signGenerically(
	{ properties }: IAuthenticateGeneric,
	credentials: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
	resolve: Resolve,
): IHttpRequestOptions {
	const given = { $credentials: credentials as IDataObject };
	return {
		...request,
		headers: { ...request.headers, ...resolveAll(properties.headers, resolve, given) },
		qs: { ...request.qs, ...resolveAll(properties.qs, resolve, given) },
	};
}
