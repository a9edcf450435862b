import type { INode } from 'n8n-workflow';
import { offeredCredentials } from './offered-credentials';
import { isSticky } from './workflow';
import type { Template, WorkflowJson } from './workflow';

const REQUEST = 'n8n-nodes-base.httpRequest';

/**
 * The steps of a workflow in which a credential must still be chosen: those that the note "how to
 * set it up" of its template names. Ways that are switched off and calls to other services are left
 * out, for they are a matter of choice.
 */
export function stepsWithoutCredential(workflow: WorkflowJson, template: Template): string[] {
	const guide = guideOf(template);
	return workflow.nodes
		.filter((node) => guide.includes(`**${node.name}**`) && isNeeded(node))
		.filter(({ credentials = {} }) => !Object.values(credentials).some(({ id }) => Boolean(id)))
		.map(({ name }) => name);
}

function isNeeded(node: INode): boolean {
	return !node.disabled && node.type !== REQUEST && offeredCredentials(node).length > 0;
}

function guideOf({ name, nodes }: Template): string {
	const texts = nodes.filter(isSticky).map(({ parameters }) => String(parameters.content ?? ''));
	return texts.find((text) => text.startsWith(`## ${name}\n`)) ?? '';
}

/** Whether something starts the workflow once it is active: it can be activated. */
export function canBeActive({ nodes }: WorkflowJson): boolean {
	return nodes.some(
		({ type, disabled }) =>
			!disabled && /trigger/i.test(type) && type !== 'n8n-nodes-base.manualTrigger',
	);
}
