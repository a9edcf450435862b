import type { INode } from 'n8n-workflow';
import { offeredCredentials } from './offered-credentials';
import type { WorkflowJson } from './workflow';

/** A credential as nodes refer to it; without an id n8n looks for the name. */
export interface CredentialRef {
	id: string | null;
	name: string;
}

/** The credential to use for each credential type. */
export type Credentials<Ref extends CredentialRef = CredentialRef> = Record<string, Ref>;

/**
 * Fills the credentials of a node for the types that it offers, and leaves others empty. What is
 * chosen in it already stays.
 */
export function withCredentials(node: INode, credentials: Credentials): INode {
	const chosen = node.credentials ?? {};
	const picked = offeredCredentials(node).flatMap((type) => {
		const credential = credentials[type];
		return credential && !chosen[type] ? [[type, credential] as const] : [];
	});
	if (picked.length === 0) return node;
	return { ...node, credentials: { ...Object.fromEntries(picked), ...chosen } };
}

/** Replaces template ids by workflow ids wherever a node or a setting refers to a workflow. */
export function relink<T>(value: T, newIds: ReadonlyMap<string, string>): T {
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

/** Credentials and links of a whole workflow. */
export function wire<T extends WorkflowJson>(
	workflow: T,
	credentials: Credentials,
	newIds: ReadonlyMap<string, string>,
): T {
	const { nodes, settings } = relink(
		{ nodes: workflow.nodes, settings: workflow.settings },
		newIds,
	);
	return {
		...workflow,
		nodes: nodes.map((node) => withCredentials(node, credentials)),
		...(settings ? { settings } : {}),
	};
}

function isLocator(value: unknown): value is { __rl: true; value: string } {
	return typeof value === 'object' && value !== null && '__rl' in value && 'value' in value;
}
