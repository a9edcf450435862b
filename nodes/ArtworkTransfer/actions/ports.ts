import type { Ports } from '../../shared/ports';

/** By operation. */
export const PORTS: Readonly<Record<string, Ports>> = {
	inspect: { inputs: ['Files'], outputs: ['Accepted', 'Rejected'] },
	listChecks: { inputs: ['Orders'], outputs: ['To Check'] },
	listFiles: { inputs: ['Orders'], outputs: ['To Make', 'Nothing to Make'] },
	putFiles: { inputs: ['Orders', 'Files'], outputs: ['Orders'] },
	render: { inputs: ['Lines'], outputs: ['Rendered', 'Needs Attention'] },
	transfer: { inputs: ['Files', 'Artwork Library'], outputs: ['Files', 'New Rows', 'Audit'] },
};

/** The same for the editor. */
export const PORT_CASES = Object.entries(PORTS).map(
	([operation, ports]) => [`$parameter["operation"] === "${operation}"`, ports] as const,
);

/** How many outputs an operation has, without the error output. */
export function outputCount(operation: string): number {
	return PORTS[operation]?.outputs.length ?? 1;
}
