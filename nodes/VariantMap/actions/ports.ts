import type { Ports } from '../../shared/ports';

/** By operation. Resolve gives orders; see {@link LINES} for its other form. */
export const PORTS: Readonly<Record<string, Ports>> = {
	check: { inputs: ['Start', 'Variant Map'], outputs: ['Findings', 'Summary'] },
	migrate: { inputs: ['Start', 'Variant Map'], outputs: ['Rows', 'No Counterpart'] },
	planPrices: {
		inputs: ['Start', 'Variant Map', 'Exceptions'],
		outputs: ['Map Rows', 'Report', 'Changes', 'Summary'],
	},
	resolve: { inputs: ['Orders', 'Variant Map'], outputs: ['Orders', 'Needs Attention'] },
	review: { inputs: ['Start', 'Variant Map'], outputs: ['Page'] },
	suggest: { inputs: ['Start', 'Variant Map'], outputs: ['Rows', 'Left Over', 'Progress'] },
};

/** Resolve where it gives single lines. */
export const LINES: Ports = {
	inputs: ['Orders', 'Variant Map'],
	outputs: ['Mapped', 'Needs Attention'],
};

/** How many outputs an operation has, without the error output. */
export function outputCount(operation: string): number {
	return PORTS[operation]?.outputs.length ?? 1;
}
