import type { WorkflowJson } from '../install/workflow';
import { N8nCallError } from './rest';
import type { Rest } from './rest';

export type { WorkflowJson } from '../install/workflow';

/** A workflow as n8n keeps it. */
export interface StoredWorkflow extends WorkflowJson {
	id: string;
	active: boolean;
	versionId: string;
}

/** What the editor sends when it saves; the rest of a template file is for people. */
const SAVED_FIELDS = [
	...['name', 'description', 'nodes', 'connections', 'settings', 'nodeGroups', 'pinData'],
];

/** Only the fields of a template that n8n takes when a workflow is saved. */
export function savedFields(workflow: Partial<WorkflowJson>): Partial<WorkflowJson> {
	const entries = SAVED_FIELDS.filter((field) => workflow[field] !== undefined);
	return Object.fromEntries(entries.map((field) => [field, workflow[field]]));
}

/** Saves a new workflow; n8n gives it an id. */
export async function createWorkflow(rest: Rest, workflow: WorkflowJson): Promise<StoredWorkflow> {
	return await rest.call('POST', '/workflows', { body: savedFields(workflow) });
}

/** A workflow as n8n keeps it now. @throws N8nCallError (404) where there is none */
export async function getWorkflow(rest: Rest, id: string): Promise<StoredWorkflow> {
	return await rest.call('GET', `/workflows/${id}`);
}

/** Saves changes; an active workflow goes on with its published version until activated again. */
export async function updateWorkflow(
	rest: Rest,
	id: string,
	changes: Partial<WorkflowJson>,
): Promise<StoredWorkflow> {
	return await rest.call('PATCH', `/workflows/${id}`, { body: savedFields(changes) });
}

/** Publishes the latest version. n8n registers webhooks some moments later. */
export async function activateWorkflow(rest: Rest, id: string): Promise<StoredWorkflow> {
	const { versionId } = await getWorkflow(rest, id);
	return await rest.call('POST', `/workflows/${id}/activate`, { body: { versionId } });
}

/** Takes a workflow out of production: its schedule and webhooks end. It is kept as it is. */
export async function deactivateWorkflow(rest: Rest, id: string): Promise<StoredWorkflow> {
	return await rest.call('POST', `/workflows/${id}/deactivate`, { body: {} });
}

/** Presses "Execute workflow" on a trigger and returns the execution's id. */
export async function runManually(
	rest: Rest,
	id: string,
	triggerNodeName: string,
): Promise<string> {
	// n8n before 2.38 wants the workflow in the body as well; later ones ignore it.
	const workflowData = await getWorkflow(rest, id);
	const body = { workflowData, triggerToStartFrom: { name: triggerNodeName } };
	const path = `/workflows/${id}/run`;
	const answer = await rest.call<{ executionId?: string }>('POST', path, { body });
	if (!answer.executionId) throw new N8nCallError(`POST /rest${path}`, 200, answer);
	return answer.executionId;
}
