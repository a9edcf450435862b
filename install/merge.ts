import type { IConnections, INode, IWorkflowSettings } from 'n8n-workflow';
import { changesSince, leavesOfConnections, leavesOfNode } from './fingerprint';
import type { Leaf } from './fingerprint';
import type { Mark } from './mark';
import { isUsersOwn, keepUsersOwn } from './users-own';
import { isSticky } from './workflow';
import type { Template, WorkflowJson } from './workflow';

/** Something of the user's that an update would overwrite. */
export interface Conflict {
	/** The step it is about; empty: the arrows. */
	step: string;
	what: 'added' | 'changed' | 'removed' | 'connected otherwise';
	/** What it says in n8n now, for changes. */
	details: string[];
}

/** A template brought together with what is installed. */
export interface Merged {
	workflow: WorkflowJson & { settings: IWorkflowSettings };
	conflicts: Conflict[];
}

/**
 * Brings a new template together with the workflow that an older one became. What is the user's to
 * set is kept; what else the user changed is named, for it would be lost.
 * @param mark what is remembered of the older template; nothing: only added steps can be told
 */
export function merge(installed: WorkflowJson, template: Template, mark?: Mark): Merged {
	const pairs = pair(installed.nodes, template.nodes);
	const fresh = template.nodes.map((node) => {
		const old = pairs.get(node);
		if (!old) return node;
		return keepUsersOwn(node, old, ownChanges(old, mark).length > 0);
	});
	const matched = new Set(pairs.values());
	const extra = installed.nodes.filter((node) => !matched.has(node) && !isKnown(node, mark));
	const notes = extra.filter(isSticky);
	return {
		workflow: {
			...template,
			name: mark && installed.name !== mark.name ? installed.name : template.name,
			nodes: [...fresh, ...notes],
			connections: template.connections,
			settings: { ...template.settings, ...installed.settings },
		},
		conflicts: [
			...extra.filter((node) => !isSticky(node)).map((node) => conflict(node.name, 'added')),
			...(mark ? conflictsSince(installed, template, mark, pairs) : []),
		],
	};
}

function conflictsSince(
	installed: WorkflowJson,
	template: Template,
	mark: Mark,
	pairs: ReadonlyMap<INode, INode>,
): Conflict[] {
	const wanted = new Map([...pairs].map(([fresh, old]) => [old, fresh]));
	const changed = installed.nodes.flatMap((node) => {
		const print = mark.nodes[node.id];
		const fresh = wanted.get(node);
		if (print === undefined || isSticky(node)) return [];
		const now = new Set(fresh ? leavesOfNode(fresh).map(textOf) : []);
		const leaves = changesSince(print, leavesOfNode(node))
			.filter(([path]) => !isUsersOwn(node, path))
			.filter((leaf) => !now.has(textOf(leaf)));
		return leaves.length > 0 ? [conflict(node.name, 'changed', leaves)] : [];
	});
	const present = new Set(installed.nodes.map(({ id }) => id));
	const removed = [...pairs.keys(), ...template.nodes]
		.filter((node, index, all) => all.indexOf(node) === index)
		.filter((node) => !pairs.has(node) && !isSticky(node))
		.filter(({ id }) => mark.nodes[id] !== undefined && !present.has(id))
		.map((node) => conflict(node.name, 'removed'));
	const arrows = changedArrows(installed.connections, template.connections, mark);
	return [...changed, ...removed, ...arrows];
}

function changedArrows(now: IConnections, wanted: IConnections, mark: Mark): Conflict[] {
	const known = new Set(leavesOfConnections(wanted).map(textOf));
	const leaves = changesSince(mark.arrows, leavesOfConnections(now)).filter(
		(leaf) => !known.has(textOf(leaf)),
	);
	return leaves.length > 0 ? [conflict('', 'connected otherwise', leaves)] : [];
}

/** What the user changed of what is the user's to change, since it was installed. */
function ownChanges(node: INode, mark?: Mark): Leaf[] {
	const print = mark?.nodes[node.id];
	if (print === undefined) return [];
	return changesSince(print, leavesOfNode(node)).filter(([path]) => isUsersOwn(node, path));
}

/** Which installed node is which of the template: by id, else by name and type. */
function pair(installed: readonly INode[], wanted: readonly INode[]): Map<INode, INode> {
	const pairs = new Map<INode, INode>();
	const free = new Set(installed);
	const take = (fresh: INode, isSame: (old: INode) => boolean) => {
		const old = [...free].find(isSame);
		if (!old || pairs.has(fresh)) return;
		pairs.set(fresh, old);
		free.delete(old);
	};
	for (const fresh of wanted) take(fresh, ({ id }) => id === fresh.id);
	for (const fresh of wanted) {
		take(fresh, ({ name, type }) => name === fresh.name && type === fresh.type);
	}
	return pairs;
}

/** Whether a step came with an older template, which the new one no longer has. */
function isKnown({ id }: INode, mark?: Mark): boolean {
	return mark?.nodes[id] !== undefined;
}

function conflict(step: string, what: Conflict['what'], leaves: Leaf[] = []): Conflict {
	return { step, what, details: leaves.map(([path, value]) => `${path}: ${value}`) };
}

function textOf(leaf: Leaf): string {
	return leaf.join('\0');
}
