import { createHash } from 'node:crypto';
import { fingerprint, leavesOfConnections, leavesOfNode } from './fingerprint';
import type { Template, WorkflowJson } from './workflow';

/**
 * Static data is what the public API of every version keeps and returns and the editor leaves
 * alone.
 */
const KEY = 'printOnDemandTemplate';

/** What an installed workflow remembers of the template it was made from. */
export interface Mark {
	/** The template's id. */
	template: string;
	/** Hash of the whole template: the same one is not written again. */
	content: string;
	/** Its name then. */
	name: string;
	/** By node id: the fingerprint of the step as it was installed. */
	nodes: Record<string, string>;
	/** The fingerprint of the arrows. */
	arrows: string;
	/** The error workflow that was set by this command. */
	errorWorkflow?: string;
}

/** The mark of a workflow, or nothing where this command did not install it. */
export function readMark(staticData: unknown): Mark | undefined {
	const { global } = asObject(parsed(staticData));
	const mark = asObject(global)[KEY];
	const { template, content, name, nodes, arrows } = asObject(mark);
	const texts = [template, content, name, arrows];
	if (!texts.every((text) => typeof text === 'string') || typeof nodes !== 'object')
		return undefined;
	return mark as Mark;
}

/** Static data with the mark in it; what else is in there stays. */
export function withMark(staticData: unknown, mark: Mark): Record<string, unknown> {
	const data = asObject(parsed(staticData));
	return { ...data, global: { ...asObject(data.global), [KEY]: mark } };
}

/**
 * The mark of a template.
 * @param ids the ids of its nodes in n8n, where they are not those of the template
 */
export function markOf(
	template: Template,
	errorWorkflow?: string,
	ids = new Map<string, string>(),
) {
	const mark: Mark = {
		template: template.id,
		content: contentOf(template),
		name: template.name,
		nodes: Object.fromEntries(
			template.nodes.map((node) => [ids.get(node.id) ?? node.id, fingerprint(leavesOfNode(node))]),
		),
		arrows: fingerprint(leavesOfConnections(template.connections)),
		...(errorWorkflow ? { errorWorkflow } : {}),
	};
	return mark;
}

/** A hash of what a template says; the order of its fields does not count. */
export function contentOf({
	name,
	description,
	nodes,
	connections,
	settings,
}: WorkflowJson): string {
	const text = canonical({ name, description, nodes, connections, settings });
	return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** JSON with the fields of objects in alphabetical order. */
export function canonical(value: unknown): string {
	return JSON.stringify(value, (_key, inner: unknown) =>
		typeof inner === 'object' && inner !== null && !Array.isArray(inner)
			? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
			: inner,
	);
}

/** n8n keeps static data as an object; some versions answer with its text. */
function parsed(staticData: unknown): unknown {
	if (typeof staticData !== 'string') return staticData;
	return JSON.parse(staticData) as unknown;
}

function asObject(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
