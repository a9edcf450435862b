import { createHash } from 'node:crypto';
import type { INode, INodeParameters } from 'n8n-workflow';
import type { WorkflowJson } from '../../host';

/** A step of a workflow, without its place. */
type Step = Pick<INode, 'name' | 'type' | 'typeVersion' | 'parameters'> & Partial<INode>;

/** A workflow that is one row of steps behind an address; the last step's item is the answer. */
function row(path: string, steps: readonly Step[]): WorkflowJson {
	const webhookId = createHash('md5').update(path).digest('hex');
	const start: Step = {
		name: 'Start',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2.1,
		webhookId,
		parameters: { httpMethod: 'POST', path, responseMode: 'lastNode', options: {} },
	};
	const nodes = [start, ...steps].map(
		(step, at): INode => ({ id: `${path}-${at}`, position: [at * 220, 0], ...step }),
	);
	const links = nodes.slice(1).map(({ name }, at) => {
		const to = { main: [[{ node: name, type: 'main' as const, index: 0 }]] };
		return [nodes[at]?.name ?? '', to] as const;
	});
	return {
		name: `Bench ${path}`,
		nodes,
		connections: Object.fromEntries(links),
		settings: { executionOrder: 'v1', saveDataSuccessExecution: 'none' },
	};
}

/** Runs a step on the address that it is called with. */
export function fromUrl(path: string, step: Step): WorkflowJson {
	return row(path, [step]);
}

/** Puts a file into n8n's store, waits until it is told to go on, and runs a step on the file. */
export function fromStore(path: string, step: Step): WorkflowJson {
	const [bytes, seed, go] = ['bytes', 'seed', 'go'].map((name) => `={{ $json.body.${name} }}`);
	return row(path, [
		{
			name: 'Keep Made File',
			type: 'CUSTOM.keepMadeFile',
			typeVersion: 1,
			parameters: { bytes, seed, go },
		},
		step,
	]);
}

/** Transfer to Printify, of the file in the item or at the address that the item names. */
export function transferStep(
	credential: { id: string; name: string },
	parameters: INodeParameters,
): Step {
	return {
		name: 'Artwork Transfer',
		type: 'n8n-nodes-print-on-demand.artworkTransfer',
		typeVersion: 1,
		parameters: { operation: 'transfer', target: 'provider', provider: 'printify', ...parameters },
		credentials: { printifyApi: credential },
	};
}

/** The plain pipe; without an address, of the file in the item. */
export function pipeStep(to: string, from = '', fetched = false): Step {
	return {
		name: 'Plain Pipe',
		type: 'CUSTOM.plainPipe',
		typeVersion: 1,
		parameters: { from, to, fetched },
	};
}
