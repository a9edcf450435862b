import type { INode, INodeTypeDescription } from 'n8n-workflow';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CredentialRef } from './credentials';
import type { Rest } from './rest';
import { createWorkflow, updateWorkflow } from './workflows';
import type { StoredWorkflow, WorkflowJson } from './workflows';

export interface ImportOptions {
	/** The credential to use for each credential type. */
	credentials?: Record<string, CredentialRef>;
	/** A last change before a template is saved, such as a shorter schedule. */
	patch?: (workflow: WorkflowJson, file: string) => WorkflowJson;
	/** Template ids and their workflows from imports before this one; those of this one are added. */
	links?: Map<string, string>;
}

/** A template and the workflow that n8n made of it. */
export interface ImportedTemplate {
	file: string;
	/** The id in the file, which other templates may refer to. */
	templateId?: string;
	workflow: StoredWorkflow;
}

/**
 * Imports template files as a user would in the editor: each becomes a new workflow, credentials
 * are picked in every node that offers their type, and links between the templates (sub-workflows,
 * error workflows) are set to the new ids.
 */
export async function importTemplates(
	rest: Rest,
	source: string | string[],
	{
		credentials = {},
		patch = (workflow) => workflow,
		links: newIds = new Map(),
	}: ImportOptions = {},
): Promise<ImportedTemplate[]> {
	const imported: ImportedTemplate[] = [];
	for (const file of templateFiles(source)) {
		const template = JSON.parse(readFileSync(file, 'utf8')) as WorkflowJson;
		const types = await credentialTypes(rest, template.nodes);
		const nodes = template.nodes.map((node) => withCredentials(node, types, credentials));
		const workflow = await createWorkflow(rest, patch({ ...template, nodes }, file));
		imported.push({ file, templateId: template.id, workflow });
		if (template.id) newIds.set(template.id, workflow.id);
	}
	for (const one of imported) {
		const { nodes, settings } = one.workflow;
		const linked = relink({ nodes, settings }, newIds);
		if (JSON.stringify(linked) !== JSON.stringify({ nodes, settings })) {
			one.workflow = await updateWorkflow(rest, one.workflow.id, linked);
		}
	}
	return imported;
}

/** A folder's template files in the order of their names, or the given files. */
export function templateFiles(source: string | string[]): string[] {
	if (Array.isArray(source)) return source;
	if (!statSync(source).isDirectory()) return [source];
	const names = readdirSync(source).filter((name) => name.endsWith('.json'));
	return names.sort().map((name) => join(source, name));
}

/** Fills the credentials of a node for the types that it offers, and leaves others empty. */
export function withCredentials(
	node: INode,
	types: Map<string, string[]>,
	credentials: Record<string, CredentialRef>,
): INode {
	const { nodeCredentialType, genericAuthType } = node.parameters;
	const offered = [...(types.get(typeKey(node)) ?? []), nodeCredentialType, genericAuthType];
	const picked = offered.flatMap((type) => {
		const credential = typeof type === 'string' ? credentials[type] : undefined;
		return credential ? [[type, credential] as const] : [];
	});
	return picked.length > 0 ? { ...node, credentials: Object.fromEntries(picked) } : node;
}

/** Replaces template ids by workflow ids wherever a node or a setting refers to a workflow. */
export function relink<T>(value: T, newIds: Map<string, string>): T {
	if (Array.isArray(value)) return value.map((item: unknown) => relink(item, newIds)) as T;
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).map(([key, inner]: [string, unknown]) => {
		const names = key === 'workflowId' || key === 'errorWorkflow';
		if (names && typeof inner === 'string') return [key, newIds.get(inner) ?? inner];
		if (names && isLocator(inner)) {
			return [key, { ...inner, value: newIds.get(inner.value) ?? inner.value }];
		}
		return [key, relink(inner, newIds)];
	});
	return Object.fromEntries(entries) as T;
}

function isLocator(value: unknown): value is { __rl: true; value: string } {
	return typeof value === 'object' && value !== null && '__rl' in value && 'value' in value;
}

function typeKey({ type, typeVersion }: INode): string {
	return `${type}@${typeVersion}`;
}

/** Which credential types each kind of node in a template offers, as n8n describes it. */
async function credentialTypes(rest: Rest, nodes: INode[]): Promise<Map<string, string[]>> {
	const kinds = new Map(nodes.map((node) => [typeKey(node), node]));
	const types = new Map<string, string[]>();
	for (const [key, { type, typeVersion }] of kinds) {
		const body = { nodeInfos: [{ name: type, version: typeVersion }] };
		const [description] = await rest.call<INodeTypeDescription[]>('POST', '/node-types', { body });
		types.set(
			key,
			(description?.credentials ?? []).map(({ name }) => name),
		);
	}
	return types;
}
