import { NodeConnectionTypes, type ExpressionString } from 'n8n-workflow';

/** The named inputs and outputs of one form of a node. */
export interface Ports {
	inputs: readonly string[];
	outputs: readonly string[];
}

/**
 * The expression by which the editor draws a node's inputs or outputs, where these depend on its
 * parameters.
 * @param cases conditions in the words of an expression, such as `$parameter["operation"] ===
 *   "plan"`, with what holds under each; the first that is true counts
 * @param otherwise the names where none is; without them, one port without a name
 */
export function portsBy(
	cases: ReadonlyArray<readonly [string, Ports]>,
	side: keyof Ports,
	otherwise?: Ports,
): ExpressionString {
	const type = NodeConnectionTypes.Main;
	const written = (names: readonly string[]) =>
		JSON.stringify(names.map((displayName) => ({ type, displayName })));
	const chain = cases.map(([condition, ports]) => `${condition} ? ${written(ports[side])} : `);
	const last = otherwise ? written(otherwise[side]) : JSON.stringify([{ type }]);
	return `={{ ${chain.join('')}${last} }}`;
}
