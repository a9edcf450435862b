import type { INode } from 'n8n-workflow';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { templateFiles } from '../../../install/workflow';
import type { WorkflowJson } from '../../../host';
import { isExpression, isObject } from './parameter-tree';

const FOLDER = join(__dirname, '..', '..', '..', 'workflows');
const STICKY = 'n8n-nodes-base.stickyNote';

/** A bundled workflow as it stands in its file. */
export interface Template extends WorkflowJson {
	/** The file's name. */
	file: string;
	/** The file's fields, such as n8n writes them when a workflow is exported. */
	fields: string[];
}

/**
 * Every template of a folder; the bundled ones unless another is named.
 * @throws for a file that is no JSON
 */
export function readTemplates(folder = FOLDER): Template[] {
	return templateFiles(folder).map((file) => {
		const json = JSON.parse(readFileSync(file, 'utf8')) as WorkflowJson;
		return { ...json, file: basename(file), fields: Object.keys(json) };
	});
}

/** Whether a node is a note on the canvas, which does nothing. */
export function isSticky({ type }: INode): boolean {
	return type === STICKY;
}

/** The nodes that do something. */
export function steps({ nodes }: WorkflowJson): INode[] {
	return nodes.filter((node) => !isSticky(node));
}

/** The notes on the canvas. */
export function stickies({ nodes }: WorkflowJson): INode[] {
	return nodes.filter(isSticky);
}

/** The Markdown of a note; empty where it has none. */
export function stickyText({ parameters }: INode): string {
	return typeof parameters.content === 'string' ? parameters.content : '';
}

/** Every text in a value, however deep, with its path. */
export function textsIn(value: unknown, path = ''): Array<[path: string, text: string]> {
	if (typeof value === 'string') return [[path, value]];
	if (!isObject(value)) return [];
	return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${path}.${key}`));
}

/** Every expression of a node, with the path of its parameter. */
export function expressionsIn({ parameters }: INode): Array<[path: string, text: string]> {
	return textsIn(parameters).filter(([, text]) => isExpression(text));
}
