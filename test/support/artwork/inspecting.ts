import type { IDataObject, OnError } from 'n8n-workflow';
import { PrintfulApi } from '../../../credentials/PrintfulApi.credentials';
import { ArtworkTransfer } from '../../../nodes/ArtworkTransfer/ArtworkTransfer.node';
import { ACCOUNT_TOKEN, STORE } from '../../contract/support/printful-world';
import { runNode } from '../engine';
import type { TestItem } from '../engine/inputs';

/** What Inspect adds to an item. */
export interface ArtworkJson {
	verdict: string;
	summary: string;
	findings: Array<{ code: string; severity: string; message: string; hint: string }>;
	[fact: string]: unknown;
}

/** An item that holds a file itself, as n8n does it with small ones. */
export function itemWith(file: Buffer, fileName: string, json: IDataObject = {}): TestItem {
	const data = { data: file.toString('base64'), mimeType: 'application/octet-stream', fileName };
	return { json, binary: { data } };
}

/** Runs Inspect; failed items leave by the error output. */
export async function inspect(
	parameters: object,
	items: TestItem[],
	baseUrl = 'http://127.0.0.1:9',
	onError: OnError = 'continueErrorOutput',
) {
	const { outputs, error } = await runNode({
		node: new ArtworkTransfer(),
		parameters: { operation: 'inspect', ...parameters } as never,
		credentials: { printfulApi: { apiToken: ACCOUNT_TOKEN, storeId: String(STORE), baseUrl } },
		credentialTypes: [new PrintfulApi()],
		inputs: [items],
		onError,
	});
	if (error) throw error;
	const [accepted = [], rejected = [], failed = []] = outputs;
	const artwork = (list: typeof accepted) => list.map(({ json }) => json.artwork as ArtworkJson);
	return {
		accepted: artwork(accepted),
		rejected: artwork(rejected),
		failed: failed.map(({ json }) => json),
		items: accepted,
	};
}
