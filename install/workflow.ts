import type { IConnections, INode, IWorkflowSettings } from 'n8n-workflow';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A workflow as it stands in a template file or is sent to n8n. */
export interface WorkflowJson {
	id?: string;
	name: string;
	description?: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
	[field: string]: unknown;
}

/** A template file with the id by which other templates may refer to it. */
export interface Template extends WorkflowJson {
	id: string;
	/** The file's name without its ending, such as `sync-etsy-orders`. */
	file: string;
}

/** A folder's template files in the order of their names, or the given files. */
export function templateFiles(source: string | string[]): string[] {
	if (Array.isArray(source)) return source;
	if (!statSync(source).isDirectory()) return [source];
	const names = readdirSync(source).filter((name) => name.endsWith('.json'));
	return names.sort().map((name) => join(source, name));
}

/** All templates of a folder. */
export function readTemplateFolder(folder: string): Template[] {
	return templateFiles(folder).map((path) => {
		const json = JSON.parse(readFileSync(path, 'utf8')) as WorkflowJson & { id: string };
		const file = path.slice(path.lastIndexOf('/') + 1).replace(/\.json$/, '');
		return { ...json, file };
	});
}

/** Whether a node is a note on the canvas. */
export function isSticky({ type }: INode): boolean {
	return type === 'n8n-nodes-base.stickyNote';
}
