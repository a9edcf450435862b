import { get } from 'node:http';
import { Readable } from 'node:stream';
import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { madeFile } from '../made-file';

/**
 * Puts a made file into n8n's store, as any step before Transfer does that brings one, and goes on
 * when an address answers: so that bringing the file counts neither as time nor as memory.
 */
export class KeepMadeFile implements INodeType {
	description = {
		displayName: 'Keep Made File',
		name: 'keepMadeFile',
		group: ['input' as const],
		version: 1,
		description: 'Only for the bench',
		defaults: { name: 'Keep Made File' },
		inputs: ['main' as const],
		outputs: ['main' as const],
		usableAsTool: true as const,
		properties: [
			{ displayName: 'Bytes', name: 'bytes', type: 'number' as const, default: 0 },
			{ displayName: 'Seed', name: 'seed', type: 'number' as const, default: 0 },
			{ displayName: 'Go', name: 'go', type: 'string' as const, default: '' },
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const bytes = Number(this.getNodeParameter('bytes', 0));
		const seed = Number(this.getNodeParameter('seed', 0));
		const stream = Readable.from(madeFile(bytes, seed).pieces());
		const data = await this.helpers.prepareBinaryData(stream, `made-${seed}.png`, 'image/png');
		const go = String(this.getNodeParameter('go', 0));
		await new Promise((resolve, reject) => {
			get(go, (answer) => answer.resume().on('end', resolve)).on('error', reject);
		});
		return [[{ json: {}, binary: { data }, pairedItem: { item: 0 } }]];
	}
}
