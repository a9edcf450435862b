import { createHash } from 'node:crypto';
import type { INode } from 'n8n-workflow';
import type { WorkflowJson } from '../../../host';
import { svg } from './draw';

/** What Render says of a line in the workflow's answer. */
export interface RenderedLine {
	name: string;
	render: { status: string; sha256: string };
}

/** A name with room for a longer one, on a ground that fills the area. */
const TEMPLATE = svg(
	'<rect width="240" height="240" fill="#fdf6e3"/><text data-field="Name" data-width="200" data-fit="shrink" x="120" y="130" text-anchor="middle" font-size="40">Sample</text>',
);

/** Names for a workflow that makes a file for each. */
export function namesFor(count: number): string[] {
	return Array.from({ length: count }, (_none, at) => `Buyer ${at + 1}`);
}

/**
 * A workflow behind an address that is given `{ names }` and makes the print file of each in one
 * run of Render, all different; it answers with all lines.
 * @param side of the files, in pixels
 */
export function manyFilesWorkflow(path: string, side: number): WorkflowJson {
	const node = (name: string, type: string, at: number, more: Partial<INode>): INode => ({
		...{ id: `${path}-${at}`, name, type, typeVersion: 1, position: [at * 220, 0], parameters: {} },
		...more,
	});
	const to = (name: string) => ({ main: [[{ node: name, type: 'main' as const, index: 0 }]] });
	return {
		name: `Many files ${path}`,
		nodes: [
			node('Start', 'n8n-nodes-base.webhook', 0, {
				typeVersion: 2.1,
				webhookId: createHash('md5').update(path).digest('hex'),
				parameters: {
					...{ httpMethod: 'POST', path, responseMode: 'lastNode', responseData: 'allEntries' },
					options: {},
				},
			}),
			node('Names', 'n8n-nodes-base.splitOut', 1, {
				parameters: { fieldToSplitOut: 'body.names', options: { destinationFieldName: 'name' } },
			}),
			node('Render', 'n8n-nodes-print-on-demand.artworkTransfer', 2, {
				parameters: {
					...{ operation: 'render', templateSource: 'text', templateText: TEMPLATE },
					answers: '={{ [{ name: "Name", value: $json.name }] }}',
					...{ printWidth: side, printHeight: side, printUnit: 'px', dpi: 300 },
				},
			}),
		],
		connections: { Start: to('Names'), Names: to('Render') },
		settings: { executionOrder: 'v1', saveDataSuccessExecution: 'none' },
	};
}

/** How many different files were made. @throws where a line waits, or is missing */
export function filesMade(answer: unknown): number {
	const lines = answer as RenderedLine[];
	const waits = lines.find(({ render }) => render.status !== 'rendered');
	if (waits) throw new Error(`${waits.name} waits: ${JSON.stringify(waits.render)}`);
	return new Set(lines.map(({ render }) => render.sha256)).size;
}
