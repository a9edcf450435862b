import { get, request, type IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';

/**
 * What Transfer is held against, in the same process: Node's own pipe from an address, or from
 * n8n's store, to another address; or n8n's store given out by n8n's own address of it, as a
 * printer takes it that fetches files. No look at the file, no hash, no limits.
 */
export class PlainPipe implements INodeType {
	description = {
		displayName: 'Plain Pipe',
		name: 'plainPipe',
		group: ['output' as const],
		version: 1,
		description: 'Only for the bench',
		defaults: { name: 'Plain Pipe' },
		inputs: ['main' as const],
		outputs: ['main' as const],
		usableAsTool: true as const,
		properties: [
			{ displayName: 'From', name: 'from', type: 'string' as const, default: '' },
			{ displayName: 'To', name: 'to', type: 'string' as const, default: '' },
			{ displayName: 'Fetched', name: 'fetched', type: 'boolean' as const, default: false },
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const from = String(this.getNodeParameter('from', 0));
		const to = String(this.getNodeParameter('to', 0));
		if (this.getNodeParameter('fetched', 0) === true) return await letFetch(this, to);
		const { bytes, stream } = from === '' ? await stored(this) : await fetched(from);
		const answer = new Promise<IncomingMessage>((resolve, reject) => {
			const sending = request(to, { method: 'PUT', headers: { 'content-length': bytes } }, resolve);
			sending.on('error', reject);
			pipeline(stream, sending).catch(reject);
		});
		for await (const piece of await answer) void piece;
		return [[{ json: { bytes }, pairedItem: { item: 0 } }]];
	}
}

/**
 * Tells the other side the address of the file in n8n's store, and waits until it has fetched it.
 */
async function letFetch(context: IExecuteFunctions, to: string): Promise<INodeExecutionData[][]> {
	const binary = context.helpers.assertBinaryData(0, 'data');
	const { fileSize: bytes } = await context.helpers.getBinaryMetadata(binary.id ?? '');
	const headers = { 'x-fetch': context.helpers.createBinarySignedUrl(binary) };
	const answer = await new Promise<IncomingMessage>((resolve, reject) => {
		request(to, { method: 'POST', headers }, resolve).on('error', reject).end();
	});
	for await (const piece of answer) void piece;
	return [[{ json: { bytes }, pairedItem: { item: 0 } }]];
}

async function stored(context: IExecuteFunctions) {
	const { id = '' } = context.helpers.assertBinaryData(0, 'data');
	const { fileSize } = await context.helpers.getBinaryMetadata(id);
	return { bytes: fileSize, stream: await context.helpers.getBinaryStream(id) };
}

async function fetched(url: string) {
	const stream = await new Promise<IncomingMessage>((resolve, reject) => {
		get(url, resolve).on('error', reject);
	});
	return { bytes: Number(stream.headers['content-length']), stream };
}
