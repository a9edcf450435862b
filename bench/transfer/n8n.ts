import { buildPack, N8nClient, startN8n, type N8nHost } from '../../host';
import { startSandbox } from '../../sandbox';
import { printifyWorld, SHOP, TOKEN } from '../../test/contract/support/printify-world';
import { callWebhook } from '../call-webhook';
import { openMadeHost, openSink } from './file-host';
import { openGate } from './gate';
import { layOutNodes } from './nodes/lay-out';
import { fromStore, fromUrl, pipeStep, transferStep } from './workflows';

/** One way of bringing a file from somewhere to somewhere. */
export type Way =
	| 'transfer from url'
	| 'pipe from url'
	| 'transfer from store'
	| 'pipe from store'
	| 'fetch from store';

/** Brings all that comes before the measured part about. Its answer does the measured part. */
export type Ready = () => Promise<void>;

/** A real n8n in which files are brought in four ways. */
export interface TransferHost {
	host: N8nHost;
	/** Makes a new file of that size ready; from an address it is made while it is read. */
	prepare(way: Way, bytes: number): Promise<Ready>;
	close(): Promise<void>;
}

/** That it did what is measured, and not that it failed quickly. */
function check(answer: unknown, way: Way, { bytes, arrived }: { bytes: number; arrived: number }) {
	const [item]: unknown[] = [answer].flat();
	const { fileId, bytes: sent } = (item ?? {}) as { fileId?: unknown; bytes?: unknown };
	const isThere = way.startsWith('transfer') ? fileId !== undefined : arrived === bytes;
	if (sent !== bytes || !isThere) {
		throw new Error(`${way}: n8n answered ${JSON.stringify(answer)}, ${arrived} bytes arrived`);
	}
}

/** Starts n8n with the packed nodes and the bench's own, the sandbox, and a host of files. */
export async function openTransferHost(): Promise<TransferHost> {
	const [files, sink, gate] = [await openMadeHost(), await openSink(), await openGate()];
	const nodes = layOutNodes();
	const sandbox = await startSandbox({ scenario: printifyWorld });
	const host = await startN8n({
		packTarball: await buildPack(),
		hasEditor: true,
		env: { N8N_CUSTOM_EXTENSIONS: nodes.folder },
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
	const url = '={{ $json.body.url }}';
	const workflows = [
		fromUrl('transfer-from-url', transferStep(credential, { source: 'url', fileUrl: url })),
		fromUrl('pipe-from-url', pipeStep(sink.url, url)),
		fromStore('transfer-from-store', transferStep(credential, { source: 'binary' })),
		fromStore('pipe-from-store', pipeStep(sink.url)),
		fromStore('fetch-from-store', pipeStep(sink.url, '', true)),
	];
	for (const workflow of workflows) {
		const { id } = await client.createWorkflow(workflow);
		await client.activate(id);
	}
	let seed = 0;
	return {
		host,
		async prepare(way, bytes) {
			seed += 1;
			const path = way.replaceAll(' ', '-');
			const file = { bytes, seed, go: gate.url, url: `${files.url}/${bytes}/${seed}.png` };
			const before = sink.received();
			const checked = (answer: unknown) =>
				check(answer, way, { bytes, arrived: sink.received() - before });
			const run = async () => await callWebhook(`${host.url}/webhook/${path}`, file);
			if (way.endsWith('url')) return async () => checked(await run());
			const answer = run();
			const goOn = await Promise.race([gate.arrival(), answer.then(early(way))]);
			return async () => {
				goOn();
				checked(await answer);
			};
		},
		async close() {
			await host.stop();
			await sandbox.close();
			nodes.remove();
			for (const one of [files, sink, gate]) one.close();
		},
	};
}

function early(way: Way) {
	return (answer: unknown): never => {
		throw new Error(`${way}: n8n did not wait, and answered ${JSON.stringify(answer)}`);
	};
}
