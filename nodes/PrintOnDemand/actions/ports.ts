import { NodeConnectionTypes, type ExpressionString } from 'n8n-workflow';

/** The named inputs and outputs of an operation that has more than one of either. */
interface Ports {
	inputs: string[];
	outputs: string[];
}

/** By operation value. An operation that is not listed has one input and one output. */
const PORTS: Readonly<Record<string, Ports>> = {
	confirm: { inputs: ['Orders', 'Ledger'], outputs: ['Ours'] },
	plan: { inputs: ['Orders', 'Ledger'], outputs: ['Ready', 'Hold', 'Ignore'] },
};

/** How many outputs an operation has, without the error output. */
export function outputCount(operation: string): number {
	return PORTS[operation]?.outputs.length ?? 1;
}

/** The expression by which the editor draws the node's inputs or outputs. */
export function portsExpression(side: keyof Ports): ExpressionString {
	const type = NodeConnectionTypes.Main;
	const cases = Object.entries(PORTS).map(([operation, ports]) => {
		const named = ports[side].map((displayName) => ({ type, displayName }));
		return `$parameter["operation"] === ${JSON.stringify(operation)} ? ${JSON.stringify(named)} : `;
	});
	return `={{ ${cases.join('')}${JSON.stringify([{ type }])} }}`;
}
