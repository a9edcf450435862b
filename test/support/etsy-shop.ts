import type { INodeType, OnError } from 'n8n-workflow';
import { EtsyOAuth2Api } from '../../credentials/EtsyOAuth2Api.credentials';
import { Etsy } from '../../nodes/Etsy/Etsy.node';
import {
	type ObservedCall,
	type Sandbox,
	type SandboxOptions,
	type Scenario,
	startSandbox,
} from '../../sandbox';
import { runNode, type NodeRun } from './engine';
import type { TestItem } from './engine/inputs';

/** How a test runs an operation of a node. */
export interface RunInShop {
	/** One item each; default: one empty item. */
	items?: TestItem[];
	onError?: OnError;
	/** Default: the node Etsy. */
	node?: INodeType;
	/** Over the credential's fields. */
	credential?: object;
}

/** A sandbox with one Etsy shop, and the node Etsy of a seller who is connected to it. */
export interface TestShop {
	sandbox: Sandbox;
	/** Every call that Etsy answered since the last `forget`, in order. */
	calls: ObservedCall[];
	/** Runs the node in n8n's engine against the sandbox; `resource` and `operation` included. */
	run(parameters: object, options?: RunInShop): Promise<NodeRun>;
	/** The JSON of the first output; throws what the node threw. */
	json(parameters: object, options?: RunInShop): Promise<Array<Record<string, unknown>>>;
	/** The operations that were called since the last `forget`, such as `getListing`. */
	operations(): string[];
	/** Forgets what was called so far. */
	forget(): void;
	close(): Promise<void>;
}

/** What a shop is opened with. */
export interface TestShopOptions extends Omit<SandboxOptions, 'scenario' | 'observe'> {
	/** Permissions of the connection; default: all that the pack asks for. */
	scopes?: string[];
}

/**
 * Opens a shop in a sandbox of its own on localhost. Nothing is faked: the calls go over real
 * sockets. A test file that uses it must not load `nock-lifecycle` rules that forbid localhost.
 * @param scenario whose first shop the connection belongs to
 */
export async function openTestShop(
	scenario: Scenario,
	{ scopes, ...options }: TestShopOptions = {},
): Promise<TestShop> {
	const calls: ObservedCall[] = [];
	const sandbox = await startSandbox({
		limits: { etsy: { perSecond: 1000, perDay: 1_000_000 } },
		...options,
		scenario,
		observe: (call) => calls.push(call),
	});
	const tokens = await sandbox.control.mintEtsyToken(scopes ? { scopes } : {});
	const run = async (
		parameters: object,
		{ items = [{}], onError, node = new Etsy(), credential }: RunInShop = {},
	): Promise<NodeRun> =>
		await runNode({
			node,
			parameters: parameters as never,
			inputs: [items],
			onError,
			credentials: {
				etsyOAuth2Api: {
					keystring: 'sandboxkeystring',
					sharedSecret: 'sandboxsecret',
					baseUrl: sandbox.urls.etsy,
					oauthTokenData: tokens as never,
					...credential,
				},
			},
			credentialTypes: [new EtsyOAuth2Api()],
		});
	return {
		sandbox,
		calls,
		run,
		async json(parameters, runOptions) {
			const { outputs, error } = await run(parameters, runOptions);
			if (error) throw error;
			return (outputs[0] ?? []).map(({ json }) => json);
		},
		operations: () => calls.map(({ operation }) => operation),
		forget: () => {
			calls.length = 0;
		},
		close: async () => await sandbox.close(),
	};
}
