import type { INodeProperties } from 'n8n-workflow';

/** The name of a run, as it stands in the column `claimedBy` of the ledger. */
export const claimedByProperty: INodeProperties = {
	displayName: 'Claimed By',
	name: 'claimedBy',
	type: 'string',
	default: '={{ $execution.id }}',
	required: true,
	description: 'What this run wrote into the column claimedBy',
};
