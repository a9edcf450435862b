import type { IDataObject, INodeExecutionData, INodeParameters, OnError } from 'n8n-workflow';
import { EtsyOAuth2Api } from '../../../credentials/EtsyOAuth2Api.credentials';
import { ArtworkTransfer } from '../../../nodes/ArtworkTransfer/ArtworkTransfer.node';
import { PrintOnDemand } from '../../../nodes/PrintOnDemand/PrintOnDemand.node';
import { type ObservedCall, type Sandbox, startSandbox } from '../../../sandbox';
import { CASES, credentialsOfAll, worldOfAll } from '../conformance/cases';
import { hurry, NO_LIMIT } from '../conformance/engine-driver';
import { runNode, type NodeRun } from '../engine';
import type { TestItem } from '../engine/inputs';
import { mediaScenario } from '../etsy-media';
import { openFileHost, type Listener } from './listeners';

/** What came out of Transfer, by its outputs. */
export interface Transferred {
	files: IDataObject[];
	rows: IDataObject[];
	audit: IDataObject[];
	failed: IDataObject[];
	run: NodeRun;
}

/** A seller with every provider, an Etsy shop, and files on a host of their own. */
export interface Studio {
	sandbox: Sandbox;
	/** Files by their path; what is not here is not there. */
	files: Map<string, Buffer>;
	host: Listener & { requests: string[] };
	/** The address of a file on that host. */
	at(path: string): string;
	/** Every call that the services answered since the last `forget`. */
	calls: ObservedCall[];
	operations(): string[];
	forget(): void;
	/** Runs Transfer; failed items leave by the error output unless told otherwise. */
	transfer(
		parameters: object,
		items: TestItem[],
		rows?: IDataObject[],
		onError?: OnError,
	): Promise<Transferred>;
	/** Runs the node Print on Demand and gives its first output. */
	printOnDemand(parameters: object): Promise<IDataObject[]>;
	/** Over the fields of a credential, by its type. */
	credentials: Record<string, object>;
	close(): Promise<void>;
}

/** Opens one; everything is on this machine. */
export async function openStudio(): Promise<Studio> {
	const calls: ObservedCall[] = [];
	const limits = Object.fromEntries(
		CASES.map(({ provider }) => [provider, { perMinute: NO_LIMIT }]),
	);
	const sandbox = await startSandbox({
		scenario: { ...worldOfAll(), ...mediaScenario() },
		limits: { ...limits, etsy: { perSecond: 1000, perDay: NO_LIMIT } },
		observe: (call) => calls.push(call),
	});
	hurry(sandbox);
	const tokens = await sandbox.control.mintEtsyToken({});
	const files = new Map<string, Buffer>();
	const host = await openFileHost((path, response) => {
		const bytes = files.get(path);
		if (bytes === undefined) response.writeHead(404).end();
		else response.writeHead(200, { 'content-length': bytes.length }).end(bytes);
	});
	const studio: Studio = {
		sandbox,
		files,
		host,
		at: (path) => `http://127.0.0.1:${host.port}${path}`,
		calls,
		operations: () => calls.map(({ operation }) => operation),
		forget: () => {
			calls.length = 0;
			host.requests.length = 0;
		},
		credentials: {},
		async transfer(parameters, items, rows = [{}], onError = 'continueErrorOutput') {
			const etsy = {
				keystring: 'sandboxkeystring',
				sharedSecret: 'sandboxsecret',
				baseUrl: sandbox.urls.etsy,
				oauthTokenData: tokens as never,
			};
			const credentials = { ...credentialsOfAll(sandbox), etsyOAuth2Api: etsy };
			for (const [type, fields] of Object.entries(studio.credentials)) {
				Object.assign(credentials[type as 'etsyOAuth2Api'], fields);
			}
			const run = await runNode({
				node: new ArtworkTransfer(),
				parameters: { operation: 'transfer', ...parameters } as INodeParameters,
				credentials: credentials as never,
				credentialTypes: [
					...CASES.map(({ credentialType }) => credentialType),
					new EtsyOAuth2Api(),
				],
				inputs: [items, rows],
				onError,
			});
			const json = (output: INodeExecutionData[] = []) => output.map((item) => item.json);
			const [done, newRows, audit, failed] = run.outputs;
			return {
				files: json(done),
				rows: json(newRows),
				audit: json(audit),
				failed: json(failed),
				run,
			};
		},
		async printOnDemand(parameters) {
			const { outputs, error } = await runNode({
				node: new PrintOnDemand(),
				parameters: parameters as INodeParameters,
				credentials: credentialsOfAll(sandbox),
				credentialTypes: CASES.map(({ credentialType }) => credentialType),
			});
			if (error) throw error;
			return (outputs[0] ?? []).map(({ json }) => json);
		},
		async close() {
			await Promise.all([sandbox.close(), host.close()]);
		},
	};
	return studio;
}
