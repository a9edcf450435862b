import { readFileSync } from 'node:fs';
import { relink, withCredentials } from '../install/wiring';
import { templateFiles } from '../install/workflow';
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
		const nodes = template.nodes.map((node) => withCredentials(node, credentials));
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
