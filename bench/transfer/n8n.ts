import { createHash, randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { INode, INodeParameters } from 'n8n-workflow';
import { buildPack, N8nClient, startN8n, type N8nHost, type WorkflowJson } from '../../host';
import { startSandbox, type Sandbox } from '../../sandbox';
import { printifyWorld, SHOP, TOKEN } from '../../test/contract/support/printify-world';
import type { MadeFile } from './file-host';

/** A real n8n with Transfer to Printify behind two addresses. */
export interface TransferHost {
	host: N8nHost;
	sandbox: Sandbox;
	/** From an address. */
	fromUrl(url: string): Promise<unknown>;
	/** From n8n's file store, into which the request is written first. */
	fromStore(file: MadeFile): Promise<unknown>;
	close(): Promise<void>;
}

const FILE_SIZE_MB = '1024';

function workflow(path: string, parameters: INodeParameters, credential: object): WorkflowJson {
	const node = (name: string, type: string, typeVersion: number, at: number): INode => ({
		id: `${path}-${name}`,
		name,
		type,
		typeVersion,
		position: [at * 220, 0],
		parameters: {},
	});
	const to = (name: string) => ({ main: [[{ node: name, type: 'main' as const, index: 0 }]] });
	return {
		name: `Transfer ${path}`,
		nodes: [
			{
				...node('Start', 'n8n-nodes-base.webhook', 2.1, 0),
				webhookId: createHash('md5').update(path).digest('hex'),
				parameters: { httpMethod: 'POST', path, responseMode: 'lastNode', options: {} },
			},
			{
				...node('Artwork Transfer', 'n8n-nodes-print-on-demand.artworkTransfer', 1, 1),
				parameters: {
					operation: 'transfer',
					target: 'provider',
					provider: 'printify',
					...parameters,
				},
				credentials: { printifyApi: credential } as never,
			},
		],
		connections: { Start: to('Artwork Transfer') },
		settings: { executionOrder: 'v1', saveDataSuccessExecution: 'none' },
	};
}

/** Sends a file as a form does, made while it is sent. */
async function post(url: string, file: MadeFile): Promise<unknown> {
	const boundary = `----${randomUUID()}`;
	const head = `--${boundary}\r\nContent-Disposition: form-data; name="data"; filename="big.png"\r\nContent-Type: image/png\r\n\r\n`;
	const tail = `\r\n--${boundary}--\r\n`;
	return await new Promise((resolve, reject) => {
		const sending = request(
			url,
			{
				method: 'POST',
				// A connection that is kept may be closed by n8n just when it is used again.
				agent: false,
				headers: {
					'content-type': `multipart/form-data; boundary=${boundary}`,
					'content-length': head.length + file.bytes + tail.length,
				},
			},
			(answer) => {
				let text = '';
				answer.setEncoding('utf8').on('data', (part: string) => (text += part));
				answer.on('end', () => resolve(JSON.parse(text)));
			},
		);
		sending.on('error', reject);
		const pieces = file.pieces();
		const more = (): void => {
			for (;;) {
				const { done, value } = pieces.next();
				if (done === true) return void sending.end(tail);
				if (!sending.write(value)) return void sending.once('drain', more);
			}
		};
		sending.write(head);
		more();
	});
}

function sent(answer: unknown): unknown {
	const item: unknown = Array.isArray(answer) ? answer[0] : answer;
	const isSent = typeof item === 'object' && item !== null && 'fileId' in item;
	if (!isSent) throw new Error(`n8n answered ${JSON.stringify(answer)}`);
	return item;
}

/** Starts n8n and the sandbox, with the packed nodes. */
export async function openTransferHost(): Promise<TransferHost> {
	const sandbox = await startSandbox({ scenario: printifyWorld });
	const host = await startN8n({
		packTarball: await buildPack(),
		env: { N8N_FORMDATA_FILE_SIZE_MAX: FILE_SIZE_MB, N8N_PAYLOAD_SIZE_MAX: FILE_SIZE_MB },
		installLog: () => undefined,
	});
	await host.ready;
	const client = new N8nClient(host.url);
	await client.setupOwner();
	const credential = await client.createCredential('Printify', 'printifyApi', {
		apiToken: TOKEN,
		baseUrl: sandbox.urls.printify,
		shopId: String(SHOP),
	});
	const publish = async (path: string, parameters: INodeParameters) => {
		const { id } = await client.createWorkflow(workflow(path, parameters, credential));
		await client.activate(id);
	};
	await publish('from-url', { source: 'url', fileUrl: '={{ $json.body.url }}' });
	await publish('from-store', { source: 'binary', binaryPropertyName: 'data' });
	const store = `${host.url}/webhook/from-store`;
	// n8n says that a workflow is active before it listens for it.
	while ((await fetch(store, { method: 'POST' })).status === 404) await sleep(200);
	return {
		host,
		sandbox,
		fromUrl: async (url) => sent(await client.callWebhook('from-url', { url }, 300_000)),
		fromStore: async (file) => sent(await post(store, file)),
		async close() {
			await host.stop();
			await sandbox.close();
		},
	};
}
