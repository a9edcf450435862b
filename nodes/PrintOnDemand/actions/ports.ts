import type { ExpressionString } from 'n8n-workflow';
import { portsBy, type Ports } from '../../shared/ports';

/**
 * By operation value, for operations that have more than one input or output. An operation that is
 * not listed has one input and one output.
 */
const PORTS: Readonly<Record<string, Ports>> = {
	carryOutChange: { inputs: ['Changes'], outputs: ['Done', 'Needs You', 'Try Again'] },
	checkImported: { inputs: ['Orders'], outputs: ['Approve', 'Hold', 'Wait'] },
	checkLateness: {
		inputs: ['Ledger', 'Etsy Now'],
		outputs: ['Late or at Risk', 'On Time', 'Digest'],
	},
	confirm: { inputs: ['Orders', 'Ledger'], outputs: ['Ours'] },
	confirmUnchanged: { inputs: ['Orders', 'Etsy Now'], outputs: ['Unchanged', 'Void'] },
	endedClaims: { inputs: ['Claims', 'Ordered'], outputs: ['Rows'] },
	figures: { inputs: ['Ledger'], outputs: ['Figures', 'Counted'] },
	follow: {
		inputs: ['Ledger'],
		outputs: ['Needs Attention', 'Parcels', 'Read', 'Changed', 'Checked'],
	},
	listQuotes: { inputs: ['Orders', 'Ledger', 'Exceptions'], outputs: ['Quotes'] },
	orderedRows: { inputs: ['Made', 'Orders'], outputs: ['Add', 'Update'] },
	plan: {
		inputs: ['Orders', 'Ledger', 'Exceptions', 'Quotes'],
		outputs: ['Ready', 'Hold', 'Ignore'],
	},
	planChanges: { inputs: ['Ledger', 'Etsy Now'], outputs: ['Take Up', 'Over'] },
	plannedRows: { inputs: ['Orders'], outputs: ['New', 'Known'] },
	planRetention: {
		inputs: ['Open Etsy Orders', 'Ledger', 'Exceptions', 'Parcels', 'Library', 'Audit Log'],
		outputs: ['Ledger: Reduce', 'Remove', 'Audit: Cut', 'Stored', 'Told', 'Products'],
	},
	planRetries: {
		inputs: ['Exceptions', 'Ledger', 'Parcels'],
		outputs: ['Try Again', 'Tell', 'Close', 'Note'],
	},
	planSupply: {
		inputs: ['Orders', 'Ledger', 'Exceptions'],
		outputs: ['Ready', 'Hold', 'Settle'],
	},
	planTracking: {
		inputs: ['Parcels', 'Ledger', 'Exceptions'],
		outputs: ['Tell Etsy', 'Leave Out'],
	},
	readSupplierParcel: { inputs: ['Reports', 'Ledger'], outputs: ['Noted', 'Refused'] },
	reconcile: {
		inputs: ['Etsy Orders', 'Ledger', 'Printers', 'Parcels', 'Exceptions'],
		outputs: ['Findings', 'Ledger: Change', 'Ledger: Add', 'Parcels', 'Note', 'Close', 'Told'],
	},
	sentInPart: { inputs: ['Ledger', 'Exceptions'], outputs: ['Sent in Part'] },
	verifyAudit: { inputs: ['Audit Log'], outputs: ['Verdict', 'Problems'] },
};

/** How many outputs an operation has, without the error output. */
export function outputCount(operation: string): number {
	return PORTS[operation]?.outputs.length ?? 1;
}

/** The expression by which the editor draws the node's inputs or outputs. */
export function portsExpression(side: keyof Ports): ExpressionString {
	const cases = Object.entries(PORTS).map(
		([operation, ports]) =>
			[`$parameter["operation"] === ${JSON.stringify(operation)}`, ports] as const,
	);
	return portsBy(cases, side);
}
