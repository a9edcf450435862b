import type { IConnections, INode } from 'n8n-workflow';
import { createHash } from 'node:crypto';
import { addsRows } from './table-ids';

/** Enough of a hash that one change among some hundred values goes unseen once in ten thousand. */
const LENGTH = 6;

/** What the editor fills in by itself when a step is opened: no change of the user's. */
const FILLED_IN = /(^|\.)(schema\.\d+\.|cachedResult\w+$|mode$|__rl$|attemptToConvertTypes$|id$)/;

/** A value inside a parameter, with the path that leads to it. */
export type Leaf = [path: string, value: string];

/**
 * The values in a structure, however deep, without those that n8n leaves out when they are the
 * default: empty ones and `false`.
 */
export function leavesOf(value: unknown, path = ''): Leaf[] {
	if (value === null || value === undefined || value === '' || value === false) return [];
	if (typeof value !== 'object') return FILLED_IN.test(path) ? [] : [[path, String(value)]];
	return Object.entries(value).flatMap(([key, inner]) =>
		leavesOf(inner, path === '' ? key : `${path}.${key}`),
	);
}

/** What a step does, as values: what is looked at to tell whether a user changed it. */
export function leavesOfNode(step: INode): Leaf[] {
	const { name, type, parameters, ...node } = step;
	const { onError, executeOnce, alwaysOutputData, retryOnFail } = node;
	const how = { onError, executeOnce, alwaysOutputData, retryOnFail };
	// The install writes the table's id into these, see withTableIds.
	const isWired = ([path]: Leaf) => path === 'dataTableId.value' && addsRows(step);
	const values = leavesOf(parameters).filter((leaf) => !isWired(leaf));
	return [['name', name], ['type', type], ...leavesOf(how), ...values];
}

/** The arrows between steps. */
export function leavesOfConnections(connections: IConnections): Leaf[] {
	return Object.entries(connections).flatMap(([from, outputs]) =>
		Object.entries(outputs).flatMap(([kind, lists]) =>
			lists.flatMap((list, output) =>
				(list ?? []).map(
					({ node, index }): Leaf => [`${from} → ${node}`, `${kind} ${output} ${index}`],
				),
			),
		),
	);
}

/** A short hash of one value at its place. */
export function hashOf([path, value]: Leaf): string {
	return createHash('sha256').update(`${path}\0${value}`).digest('hex').slice(0, LENGTH);
}

/** The hashes of values, as one text. */
export function fingerprint(leaves: Leaf[]): string {
	return [...new Set(leaves.map(hashOf))].sort().join('');
}

/** The values that are not among those of a fingerprint. */
export function changesSince(print: string, leaves: Leaf[]): Leaf[] {
	const known = new Set(print.match(new RegExp(`.{${LENGTH}}`, 'g')) ?? []);
	return leaves.filter((leaf) => !known.has(hashOf(leaf)));
}
